import type { Generated } from 'kysely'

/** Columns the people noun adds to the platform's account tables, and its own. */
export type SessionTables = {
  sessions: { isKept: Generated<boolean> }
  accounts: { totpLastStep: Generated<number> }
  passkeys: { rpId: string }
  passkeyChallenges: { challenge: string; accountId: string | null; expiresAt: string }
}
