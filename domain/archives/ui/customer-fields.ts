import { useMemo } from 'react'
import type { Text } from '#platform/core/i18n.ts'
import type { FormFields, FormValues } from '#platform/ui/field-form.ts'
import type { FieldRecord } from '#platform/ui/field-text.ts'
import type { OutputOf } from '#web/api.ts'
import { useAsk } from '#web/api-hooks.ts'
import { customer } from '../schema.ts'

export type CustomerFields = {
  /** Declared fields and those of the trades and the firm, side by side. */
  fields: FormFields
  groups: Readonly<Record<string, Text>>
  /** Keys kept in `extra`. */
  extra: ReadonlySet<string>
  asked: OutputOf<'customer.fields'>['asked'] | undefined
}

// The standard of a firm changes a few times a year.
const staleMs = 10 * 60_000

/** What an archive of this firm holds; the declared fields are there at once, the firm's own follow. */
export function useCustomerFields(): CustomerFields {
  const { data } = useAsk('customer.fields', {}, { staleMs })
  return useMemo(() => {
    const extra = (data?.extra ?? {}) as unknown as FormFields
    return {
      fields: { ...named(customer.fields, data?.fields), ...extra },
      groups: customer.groups,
      extra: new Set(Object.keys(extra)),
      asked: data?.asked,
    }
  }, [data])
}

/** The declared fields as the firm calls them: 业主名称 where its customers are 业主. */
function named(fields: FormFields, asked: OutputOf<'customer.fields'>['fields'] | undefined): FormFields {
  if (asked === undefined) return fields
  const label = (key: string) => asked[key]?.['label'] as Text | undefined
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [key, { ...field, label: label(key) ?? field.label }]),
  )
}

/** A row with the firm's own values beside the declared ones, as the fields above stand side by side. */
export function flatRow(row: FieldRecord): FieldRecord {
  const { extra, ...rest } = row
  return typeof extra === 'object' && extra !== null ? { ...rest, ...extra } : rest
}

/** The values of a form as the server takes them: the firm's own go into `extra`. */
export function nestValues(values: FormValues, extra: ReadonlySet<string>): FormValues {
  const own = Object.entries(values).filter(([key]) => extra.has(key))
  const declared = Object.entries(values).filter(([key]) => !extra.has(key))
  return { ...Object.fromEntries(declared), ...(own.length > 0 && { extra: Object.fromEntries(own) }) }
}
