import Big from 'big.js'

/** A computed value as data. Amounts are decimal strings throughout, so 0.1 + 0.2 is 0.3 (FRM-14). */
export type Formula =
  | { field: string }
  | { number: string }
  | { plus: readonly Formula[] }
  | { minus: readonly [Formula, Formula] }
  | { times: readonly Formula[] }
  | { over: readonly [Formula, Formula] }
  /** The smallest or the largest of them: a cap, a floor. */
  | { least: readonly Formula[] }
  | { most: readonly Formula[] }
  /** A formula per option of a field: whether more or less of it is better. */
  | { byOption: string; of: Readonly<Record<string, Formula>> }
  /** Sum of a table column: 'lines.amount'. */
  | { sum: string }
  | { mean: string }
  /** Rows of a table, or ticks of an option group. */
  | { count: string }
  /** Rows of a table whose column is ticked: 'tasks.isDone'. */
  | { ticked: string }
  /** Scores times their weights, as a share of the most they could be, times `outOf`. */
  | { weighted: readonly { field: string; weight: number; most: number }[]; outOf: number }
  /** Whole years from a day until the day of filling. */
  | { yearsSince: string }
  /** Days from the first to the second. */
  | { daysBetween: readonly [string, string] }

/** What a formula reads: values of the form (or of the row, then of the form), and the day it is filled. */
export type FormulaValues = {
  value(key: string): unknown
  today: string
}

/** Digits after the point of a quotient before it is rounded for show. */
const quotientScale = 8

/**
 * The value of a formula as a plain decimal string; null when something it needs is empty or it divides by zero.
 * An empty summand counts as nothing only inside sums of a column: a missing price must not look like a price of 0.
 */
export function compute(formula: Formula, from: FormulaValues): string | null {
  const result = evaluate(formula, from)
  return result === null ? null : trimmed(result)
}

function evaluate(formula: Formula, from: FormulaValues): Big | null {
  if ('field' in formula) return numberOf(from.value(formula.field))
  if ('number' in formula) return numberOf(formula.number)
  if ('plus' in formula) return fold(formula.plus, from, (a, b) => a.plus(b))
  if ('times' in formula) return fold(formula.times, from, (a, b) => a.times(b))
  if ('minus' in formula) return fold(formula.minus, from, (a, b) => a.minus(b))
  if ('over' in formula) return divide(formula.over, from)
  if ('least' in formula) return fold(formula.least, from, (a, b) => (b.lt(a) ? b : a))
  if ('most' in formula) return fold(formula.most, from, (a, b) => (b.gt(a) ? b : a))
  if ('byOption' in formula) return evaluateOption(formula, from)
  if ('sum' in formula) return columnOf(formula.sum, from).reduce((total, one) => total.plus(one), new Big(0))
  if ('mean' in formula) return meanOf(columnOf(formula.mean, from))
  if ('count' in formula) {
    const list = from.value(formula.count)
    return new Big(Array.isArray(list) ? list.length : 0)
  }
  if ('ticked' in formula) return new Big(cellsOf(formula.ticked, from).filter((one) => one === true).length)
  if ('weighted' in formula) return weigh(formula, from)
  if ('yearsSince' in formula) return yearsBetween(from.value(formula.yearsSince), from.today)
  return daysBetween(from.value(formula.daysBetween[0]), from.value(formula.daysBetween[1]))
}

function fold(parts: readonly Formula[], from: FormulaValues, join: (a: Big, b: Big) => Big): Big | null {
  const [first, ...rest] = parts.map((one) => evaluate(one, from))
  if (first === undefined || first === null) return null
  return rest.reduce<Big | null>((total, one) => (total === null || one === null ? null : join(total, one)), first)
}

function evaluateOption({ byOption, of }: Extract<Formula, { byOption: string }>, from: FormulaValues): Big | null {
  const chosen = from.value(byOption)
  const formula = typeof chosen === 'string' && Object.hasOwn(of, chosen) ? of[chosen] : undefined
  return formula === undefined ? null : evaluate(formula, from)
}

function divide([above, below]: readonly [Formula, Formula], from: FormulaValues): Big | null {
  const a = evaluate(above, from)
  const b = evaluate(below, from)
  return a === null || b === null || b.eq(0) ? null : a.div(b).round(quotientScale)
}

function columnOf(path: string, from: FormulaValues): Big[] {
  return cellsOf(path, from).flatMap((one) => numberOf(one) ?? [])
}

function cellsOf(path: string, from: FormulaValues): unknown[] {
  const [table = '', column = ''] = path.split('.')
  const rows = from.value(table)
  return Array.isArray(rows) ? rows.map((row) => (row as Record<string, unknown>)[column]) : []
}

function meanOf(values: readonly Big[]): Big | null {
  if (values.length === 0) return null
  return values
    .reduce((total, one) => total.plus(one), new Big(0))
    .div(values.length)
    .round(quotientScale)
}

function weigh(formula: Extract<Formula, { weighted: unknown }>, from: FormulaValues): Big | null {
  let total = new Big(0)
  let weights = new Big(0)
  for (const { field, weight, most } of formula.weighted) {
    const score = numberOf(from.value(field))
    if (score === null) return null
    total = total.plus(score.times(weight).div(most))
    weights = weights.plus(weight)
  }
  return weights.eq(0) ? null : total.times(formula.outOf).div(weights).round(quotientScale)
}

const dayMs = 86_400_000

function dayOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? value.slice(0, 10) : undefined
}

function yearsBetween(since: unknown, today: string): Big | null {
  const day = dayOf(since)
  if (day === undefined || day > today) return null
  const years = Number(today.slice(0, 4)) - Number(day.slice(0, 4))
  return new Big(today.slice(5) < day.slice(5) ? years - 1 : years)
}

function daysBetween(from: unknown, to: unknown): Big | null {
  const [a, b] = [dayOf(from), dayOf(to)]
  return a === undefined || b === undefined ? null : new Big((Date.parse(b) - Date.parse(a)) / dayMs)
}

function numberOf(value: unknown): Big | null {
  if (typeof value === 'number') return Number.isFinite(value) ? new Big(value) : null
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? new Big(value) : null
}

function trimmed(value: Big): string {
  return value.toFixed(quotientScale).replace(/\.?0+$/, '') || '0'
}

/** Keys of the form a formula reads, tables by their own key; what a cycle is looked for in. */
export function readsOf(formula: Formula): string[] {
  return pathsOf(formula).map(tableOf)
}

/** The same down to the column: 'lines.amount'. */
export function pathsOf(formula: Formula): string[] {
  if ('field' in formula) return [formula.field]
  if ('number' in formula) return []
  if ('sum' in formula) return [formula.sum]
  if ('mean' in formula) return [formula.mean]
  if ('count' in formula) return [formula.count]
  if ('ticked' in formula) return [formula.ticked]
  if ('weighted' in formula) return formula.weighted.map((one) => one.field)
  if ('yearsSince' in formula) return [formula.yearsSince]
  if ('daysBetween' in formula) return [...formula.daysBetween]
  if ('byOption' in formula) return [formula.byOption, ...Object.values(formula.of).flatMap(pathsOf)]
  // What is left has one key, and under it the parts.
  return Object.values(formula).flat().flatMap(pathsOf)
}

/** The field a path 'table.column' begins at. */
export function tableOf(path: string): string {
  return path.split('.')[0] ?? path
}
