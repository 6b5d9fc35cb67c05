import { isSame } from '../same.ts'
import type { FormDefinition } from './definition.ts'

/** One thing that is otherwise in another edition of a form; null where it is not there. Paths as conflicts have them. */
export type Difference = { path: string; before: unknown; after: unknown }

type Props = Readonly<Record<string, unknown>>
type Keyed = Props & { key: string }

const lists: ReadonlySet<string> = new Set(['options', 'columns', 'fixedRows'])

/** What was changed from one edition of a form to the next, place by place: head, sections, fields, options, columns. */
export function differencesOf(before: FormDefinition, after: FormDefinition): Difference[] {
  const headOf = ({ sections: _, key: _k, ...head }: FormDefinition): Props => head
  const bare = (form: FormDefinition) => form.sections.map(({ fields: _, ...section }) => section as unknown as Keyed)
  const placed = (form: FormDefinition) =>
    form.sections.flatMap(({ key, fields }) => fields.map((field) => ({ ...field, section: key }) as unknown as Keyed))
  return [
    ...ofProps('', headOf(before), headOf(after)),
    ...ofList('#', bare(before), bare(after)),
    ...ofList('', placed(before), placed(after)),
  ]
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}

function ofProps(path: string, before: Props, after: Props): Difference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const [a, b] = [before[name], after[name]]
    if (isSame(a, b)) return []
    const at = joined(path, name)
    if (lists.has(name)) return ofList(at, (a ?? []) as Keyed[], (b ?? []) as Keyed[])
    return [{ path: at, before: a ?? null, after: b ?? null }]
  })
}

function ofList(path: string, before: readonly Keyed[], after: readonly Keyed[]): Difference[] {
  const [old, next] = [before, after].map((list) => new Map(list.map((one) => [one.key, one])))
  return [...new Set([...before, ...after].map((one) => one.key))].flatMap((key) => {
    const [a, b] = [old?.get(key), next?.get(key)]
    const at = joined(path, key)
    return a !== undefined && b !== undefined ? ofProps(at, a, b) : [{ path: at, before: a ?? null, after: b ?? null }]
  })
}
