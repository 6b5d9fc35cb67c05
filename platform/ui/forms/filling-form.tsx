import { Fragment, useEffect } from 'react'
import type { FormField } from '#platform/core/forms/definition.ts'
import { type FormRow, otherKey } from '#platform/core/forms/filling.ts'
import { inputIdOf } from '../field-form.ts'
import { numeral } from '../form-from-fields.tsx'
import { Icon } from '../icon.tsx'
import { useLanguage, useT, useText } from '../language.tsx'
import { type BoundField, FillingField, FillingLine } from './filling-field.tsx'
import { fillingMessages } from './filling-messages.ts'
import { FormTable } from './form-table.tsx'
import { blocksOf, keyAt, type SectionProgress } from './progress.ts'
import { SumLines } from './sum-lines.tsx'
import type { Filling } from './use-filling.ts'

export type FillingFormProps = {
  filling: Filling
  /** What the record holds, by the key of the bound field. */
  bound?: Readonly<Record<string, BoundField>>
  onHereOnly?: (key: string, hereOnly: boolean) => void
  /** Nothing, or these fields alone, may be filled in. */
  disabled?: boolean | ((field: FormField) => boolean)
  isFixedRow?: (table: FormField, row: FormRow) => boolean
}

/** The form as the paper has it: numbered sections, ticks in rows, tables, everything in sight. */
export function FillingForm(props: FillingFormProps) {
  const { filling } = props
  useGoing(filling)
  const isSingle = filling.sections.length === 1
  return filling.sections.map((one) => <Section key={one.section.key} {...props} progress={one} isSingle={isSingle} />)
}

/** Takes the cursor to the place asked for, once its section and row are open. */
function useGoing(filling: Filling): void {
  const { target, fold, sections } = filling
  // biome-ignore lint/correctness/useExhaustiveDependencies: each request is answered once, at the state it was made in
  useEffect(() => {
    if (!target) return
    const section = sections.find(({ fields }) =>
      fields.some(({ key }) => key === keyAt(target.path) || otherKey(key) === keyAt(target.path)),
    )
    if (section) fold(section.section.key, false)
    // Two frames: one for the section to unfold, one for the card of a row to open.
    const go = () => {
      const place =
        document.getElementById(inputIdOf(target.path)) ?? document.getElementById(inputIdOf(keyAt(target.path)))
      const input = place?.matches('input, select, textarea')
        ? place
        : (place?.querySelector<HTMLElement>('input:not([hidden]), select, textarea, button') ?? place)
      input?.focus({ preventScroll: true })
      place?.scrollIntoView({ block: 'center' })
    }
    requestAnimationFrame(() => requestAnimationFrame(go))
  }, [target])
}

export function sectionId(key: string): string {
  return `section-${key}`
}

type SectionProps = FillingFormProps & { progress: SectionProgress; isSingle: boolean }

function Section(props: SectionProps) {
  const { filling, progress, isSingle } = props
  const t = useT(fillingMessages)
  const text = useText()
  const { language } = useLanguage()
  const { section, n } = progress
  const isFolded = filling.folded.has(section.key)
  return (
    <section className="fs filling" id={sectionId(section.key)} aria-labelledby={`${sectionId(section.key)}-head`}>
      <h3 id={`${sectionId(section.key)}-head`}>
        {!isSingle && <b>{numeral(n, language === 'zh-CN')}</b>}
        {text(section.label)}
        <SectionNote {...props} isFolded={isFolded} />
        {(isFolded || progress.filled === 0) && !isSingle && (
          <button
            type="button"
            className="lnk sm fold"
            aria-expanded={!isFolded}
            onClick={() => filling.fold(section.key, !isFolded)}
          >
            {t(isFolded ? 'filling.unfold' : 'filling.fold')}
            <Icon name={isFolded ? 'chevron-down' : 'chevron-up'} small />
          </button>
        )}
      </h3>
      {!isFolded && <SectionBody {...props} />}
    </section>
  )
}

function SectionNote({ progress, bound = {}, isFolded }: SectionProps & { isFolded: boolean }) {
  const t = useT(fillingMessages)
  const text = useText()
  const { section, fields } = progress
  if (isFolded) return <span>{t('filling.folded', { n: progress.asked })}</span>
  if (section.about) return <span>{text(section.about)}</span>
  const ofRecord = fields.filter(({ key }) => bound[key] !== undefined).length
  if (ofRecord > 0) return <span>{t('filling.count_bound', { n: progress.asked, bound: ofRecord })}</span>
  if (fields.some(({ type }) => type === 'options')) return <span className="desk">{t('filling.ticks')}</span>
  return null
}

function SectionBody(props: SectionProps) {
  const { filling, progress, bound = {}, onHereOnly, disabled = false, isFixedRow } = props
  const isOff = (field: FormField) => (typeof disabled === 'function' ? disabled(field) : disabled)
  const errorOf = (field: FormField) =>
    filling.errors.find(({ path }) => keyAt(path) === field.key || keyAt(path) === otherKey(field.key))?.message
  const of = (field: FormField) => ({
    field,
    value: filling.values[field.key],
    other: filling.values[otherKey(field.key)],
    error: errorOf(field),
    bound: bound[field.key],
    disabled: isOff(field),
    onChange: filling.set,
    onHereOnly,
  })
  return (
    <>
      {blocksOf(progress.fields).map((block) => {
        const first = block.fields[0]
        if (!first) return null
        if (block.kind === 'table')
          return (
            <TableBlock
              key={first.key}
              filling={filling}
              field={first}
              isAlone={progress.fields.length === 1}
              disabled={isOff(first)}
              isFixedRow={isFixedRow && ((row) => isFixedRow(first, row))}
            />
          )
        const Shape = block.kind === 'lines' ? FillingLine : FillingField
        return (
          <Fragment key={first.key}>
            <div className={block.kind === 'lines' ? 'rws' : 'fg'}>
              {block.fields.map((field) => (
                <Shape key={field.key} {...of(field)} />
              ))}
            </div>
            <SumLines filling={filling} fields={block.fields} />
          </Fragment>
        )
      })}
    </>
  )
}

type TableBlockProps = {
  filling: Filling
  field: FormField
  isAlone: boolean
  disabled: boolean
  isFixedRow: ((row: FormRow) => boolean) | undefined
}

function TableBlock({ filling, field, isAlone, disabled, isFixedRow }: TableBlockProps) {
  const text = useText()
  const own = filling.errors.filter(({ path }) => keyAt(path) === field.key)
  const whole = own.find(({ path }) => path === field.key)
  return (
    <div className="tbl">
      {!isAlone && <div className="lb">{text(field.label)}</div>}
      <FormTable
        field={field}
        value={filling.values[field.key]}
        onChange={filling.set}
        errors={own}
        disabled={disabled}
        target={filling.target}
        isFixedRow={isFixedRow}
      />
      {(whole ?? own[0]) && <p className="err-line">{(whole ?? own[0])?.message}</p>}
    </div>
  )
}
