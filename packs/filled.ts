import type { SampleRecord } from '#platform/core/pack-samples.ts'

type Values = Readonly<Record<string, unknown>>

/** Short words in which the sample firms write their filled forms down; what comes out is plain data. */
function record(state: SampleRecord['state']) {
  return (form: string, subject: string | undefined, values: Values, key?: string): SampleRecord => ({
    ...(key === undefined ? {} : { key }),
    form,
    ...(subject === undefined ? {} : { subject }),
    values,
    state,
  })
}

export const submitted = record('submitted')
export const draft = record('draft')

/** Somebody by name. */
export const who = (name: string) => ({ name })
