import { Checkbox } from '#platform/ui/checkbox.tsx'
import { useT } from '#platform/ui/language.tsx'
import { numberText } from '#platform/ui/number-text.ts'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Select } from '#platform/ui/select.tsx'
import type { InputOf } from '#web/api.ts'
import { useCall } from '#web/api-hooks.ts'
import { importMessages } from './import-messages.ts'
import type { Run } from './run.ts'

type Pointing = Omit<InputOf<'import.inspect'>, 'id' | 'version'>

// The rows around the header and a few below it; the columns panel shows more values.
const rowsBelowHeader = 3
const leastRows = 6

/** The first rows as they stand in the sheet. The header found is tinted; pressing another row makes it the header. */
export function SheetPanel({ run }: { run: Run }) {
  const t = useT(importMessages)
  const { inspection } = run
  const { headerFrom, headerTo, preview } = inspection
  const inspect = useCall('import.inspect')
  const point = (pointing: Pointing) => {
    // The file is read again for each pointing; the next one must know the version this one makes.
    if (inspect.isPending) return
    inspect.mutate({ id: run.id, version: run.version, ...sameFile(run), ...pointing })
  }
  const isTwo = headerTo > headerFrom
  const shown = preview.filter((row, at) => at < leastRows || row.number <= headerTo + rowsBelowHeader)
  const widest = inspection.columns.at(-1)?.index ?? 0
  return (
    <Panel
      title={t('importing.header_title')}
      note={
        headerFrom > 0
          ? t('importing.header_row', { n: isTwo ? `${headerFrom}–${headerTo}` : headerFrom })
          : t('importing.header_none')
      }
      aside={
        <Checkbox
          checked={isTwo}
          onChange={(two) =>
            point({ headerFrom: Math.max(1, headerFrom), headerTo: Math.max(1, headerFrom) + (two ? 1 : 0) })
          }
        >
          {t('importing.header_two')}
        </Checkbox>
      }
    >
      <FileChoices run={run} onPoint={point} />
      <RefusedNote error={inspect.error} />
      <div className="col imp-preview">
        <table className={inspect.isPending ? 'tb c stale' : 'tb c'} aria-busy={inspect.isPending}>
          <tbody>
            {shown.map((row) => {
              const isHeader = row.number >= headerFrom && row.number <= headerTo
              return (
                <tr key={row.number} className={isHeader ? 'hd' : row.number < headerFrom ? 'above' : undefined}>
                  <th scope="row">
                    {isHeader ? (
                      row.number
                    ) : (
                      <button
                        type="button"
                        title={t('importing.header_pick', { n: row.number })}
                        aria-label={t('importing.header_pick', { n: row.number })}
                        onClick={() => point({ headerFrom: row.number, headerTo: row.number + (isTwo ? 1 : 0) })}
                      >
                        {row.number}
                      </button>
                    )}
                  </th>
                  {Array.from({ length: widest + 1 }, (_, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the row
                    <td key={at} className={isHeader ? 'b' : undefined}>
                      {row.cells[at]}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <p className="mut sm imp-note">{t('importing.header_note')}</p>
    </Panel>
  )
}

/** What was pointed at before stays: choosing another row must not lose the encoding. */
function sameFile({ inspection }: Run): Pointing {
  const { sheet, encoding, separator } = inspection
  return {
    sheet,
    ...(encoding !== undefined && { encoding: encoding as NonNullable<Pointing['encoding']> }),
    ...(separator !== undefined && { separator }),
  }
}

const encodings = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const

function FileChoices({ run, onPoint }: { run: Run; onPoint: (pointing: Pointing) => void }) {
  const t = useT(importMessages)
  const { sheets, sheet, encoding, separator } = run.inspection
  if (sheets.length < 2 && encoding === undefined) return null
  const nameOf = ({ name, hidden, rows }: (typeof sheets)[number]) => {
    const shown = hidden ? t('importing.sheet_hidden', { name }) : name
    return rows === null ? shown : t('importing.sheet_rows', { name: shown, n: numberText(rows) })
  }
  const separators = [
    { key: ',', label: t('importing.sep_comma') },
    { key: '\t', label: t('importing.sep_tab') },
    { key: ';', label: t('importing.sep_semicolon') },
    { key: '|', label: t('importing.sep_pipe') },
  ]
  return (
    <div className="imp-choices">
      {sheets.length > 1 && (
        <span className="flex">
          {t('importing.choose_sheet')}
          <Select
            small
            aria-label={t('importing.choose_sheet')}
            options={sheets.map((one) => ({ key: String(one.index), label: nameOf(one) }))}
            value={String(sheet)}
            onChange={(key) => onPoint({ sheet: Number(key) })}
          />
        </span>
      )}
      {encoding !== undefined && (
        <span className="flex">
          {t('importing.encoding')}
          <Select
            small
            aria-label={t('importing.encoding')}
            options={encodings.map((key) => ({ key, label: key.toUpperCase() }))}
            value={encodings.find((one) => encoding.startsWith(one)) ?? 'utf-8'}
            onChange={(key) => key && onPoint({ encoding: key as (typeof encodings)[number] })}
          />
        </span>
      )}
      {separator !== undefined && (
        <span className="flex">
          {t('importing.separator')}
          <Select
            small
            aria-label={t('importing.separator')}
            options={separators}
            value={separator}
            onChange={(key) => key && onPoint({ separator: key })}
          />
        </span>
      )}
    </div>
  )
}
