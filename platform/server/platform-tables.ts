import type { Generated } from 'kysely'

/** The tables of migrations/0001_platform.sql that nouns touch through the query builder. */
export type PlatformTables = {
  accounts: {
    id: string
    email: string
    passwordHash: string | null
    totpSecret: string | null
    totpConfirmedAt: string | null
    recoveryHashes: Generated<string[]>
    language: Generated<string>
    mustChangePassword: Generated<boolean>
    disabledAt: string | null
    createdAt: Generated<string>
  }
  passkeys: {
    id: string
    accountId: string
    credentialId: string
    publicKey: Uint8Array
    counter: Generated<number>
    transports: Generated<string[]>
    name: string
    createdAt: Generated<string>
    lastUsedAt: string | null
  }
  sessions: {
    id: string
    accountId: string
    tokenHash: Buffer
    userAgent: string
    ip: string
    createdAt: string
    seenAt: string
    expiresAt: string
    revokedAt: string | null
  }
  apiTokens: {
    id: string
    accountId: string
    name: string
    tokenHash: Buffer
    rights: string[]
    createdAt: string
    expiresAt: string | null
    lastUsedAt: string | null
    revokedAt: string | null
  }
  attempts: { kind: string; key: string; at: string }
  auditLog: {
    id: Generated<number>
    at: string
    kind: string
    operation: string
    actorId: string
    actorName: string
    subject: string | null
    ids: string[]
    purpose: string | null
    approvalId: string | null
    detail: unknown
    requestId: string
    ip: string | null
    sessionId: string | null
  }
  recordChanges: {
    id: string
    entity: string
    recordId: string
    version: number
    kind: string
    diff: Record<string, [unknown, unknown]>
    at: string
    actorId: string
    source: string
    reason: string | null
    feeder: string | null
    actId: string | null
    requestId: string
  }
  storedFiles: { sha256: string; size: number; type: string; createdAt: Generated<string> }
  settings: {
    key: string
    value: unknown
    version: Generated<number>
    updatedAt: Generated<string>
    updatedBy: string | null
  }
  savedViews: {
    id: string
    entity: string
    name: string
    ownerId: string
    isShared: Generated<boolean>
    view: unknown
    position: Generated<number>
    version: Generated<number>
    createdAt: Generated<string>
  }
}
