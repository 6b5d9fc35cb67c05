import type { Job } from '#domain/kit.ts'
import { applyRule } from './marking/commands.ts'

/** Every night: whoever meets the condition becomes a key account, whoever no longer does stops being one. */
const markKeyAccounts: Job = {
  name: 'keyAccounts.mark',
  // 02:40 in China, after the day's figures are in.
  cron: '40 18 * * *',
  async run(_context, _payload, { step }) {
    await step(applyRule)
  },
}

export const keyAccountsJobs = [markKeyAccounts]
