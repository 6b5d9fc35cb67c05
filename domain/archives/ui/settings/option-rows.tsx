import { Button, IconButton } from '#platform/ui/button.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { useT } from '#platform/ui/language.tsx'
import { fieldMessages } from './field-messages.ts'

export type OptionRow = { key: string; name: string; en?: string; isHeld: boolean }

type OptionRowsProps = {
  rows: readonly OptionRow[]
  lack: string | undefined
  onChange: (rows: readonly OptionRow[]) => void
}

/** The options of a field of one’s own; those that records may hold are renamed, not dropped. */
export function OptionRows({ rows, lack, onChange }: OptionRowsProps) {
  const t = useT(fieldMessages)
  const put = (at: number, name: string) => onChange(rows.map((row, n) => (n === at ? { ...row, name } : row)))
  return (
    <section className="fs">
      <h3>{t('field.options')}</h3>
      <div className="ar-stacked ar-foot">
        {rows.map((row, at) => (
          <span className="flex" key={row.key}>
            <input
              className="in grow"
              aria-label={t('field.option_n', { n: at + 1 })}
              value={row.name}
              maxLength={40}
              onChange={(event) => put(at, event.target.value)}
            />
            {!row.isHeld && (
              <IconButton
                small
                icon="trash"
                label={t('ui.remove', { name: row.name })}
                onClick={() => onChange(rows.filter((one) => one.key !== row.key))}
              />
            )}
          </span>
        ))}
        <span>
          <Button
            small
            icon="plus"
            onClick={() => onChange([...rows, { key: freeKey(rows), name: '', isHeld: false }])}
          >
            {t('field.option_add')}
          </Button>
        </span>
        {lack && <ErrorNote>{lack}</ErrorNote>}
      </div>
    </section>
  )
}

function freeKey(rows: readonly OptionRow[]): string {
  let n = rows.length + 1
  while (rows.some((row) => row.key === `o${n}`)) n++
  return `o${n}`
}
