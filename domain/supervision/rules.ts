export type Verdicts = { inTime: boolean; proper: boolean; stateRight: boolean | null }

/** Which of the three verdicts a failed inspection says no to. */
export function failedOf({ inTime, proper, stateRight }: Verdicts): (keyof Verdicts)[] {
  return [
    ...(inTime ? [] : (['inTime'] as const)),
    ...(proper ? [] : (['proper'] as const)),
    ...(stateRight === false ? (['stateRight'] as const) : []),
  ]
}

/** A share in whole per cent; undefined of nothing. */
export function shareOf(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : Math.round((part / whole) * 100)
}
