import type { OutputOf } from '#web/api.ts'

export type PoolRow = OutputOf<'pool.list'>['rows'][number]
export type FallingRow = OutputOf<'pool.forecast'>['rows'][number]
export type Rule = OutputOf<'pool.ruleList'>['rows'][number]
export type Standing = OutputOf<'pool.standing'>
export type HandOver = OutputOf<'handOver.list'>['rows'][number]
export type WholeRound = OutputOf<'allocation.round'>
