import type { OptionList } from '#platform/core/fields.ts'

/** How far a gift has come; past its day and not given is not given. */
export const giftStates = {
  toPrepare: ['待备', 'To prepare'],
  ready: ['已备', 'Ready'],
  given: ['已送', 'Given'],
  missed: ['未送', 'Not given'],
} as const satisfies OptionList
