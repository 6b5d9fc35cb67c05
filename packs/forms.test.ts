import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contactRoles } from '#domain/archives/contacts/schema.ts'
import { customer } from '#domain/archives/schema.ts'
import { type FormDefinition, type FormField, formFields } from '#platform/core/forms/definition.ts'
import { faultsOf } from '#platform/core/forms/soundness.ts'
import { packForms } from './forms.ts'
import { packOrder } from './pack-order.ts'
import { packRecords } from './records.ts'

type Line = { no: number; label: string; type: string; columns?: string[]; options?: string[] }
type Paper = { id: string; title: string; code?: string; pack: string; fields: Line[] }

const catalogue = JSON.parse(
  readFileSync(new URL('../tests/files/forms/catalogue.json', import.meta.url), 'utf8'),
) as Paper[]
const all = Object.values(packForms).flat()
const formKeys = new Set(all.map((form) => form.key))
const find = (key: string) => all.find((form) => form.key === key)

/** Words of a label without spaces, brackets and separators: '日期/员工' asks for 日期 and 员工. */
const bare = (label: string) => label.normalize('NFKC').replace(/[\s《》()（）,，、·:：]/g, '')
const answersTo = (form: FormDefinition, no: number) =>
  formFields(form)
    .flatMap((field) => [field, ...(field.columns ?? [])])
    .filter((field) => field.no === no)
const everyText = (fields: readonly FormField[]): string =>
  fields
    .flatMap((field) => [
      field.label.zh,
      field.help?.zh ?? '',
      ...(field.synonyms ?? []),
      ...(field.options ?? []).flatMap((one) => [one.label.zh, ...(one.synonyms ?? [])]),
      everyText(field.columns ?? []),
      ...(field.fixedRows ?? []).map((one) => one.label.zh),
      ...(field.words ?? []).map((one) => one.label.zh),
    ])
    .map(bare)
    .join('|')

const personParts = [
  'phones',
  'emails',
  'duty',
  'birthday',
  'age',
  'education',
  'personality',
  'hobbies',
  'family',
  'ability',
]
/** Every key a form may be bound to: fields of the archive and of the trades, and '@role' for the people at a customer. */
const bindable = new Set([
  ...Object.keys(customer.fields),
  ...Object.keys(contactRoles).flatMap((role) => [`@${role}`, ...personParts.map((part) => `@${role}.${part}`)]),
  ...Object.values(packRecords).flatMap((records) => Object.keys(records.fields ?? {})),
])

describe.each(catalogue.filter(({ id }) => find(id)).map((paper) => [paper.id, paper.title, paper] as const))(
  '[FRM-01] %s %s',
  (id, _title, paper) => {
    it(`[FRM-02] belongs to ${paper.pack}, with its title and number`, () => {
      const form = find(id)
      expect(packForms[paper.pack]?.some((one) => one.key === id)).toBe(true)
      const names = [form?.title.zh, ...(form?.otherNames ?? [])].map((name) => bare(name ?? ''))
      expect(names.join('|')).toContain(bare(paper.title.split(' (also')[0] ?? '').replace(/fragment/, ''))
      expect(form?.code).toBe(paper.code)
    })

    it('asks every line of the paper, with its columns and options', () => {
      const form = find(id) as FormDefinition
      const lacking = paper.fields.flatMap((line) => {
        const fields = answersTo(form, line.no)
        const said = everyText(fields)
        const wanted = [
          ...(line.columns ?? []).flatMap((one) => one.split(/[/:]/)),
          ...(line.options ?? []).map((one) => one.replace(/[(（].*$/, '')),
        ].map(bare)
        const missing = wanted.filter((one) => !said.includes(one))
        return fields.length === 0
          ? [`${line.no} ${line.label}`]
          : missing.map((one) => `${line.no} ${line.label}: ${one}`)
      })
      expect(lacking).toEqual([])
    })

    it('is a sound definition', () => {
      expect(faultsOf(find(id) as FormDefinition, bindable, formKeys)).toEqual([])
    })
  },
)

/** Every { zh, en } anywhere in a definition. */
const textsIn = (data: unknown): { zh: string; en: string }[] => {
  if (typeof data !== 'object' || data === null) return []
  return 'zh' in data && 'en' in data ? [data as { zh: string; en: string }] : Object.values(data).flatMap(textsIn)
}

it('every text of every form is there in both languages', () => {
  const empty = all.flatMap((form) =>
    textsIn(form)
      .filter((text) => !text.zh.trim() || !text.en.trim() || /\p{Script=Han}/u.test(text.en))
      .map((text) => `${form.key} ${text.zh} / ${text.en}`),
  )
  expect(empty).toEqual([])
})

it('posts named by a form exist in its trade or the core', () => {
  const titles = (key: string) =>
    packOrder.find((pack) => pack.key === key)?.organisation.posts.map((post) => post.title.zh) ?? []
  const strangers = Object.entries(packForms).flatMap(([pack, forms]) => {
    const known = new Set([...titles(pack), ...titles('core')])
    return forms.flatMap(({ key, flow }) =>
      [...(flow?.fills ?? []), ...(flow?.reviews ?? []), ...(flow?.approves ?? [])]
        .filter((title) => !known.has(title))
        .map((title) => `${key} ${title}`),
    )
  })
  expect(strangers).toEqual([])
})

it('is plain data', () => {
  expect(JSON.parse(JSON.stringify(all))).toEqual(all)
})
