import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contact, contactRoles, membership } from '#domain/archives/contacts/schema.ts'
import { customer } from '#domain/archives/schema.ts'
import { journalCategories } from '#domain/journal/schema.ts'
import type { FieldData } from '#platform/core/fields.ts'
import { type FormDefinition, type FormField, formFields } from '#platform/core/forms/definition.ts'
import { isSigned } from '#platform/core/forms/filling.ts'
import { postsOf } from '#platform/core/forms/signing.ts'
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
const signedFields = (form: Pick<FormDefinition, 'sections'>) =>
  formFields(form).flatMap((field) => [field, ...(field.columns ?? [])].filter(isSigned))
const find = (key: string) => all.find((form) => form.key === key)

/** Words of a label without spaces, brackets and separators: '日期/员工' asks for 日期 and 员工. */
const bare = (label: string) => label.normalize('NFKC').replace(/[\s《》()（）,，、·:：]/g, '')
/** Fields and columns that answer a line; a column comes with the printed rows of its table. */
const answersTo = (form: FormDefinition, no: number): FormField[] =>
  formFields(form)
    .flatMap((field) => [
      field,
      ...(field.columns ?? []).map((one) => (field.fixedRows ? { ...one, fixedRows: field.fixedRows } : one)),
    ])
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

it('[FRM-01] has the 153 papers of the catalogue', () => {
  expect(catalogue).toHaveLength(153)
  const keys = all.map((form) => form.key).filter((key) => key.startsWith('F-'))
  expect(keys.sort()).toEqual(catalogue.map((one) => one.id))
})

describe.each(catalogue.map((paper) => [paper.id, paper.title, paper] as const))(
  '[FRM-01] %s %s',
  (id, _title, paper) => {
    it(`[FRM-02] belongs to ${paper.pack}, with its title and number`, () => {
      const form = find(id)
      expect(packForms[paper.pack]?.some((one) => one.key === id)).toBe(true)
      const names = [form?.title.zh, ...(form?.otherNames ?? [])].map((name) => bare(name ?? ''))
      const titles = paper.title.replace(' (fragment)', '').split(/ \((?:also )?|\//)
      for (const name of titles) expect(names.join('|')).toContain(bare(name))
      expect(form?.code).toBe(paper.code)
    })

    it('asks every line of the paper, with its columns and options', () => {
      const form = find(id) as FormDefinition
      const lacking = paper.fields.flatMap((line) => {
        if (line.label === '填写说明' && form.instructions) return []
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

it('is about somebody the product keeps records of, and told under a category the journal has', () => {
  const subjects = new Set(['customer', 'contact', 'staff', 'firm'])
  const strangers = all.filter(
    ({ subject, toldAs }) =>
      !subjects.has(subject) || (toldAs !== undefined && !Object.hasOwn(journalCategories, toldAs)),
  )
  expect(strangers.map((form) => form.key)).toEqual([])
})

/** What the archive holds under a binding; undefined for what is no single field of a declared kind. */
function archiveField(bind: string): FieldData | undefined {
  const [role, part] = bind.split('.')
  if (bind.startsWith('@')) return part === undefined || role === undefined ? undefined : personField(part)
  const ofTrades = Object.assign({}, ...Object.values(packRecords).map((records) => records.fields))
  return { ...ofTrades, ...customer.fields }[bind]
}

const personField = (part: string): FieldData | undefined =>
  part === 'duty' ? membership.fields.duty : (contact.fields as Record<string, FieldData>)[part]

/** Types whose values another can take over as they are. */
const takes: Partial<Record<string, readonly string[]>> = {
  text: ['longText'],
  longText: ['text'],
  partialDate: ['date'],
}

it('a bound field has the type of what it is bound to, and no option the archive lacks', () => {
  const misfits = all.flatMap((form) =>
    formFields(form).flatMap((field) => {
      const archive = field.bind === undefined ? undefined : archiveField(field.bind)
      if (field.bind === undefined || archive === undefined) return []
      const type = field.type === 'computed' ? field.as : field.type
      const fits = type === archive.type || (type !== undefined && takes[archive.type]?.includes(type) === true)
      const known = new Set((archive.options ?? field.options ?? []).map((one) => one.key))
      const strange = (field.options ?? []).filter((one) => !known.has(one.key)).map((one) => one.key)
      const opens = field.openOptions === true && archive.options !== undefined && !archive.openOptions
      return fits && strange.length === 0 && !opens ? [] : [`${form.key} ${field.key} → ${field.bind} ${strange}`]
    }),
  )
  expect(misfits).toEqual([])
})

it('posts named by a form exist in its trade or the core', () => {
  const titles = (key: string) =>
    packOrder.find((pack) => pack.key === key)?.organisation.posts.map((post) => post.title.zh) ?? []
  const strangers = Object.entries(packForms).flatMap(([pack, forms]) => {
    const known = new Set([...titles(pack), ...titles('core')])
    return forms.flatMap(({ key, flow, sections }) =>
      [
        ...(flow?.fills ?? []),
        ...(flow?.reviews ?? []),
        ...(flow?.approves ?? []),
        ...signedFields({ sections }).flatMap((field) => postsOf(field) ?? []),
      ]
        .filter((title) => !known.has(title))
        .map((title) => `${key} ${title}`),
    )
  })
  expect(strangers).toEqual([])
})

it('[FRM-03][FRM-10] every place to sign says whose it is, but for one of somebody the paper names', () => {
  const open = all.flatMap((form) =>
    signedFields(form)
      .filter((field) => field.type === 'signature' && field.signs === undefined)
      .map((field) => `${form.key} ${field.key}`),
  )
  expect(open).toEqual(['F-105 leaverSigned'])
})

it('[FRM-15] two forms never take the same number', () => {
  const heads = all.map((form) => form.numbering.pattern.replace(/\{[^}]+\}/g, '#'))
  expect(heads.filter((head, at) => heads.indexOf(head) !== at)).toEqual([])
})

it('is plain data', () => {
  expect(JSON.parse(JSON.stringify(all))).toEqual(all)
})
