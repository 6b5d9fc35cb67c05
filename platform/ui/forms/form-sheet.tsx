import { capitalsOf, totalsInCapitals } from '#platform/core/forms/capitals.ts'
import type { FormDefinition, FormField } from '#platform/core/forms/definition.ts'
import { type FormRow, type FormValues, isEmptyValue, otherKey } from '#platform/core/forms/filling.ts'
import { FieldValue } from '../field-value.tsx'
import { numeral } from '../form-from-fields.tsx'
import { useLanguage, useT, useText } from '../language.tsx'
import { fillingMessages } from './filling-messages.ts'
import { Totals } from './form-table.tsx'
import { blocksOf, dataOf, rowsOf, type SectionProgress } from './progress.ts'
import { wordOfScore } from './score-input.tsx'
import { type Signed, SignedView } from './signature-field.tsx'
import { columnText, formFieldText } from './small-inputs.tsx'
import { isAmount, rowLabel } from './table-rows.ts'
import { useFillingTools } from './tools.tsx'

type FormSheetProps = {
  form: Pick<FormDefinition, 'sections'>
  values: FormValues
  sections: readonly SectionProgress[]
}

/** A form to be read: what was answered, section by section, as it stands on the paper. */
export function FormSheet({ values, sections }: FormSheetProps) {
  const text = useText()
  const { language } = useLanguage()
  return sections.map(({ section, n, fields }) => (
    <section
      key={section.key}
      id={`section-${section.key}`}
      className="fs read"
      aria-labelledby={`section-${section.key}-head`}
    >
      <h3 id={`section-${section.key}-head`}>
        {sections.length > 1 && <b>{numeral(n, language === 'zh-CN')}</b>}
        {text(section.label)}
      </h3>
      {blocksOf(fields).map((block) => {
        const first = block.fields[0]
        if (!first) return null
        if (block.kind === 'table')
          return <ReadTable key={first.key} field={first} value={values[first.key]} isAlone={fields.length === 1} />
        return (
          <dl key={first.key} className={block.kind === 'lines' ? 'said-lines' : 'said'}>
            {block.fields.map((field) => (
              <div key={field.key} className={block.kind === 'lines' || field.type === 'longText' ? 'f w' : 'f'}>
                <dt>{text(field.label)}</dt>
                <dd>
                  <FormValue
                    field={field}
                    value={values[field.key]}
                    other={values[otherKey(field.key)]}
                    path={field.key}
                  />
                </dd>
              </div>
            ))}
          </dl>
        )
      })}
    </section>
  ))
}

type FormValueProps = { field: FormField; value: unknown; other?: unknown; path: string; short?: boolean }

/** One answer in words, with its pictures and drawings. */
export function FormValue({ field, value, other, path, short = false }: FormValueProps) {
  const t = useT(fillingMessages)
  const text = useText()
  const { language } = useLanguage()
  const { signing, covered, fileOf } = useFillingTools()
  const hidden = covered?.(field, path, value)
  if (hidden !== undefined) return hidden
  if (field.type === 'signature' || field.type === 'approval') {
    const place = signing?.(field, path, value)
    if (place !== undefined) return place
    if (field.type === 'signature' && !isEmptyValue(value)) return <SignedView signed={value as Signed} short={short} />
  }
  if (isEmptyValue(value)) return <span className="mut">—</span>
  switch (field.type) {
    case 'options':
    case 'option': {
      const ticked = [value].flat() as string[]
      const words = (field.options ?? []).filter(({ key }) => ticked.includes(key)).map(({ label }) => text(label))
      return (
        <span className="ticked">
          {words.map((word) => (
            <span key={word}>{word}</span>
          ))}
          {typeof other === 'string' && other !== '' && <span>{other}</span>}
        </span>
      )
    }
    case 'score': {
      const word = wordOfScore(field, value)
      return (
        <>
          <b>{t('filling.score', { n: Number(value) })}</b>
          {word && <span className="ink2"> {text(word.label)}</span>}
        </>
      )
    }
    case 'files':
      return (
        <span className="attached">
          {(value as string[]).map((id, n) => {
            const file = fileOf?.(id)
            const name = file?.name ?? t('filling.file', { n: n + 1 })
            if (!file?.href) return <span key={id}>{name}</span>
            return (
              <a key={id} className="att" href={file.href} target="_blank" rel="noreferrer" title={name}>
                {file.isPicture ? <img src={file.href} alt={name} /> : <span className="doc">{name}</span>}
              </a>
            )
          })}
        </span>
      )
    case 'ref':
    case 'region':
    case 'url':
      return <FieldValue field={dataOf(field)} value={value} fieldKey={field.key} />
    default: {
      const capitals = capitalsOf(field, value, language)
      return (
        <span className={field.type === 'longText' ? 'pre' : undefined}>
          {formFieldText(field, value, language)}
          {capitals !== undefined && <small className="capitals">{capitals}</small>}
        </span>
      )
    }
  }
}

function ReadTable({ field, value, isAlone }: { field: FormField; value: unknown; isAlone: boolean }) {
  const t = useT(fillingMessages)
  const text = useText()
  const { language } = useLanguage()
  const rows = rowsOf(field, value)
  const columns = field.columns ?? []
  return (
    <div className="tbl">
      {!isAlone && <div className="lb">{text(field.label)}</div>}
      <div className="rt">
        <table className="tb" aria-label={text(field.label)}>
          <thead>
            <tr>
              <th scope="col" className="no">
                {field.fixedRows ? '' : '#'}
              </th>
              {columns.map((column) => (
                <th key={column.key} scope="col" className={isAmount(column) ? 'r' : undefined}>
                  {text(column.label)}
                  {column.type === 'money' && <small>{text(column.unit ?? { zh: '元', en: 'CNY' })}</small>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, n) => (
              <tr key={row.id}>
                <th scope="row" className="no">
                  {rowLabel(field, row, text) ?? n + 1}
                </th>
                {columns.map((column) => (
                  <ReadCell key={column.key} table={field} column={column} row={row} />
                ))}
              </tr>
            ))}
            {rows.length === 0 && (
              <tr className="none">
                <td colSpan={columns.length + 1} className="mut">
                  {t('filling.table_empty')}
                </td>
              </tr>
            )}
          </tbody>
          <Totals columns={columns} rows={rows} isRead />
        </table>
        {totalsInCapitals(columns, rows, language).map(({ column, words }) => (
          <p key={column.key} className="capitals">
            {text(column.label)} {words}
          </p>
        ))}
      </div>
    </div>
  )
}

const plainCells: ReadonlySet<string> = new Set(['money', 'integer', 'decimal', 'computed'])

function ReadCell({ table, column, row }: { table: FormField; column: FormField; row: FormRow }) {
  const text = useText()
  const { language } = useLanguage()
  const value = row[column.key]
  return (
    <td className={isAmount(column) ? 'r n' : undefined} data-label={text(column.label)}>
      {plainCells.has(column.type) && !isEmptyValue(value) ? (
        columnText(column, value, language)
      ) : (
        <FormValue
          field={column}
          value={value}
          other={row[otherKey(column.key)]}
          path={`${table.key}.${row.id}.${column.key}`}
          short
        />
      )}
    </td>
  )
}
