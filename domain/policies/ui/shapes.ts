import type { OutputOf } from '#web/api.ts'

export type Policy = OutputOf<'policy.get'>

/** What can be done with a policy or its version that asks for a word or a day. */
export type PolicyAct = 'review' | 'returnReview' | 'approve' | 'returnApproval' | 'issue' | 'noteReview' | 'end'
