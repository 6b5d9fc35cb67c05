import { lazy, Suspense } from 'react'
import type { FieldData } from '#platform/core/fields.ts'
import { type FieldRecord, fieldText, isEmptyValue } from './field-text.ts'
import { useLanguage } from './language.tsx'
import { useReferenceName } from './references.tsx'

// The table of divisions is 160 kB; only screens that show a region pay for it.
const RegionName = lazy(() => import('./region-name.tsx').then(({ RegionName: component }) => ({ default: component })))

// The lunar calendar is 100 kB; only a sheet that shows an age pays for it.
const YearsSince = lazy(() => import('./years-since.tsx').then(({ YearsSince: component }) => ({ default: component })))

type FieldValueProps = {
  field: FieldData
  value: unknown
  /** The row the value stands in, for its siblings: currency, `<key>Name` of a reference. */
  record?: FieldRecord
  fieldKey?: string
  /** As short as a table cell wants it: regions without their province. */
  short?: boolean
}

/** Shows a value of any field type; nothing when it is empty. */
export function FieldValue({ field, value, record = {}, fieldKey = '', short = false }: FieldValueProps) {
  const { language } = useLanguage()
  if (isEmptyValue(value)) return null
  switch (field.type) {
    case 'region':
      return (
        <Suspense>
          <RegionName code={String(value)} short={short} />
        </Suspense>
      )
    case 'ref': {
      const given = record[`${fieldKey.replace(/Id$/, '')}Name`]
      return typeof given === 'string' ? given : <ReferenceName to={field.to ?? ''} id={String(value)} />
    }
    case 'url':
      return (
        <a className="lnk" href={String(value)} target="_blank" rel="noreferrer">
          {String(value).replace(/^https?:\/\//, '')}
        </a>
      )
    case 'birthday':
    case 'partialDate': {
      const text = fieldText(field, value, language, record, fieldKey)
      // A covered value tells no age, and a table has no room for one.
      if (short || String(value).includes('*')) return text
      return (
        <>
          {text}
          <Suspense>
            <YearsSince value={String(value)} isAge={field.type === 'birthday'} />
          </Suspense>
        </>
      )
    }
    default:
      return fieldText(field, value, language, record, fieldKey)
  }
}

function ReferenceName({ to, id }: { to: string; id: string }) {
  return useReferenceName(to, id) ?? '…'
}
