import type { CadencePlan, CadenceRepeat, CadenceRole } from '#platform/core/pack-cadences.ts'
import type { cadenceTexts } from './cadence-texts.ts'

export type Say = (key: keyof typeof cadenceTexts, params?: Record<string, unknown>) => string

/** 'every month', 'every 2 weeks', or that the number is open. */
export function everyText({ every, unit }: Pick<CadenceRepeat, 'every' | 'unit'>, t: Say): string {
  if (every === null) return t('cadence.not_set')
  return every === 1 ? t(`every.one_${unit}`) : t('every.many', { n: every, unit: t(`unit.${unit}`) })
}

/** A plan in a line: '3/30/60 + 15/30/60', '每月 至少 1 次'. */
export function planText(plan: CadencePlan, t: Say): string {
  return plan.tracks
    .filter((track) => track.onRequest !== true)
    .map(({ steps = [], repeat }) => {
      if (repeat === undefined) return steps.map((step) => daysText(step.days, t)).join('/')
      const every = everyText(repeat, t)
      return plan.anchor.kind === 'period' && repeat.every !== null ? `${every}${t('cadence.at_least')}` : every
    })
    .join(' + ')
}

/** Days as a number; none of them is the same day. */
function daysText(days: number | null, t: Say): string {
  if (days === null) return t('cadence.not_set')
  return days === 0 ? t('cadence.same_day_short') : String(days)
}

/** What one counts from, with the titles of forms, fields and matters where they are known. */
export function anchorText(
  { anchor }: Pick<CadencePlan, 'anchor'>,
  t: Say,
  form: string | undefined,
  field: string | undefined,
): string {
  if (anchor.kind === 'form')
    return t(anchor.from === 'approved' ? 'anchor.form_approved' : 'anchor.form', { form: form ?? anchor.form })
  if (anchor.kind === 'field') return t('anchor.field', { field: field ?? anchor.field })
  if (anchor.kind === 'entry')
    return t(anchor.within === undefined ? 'anchor.entry' : `anchor.entry_${anchor.within}`, {
      matter: field ?? anchor.matter,
    })
  if (anchor.kind === 'period')
    return t(anchor.within === undefined ? 'anchor.period' : `anchor.period_${anchor.within}`)
  return t(`anchor.${anchor.kind}`)
}

/** Who it is, in a word; posts by their titles. */
export function roleText(role: CadenceRole, t: Say, posts: ReadonlyMap<string, string>, isShort = false): string {
  if (role.kind === 'post') return posts.get(role.post) ?? role.post
  return t(isShort ? `role.short_${role.kind}` : `role.${role.kind}`)
}

/** Clauses in a row are said by their ends: VIS-01 至 VIS-05、VIS-10. */
export function clauseRuns(clauses: readonly string[], t: Say): string[] {
  const numberOf = (clause: string) => Number(clause.slice(clause.lastIndexOf('-') + 1))
  const follows = (a: string, b: string) =>
    a.slice(0, a.lastIndexOf('-')) === b.slice(0, b.lastIndexOf('-')) && numberOf(b) === numberOf(a) + 1
  const runs: string[][] = []
  for (const clause of clauses) {
    const last = runs.at(-1)
    if (last !== undefined && follows(last.at(-1) ?? '', clause)) last.push(clause)
    else runs.push([clause])
  }
  return runs.flatMap((run) => (run.length < 3 ? run : [t('cadence.clause_run', { from: run[0], to: run.at(-1) })]))
}

/** How many of its parts differ: each number, word or condition counts once. */
export function countChanges(before: unknown, after: unknown): number {
  if (JSON.stringify(before) === JSON.stringify(after)) return 0
  const isOpen = (value: unknown) => typeof value === 'object' && value !== null
  if (!isOpen(before) || !isOpen(after)) return 1
  const keys = new Set([...Object.keys(before as object), ...Object.keys(after as object)])
  const at = (value: unknown, key: string) => (value as Record<string, unknown>)[key]
  return [...keys].reduce((total, key) => total + countChanges(at(before, key), at(after, key)), 0)
}
