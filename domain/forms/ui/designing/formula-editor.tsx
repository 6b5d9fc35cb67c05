import type { FormDefinition, FormField } from '#platform/core/forms/definition.ts'
import { formFields } from '#platform/core/forms/definition.ts'
import type { Formula } from '#platform/core/forms/formula.ts'
import { Button, IconButton } from '#platform/ui/button.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { Select } from '#platform/ui/select.tsx'
import { designTexts } from './design-texts.ts'
import { Group, type Patch } from './inputs.tsx'

type FormulaEditorProps = {
  form: FormDefinition
  field: FormField
  /** The table it is a column of: then the other columns of the row can be reckoned with. */
  table: FormField | undefined
  onChange: (patch: Patch) => void
}

const kinds = ['plus', 'minus', 'times', 'over', 'sum', 'mean', 'count', 'yearsSince', 'daysBetween'] as const
type Kind = (typeof kinds)[number]
const numeric: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'ratio', 'score', 'duration', 'computed'])
const dated: ReadonlySet<string> = new Set(['date', 'instant'])
const shownAs = ['integer', 'decimal', 'money', 'ratio'] as const

type Simple = { kind: Kind; operands: string[] }

/** The formulas people set by choosing; what is nested deeper stays as the trade wrote it. */
export function simpleOf(formula: Formula | undefined): Simple | undefined {
  if (formula === undefined) return undefined
  const [kind, parts] = Object.entries(formula)[0] as [string, unknown]
  if (!kinds.includes(kind as Kind)) return undefined
  if (typeof parts === 'string') return { kind: kind as Kind, operands: [parts] }
  const list = parts as readonly (string | Formula)[]
  const operands = list.flatMap((one) => (typeof one === 'string' ? [one] : 'field' in one ? [one.field] : []))
  return operands.length === list.length ? { kind: kind as Kind, operands } : undefined
}

export function formulaOf({ kind, operands }: Simple): Formula | undefined {
  const given = operands.filter((one) => one !== '')
  const [first, second] = given
  if (first === undefined) return undefined
  if (kind === 'sum' || kind === 'mean' || kind === 'count' || kind === 'yearsSince')
    return { [kind]: first } as Formula
  if (kind === 'plus' || kind === 'times')
    return given.length < operands.length
      ? undefined
      : ({ [kind]: given.map((field) => ({ field })) } as unknown as Formula)
  if (second === undefined) return undefined
  if (kind === 'daysBetween') return { daysBetween: [first, second] }
  return { [kind]: [{ field: first }, { field: second }] } as unknown as Formula
}

export function FormulaEditor({ form, field, table, onChange }: FormulaEditorProps) {
  const t = useT(designTexts)
  const simple = simpleOf(field.formula)
  const isNested = field.formula !== undefined && simple === undefined
  const put = (next: Simple) => onChange({ formula: formulaOf(next) ?? (partial(next) as Formula) })
  return (
    <>
      <Group label={t('design.formula')}>
        {isNested ? (
          <p className="ink2">
            {t('design.formula_kept')}{' '}
            <button type="button" className="lnk" onClick={() => onChange({ formula: undefined })}>
              {t('design.formula_anew')}
            </button>
          </p>
        ) : (
          <div className="opt-rows">
            <Select
              aria-label={t('design.formula')}
              placeholder={t('design.formula_choose')}
              options={kinds
                .filter((kind) => table === undefined || !['sum', 'mean', 'count'].includes(kind))
                .map((key) => ({ key, label: t(`design.formula_${key}`) }))}
              value={simple?.kind}
              onChange={(kind) => kind !== undefined && put({ kind: kind as Kind, operands: [''] })}
            />
            {simple && <Operands form={form} field={field} table={table} simple={simple} onChange={put} />}
          </div>
        )}
      </Group>
      <Group label={t('design.formula_as')}>
        <Segmented
          label={t('design.formula_as')}
          choices={shownAs.map((key) => ({ key, label: t(`design.as_${key}`) }))}
          value={shownAs.find((one) => one === field.as)}
          onChange={(as) => onChange({ as })}
        />
      </Group>
    </>
  )
}

/** A formula that is begun: its empty operands are faults the server names. */
function partial({ kind, operands }: Simple): Formula {
  const list = operands.length > 1 ? operands : [operands[0] ?? '', '']
  if (kind === 'daysBetween') return { daysBetween: [list[0] ?? '', list[1] ?? ''] }
  if (['minus', 'over', 'plus', 'times'].includes(kind))
    return { [kind]: list.map((field) => ({ field })) } as unknown as Formula
  return { [kind]: '' } as unknown as Formula
}

type OperandsProps = Omit<FormulaEditorProps, 'onChange'> & { simple: Simple; onChange: (next: Simple) => void }

function Operands({ form, field, table, simple, onChange }: OperandsProps) {
  const t = useT(designTexts)
  const choices = useOperands(form, field, table, simple.kind)
  const { kind, operands } = simple
  const isMany = kind === 'plus' || kind === 'times'
  const count = isMany ? operands.length : kind === 'minus' || kind === 'over' || kind === 'daysBetween' ? 2 : 1
  const put = (n: number, value: string) =>
    onChange({ kind, operands: Array.from({ length: count }, (_, at) => (at === n ? value : (operands[at] ?? ''))) })
  return (
    <>
      {Array.from({ length: count }, (_, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: operands are known by their place
        <span className="flex" key={n}>
          <Select
            aria-label={t('design.operand_n', { n: n + 1 })}
            placeholder={t('design.operand_n', { n: n + 1 })}
            options={choices}
            value={operands[n] || undefined}
            onChange={(key) => put(n, key ?? '')}
          />
          {isMany && count > 1 && (
            <IconButton
              small
              icon="close"
              label={`${t('design.remove')} ${n + 1}`}
              onClick={() => onChange({ kind, operands: operands.toSpliced(n, 1) })}
            />
          )}
        </span>
      ))}
      {isMany && (
        <span>
          <Button
            small
            tone="text"
            icon="plus"
            onClick={() =>
              onChange({
                kind,
                operands: [...operands, choices.find(({ key }) => !operands.includes(key))?.key ?? operands[0] ?? ''],
              })
            }
          >
            {t('design.operand_add')}
          </Button>
        </span>
      )}
    </>
  )
}

function useOperands(form: FormDefinition, field: FormField, table: FormField | undefined, kind: Kind) {
  const text = useText()
  const fields = [...(table?.columns ?? []), ...formFields(form)].filter(({ key }) => key !== field.key)
  const tables = formFields(form).filter(({ type }) => type === 'table')
  const of = (list: readonly FormField[]) => list.map(({ key, label }) => ({ key, label: text(label) }))
  if (kind === 'count') return of(tables)
  if (kind === 'sum' || kind === 'mean')
    return tables.flatMap((one) =>
      (one.columns ?? [])
        .filter(({ type }) => numeric.has(type))
        .map(({ key, label }) => ({ key: `${one.key}.${key}`, label: `${text(one.label)}·${text(label)}` })),
    )
  return of(fields.filter(({ type }) => (kind === 'yearsSince' || kind === 'daysBetween' ? dated : numeric).has(type)))
}
