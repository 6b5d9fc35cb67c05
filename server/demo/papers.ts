import { createCustomer } from '#domain/archives/commands.ts'
import { customer } from '#domain/archives/schema.ts'
import { broughtForm } from '#domain/forms/definitions/rules.ts'
import { submitForm } from '#domain/forms/filling/commands.ts'
import { startForm } from '#domain/forms/opening/commands.ts'
import { signForm } from '#domain/forms/signing/commands.ts'
import { packSamples } from '#packs/samples.ts'
import { type FormDefinition, type FormField, formFields } from '#platform/core/forms/definition.ts'
import type { FormValues } from '#platform/core/forms/filling.ts'
import { postsOf, signingPlaces } from '#platform/core/forms/signing.ts'
import type { PackSample, SampleRecord, SampleSubject } from '#platform/core/pack-samples.ts'
import type { Actor } from '#platform/core/rights.ts'
import { chinaDay, startOfChinaDay } from '#platform/core/time.ts'
import type { Doer } from './actors.ts'
import { demoFirm } from './firm.ts'
import type { Staff } from './people.ts'
import { chanceFrom } from './random.ts'
import { fillerOf } from './trades/crew.ts'

/** What the firm sells; the first of a category stands for what a paper calls by name. */
export type Goods = readonly { id: string; category?: string }[]
type Setting = { does: Doer; staff: Staff; goods: Goods; founding: Date; now: Date }
/** Where keys of the sample lead to; whom and what it calls by name is here who fills in, their department, what the firm sells. */
export type Known = {
  named: Readonly<Record<string, string | undefined>>
  customers: ReadonlyMap<string, { id: string; name: string }>
  records: Map<string, string>
  /** Staff by the name a paper gives; left out, names stay words. */
  staffId?: (name: string) => string | undefined
}
/** A customer of the sample and who answers for it. */
export type Subject = { id: string; name: string; owner: Actor | undefined }
/** A paper of the sample that was handed in. */
export type Filled = Saved & {
  form: string
  key: string
  madeOn: string
  subject: { id: string; name: string } | undefined
  by: Actor
}
type Saved = { id: string; version: number }

/** Customers with filled papers of the core and of every trade the firm has, filled in and signed by whom each names. */
export async function addPapers(setting: Setting): Promise<void> {
  for (const pack of ['core', ...demoFirm.packs]) {
    const sample = packSamples[pack]
    if (sample !== undefined) await addSample(setting, pack, sample)
  }
}

/** Customers of one trade's sample firm, and their papers. */
export async function addSample(
  setting: Setting,
  pack: string,
  { subjects, records }: PackSample,
): Promise<{ subjects: readonly Subject[]; papers: readonly Filled[] }> {
  const customers = new Map<string, Subject>()
  for (const [n, subject] of subjects.entries()) {
    const owner = ownerOf(setting.staff, subject.key, records) ?? setting.staff.owners[n % setting.staff.owners.length]
    customers.set(subject.key, await openSubject(setting, pack, subject, owner))
  }
  const known = { named: {}, customers, records: new Map<string, string>() }
  const papers: Filled[] = []
  for (const [n, record] of records.entries()) {
    const filled = await fillIn(setting, `${pack} paper ${n}`, record, known)
    if (filled !== undefined) papers.push(filled)
  }
  return { subjects: [...customers.values()], papers }
}

/** Whoever filled in the first paper about a customer, where they answer for some. */
function ownerOf(staff: Staff, key: string, records: readonly SampleRecord[]): Actor | undefined {
  const names = records.filter(({ subject }) => subject === key).map((record) => fillerOf(record).name)
  return names.flatMap((name) => staff.owners.find((one) => one.name === name) ?? [])[0]
}

async function openSubject(
  { does, founding }: Setting,
  pack: string,
  subject: SampleSubject,
  owner: Actor | undefined,
): Promise<Subject> {
  const { key, ...values } = subject
  const declared = Object.entries(values).filter(([name]) => Object.hasOwn(customer.fields, name))
  const extra = Object.entries(values).filter(([name]) => !Object.hasOwn(customer.fields, name))
  const input = {
    values: {
      ...Object.fromEntries(declared),
      ...(extra.length > 0 && { extra: Object.fromEntries(extra) }),
      ownerId: owner?.id,
      departmentId: owner?.departmentId,
    },
    acceptDuplicates: true,
  }
  const act = { ...(owner && { by: owner }), at: founding, key: `sample ${pack} ${key}` }
  const { id } = await does<{ id: string }>(createCustomer, input, act)
  return { id, name: subject.name, owner }
}

async function fillIn(
  { does, staff, goods, now }: Setting,
  key: string,
  record: SampleRecord,
  known: Known,
): Promise<Filled | undefined> {
  const form = broughtForm(record.form)?.form
  if (form === undefined) return undefined
  const filler = fillerAt(staff, record)
  if (filler === undefined) return undefined
  const happened = form.happenedIn === undefined ? undefined : record.values[form.happenedIn]
  const day = typeof happened === 'string' && happened.length >= 10 ? startOfChinaDay(happened.slice(0, 10)) : now
  // Ten in the morning, when the papers of the day before are filed; what lies ahead was written down today.
  const at = new Date(Math.min(day.getTime() + 10 * 3_600_000, now.getTime()))
  const subject = record.subject === undefined ? undefined : known.customers.get(record.subject)
  const ofCategory = (name: string) => (goods.find(({ category }) => category === name) ?? goods[0])?.id
  const named = {
    staff: filler.id,
    department: filler.departmentId,
    product: ofCategory('护肤品'),
    treatment: ofCategory('护理'),
  }
  const staffId = (name: string) => staff.named(name)?.id
  const values = withIds(form, record.values, { ...known, named, staffId })
  const act = (step: string) => ({ by: filler, at, key: `${key} ${step}` })
  const begun = await does<Saved>(
    startForm,
    { form: form.key, values, ...(subject && { customerId: subject.id }) },
    act('start'),
  )
  if (record.key !== undefined) known.records.set(record.key, begun.id)
  if (record.state === 'draft') return undefined
  let { version } = begun
  // What has to be decided before the paper is handed in was agreed to.
  const before = signingPlaces(form, values, { now: at, actorId: filler.id, departmentIds: [] }).filter(
    ({ field }) => field.type === 'signature' || field.required,
  )
  for (const { path, field } of before) {
    const by = postsOf(field)?.flatMap((post) => staff.atPost(post, undefined) ?? [])[0] ?? filler
    const name = field.signs === 'subject' && subject !== undefined ? subject.name : by.name
    const verdict = field.type === 'approval' ? { verdict: 'agreed' } : {}
    const input = { id: begun.id, version, path, name, drawn: handOf(name), ...verdict }
    version = (await does<Saved>(signForm, input, { ...act(`sign ${path}`), by })).version
  }
  const done = await does<Saved>(submitForm, { id: begun.id, version }, act('submit'))
  const madeOn = chinaDay(at)
  return { id: begun.id, version: done.version, form: form.key, key, madeOn, subject, by: filler }
}

/** Whom the paper names, else somebody of a post that fills it in, else whoever answers for customers. */
function fillerAt(staff: Staff, record: SampleRecord): Actor | undefined {
  const { name, titles } = fillerOf(record)
  if (titles.length === 0) return staff.named(name ?? '') ?? staff.owners[0]
  const seated = titles.flatMap((title) => staff.atPost(title, name) ?? [])
  return seated.find((one) => one.name === name) ?? seated[0] ?? staff.owners[0]
}

/** References written as keys become ids; rows get ids that stay the same however often the filling is begun anew. */
export function withIds(form: FormDefinition, values: FormValues, known: Known): Record<string, unknown> {
  return Object.fromEntries(
    formFields(form).flatMap((field): [string, unknown][] => {
      const value = values[field.key]
      const other = values[`${field.key}Other`]
      const more: [string, unknown][] = other === undefined ? [] : [[`${field.key}Other`, other]]
      if (value === undefined) return more
      if (field.type !== 'table') return [...of(field, value, known), ...more]
      const rows = (value as FormValues[]).map((row, n) => ({
        id: row['id'] ?? `r${n + 1}`,
        ...Object.fromEntries(
          Object.entries(row).flatMap(([key, cell]) => {
            const column = field.columns?.find((one) => one.key === key)
            return column === undefined ? [[key, cell] as [string, unknown]] : of(column, cell, known)
          }),
        ),
      }))
      return [[field.key, rows]]
    }),
  )
}

function of(field: FormField, value: unknown, { named, customers, records, staffId }: Known): [string, unknown][] {
  if (field.type === 'person' || field.type === 'people') return [[field.key, withStaff(value, staffId)]]
  if (field.type !== 'ref') return [[field.key, value]]
  const id =
    field.to === 'customer'
      ? customers.get(String(value))?.id
      : field.to === 'formRecord'
        ? records.get(String(value))
        : named[field.to === 'product' && field.label.zh.includes('项目') ? 'treatment' : (field.to ?? '')]
  return id === undefined ? [] : [[field.key, id]]
}

/** People of the firm whom a paper names are they, as if chosen from the list; so what it makes goes to them. */
function withStaff(value: unknown, staffId: Known['staffId']): unknown {
  if (Array.isArray(value)) return value.map((one) => withStaff(one, staffId))
  const { name } = value as { name: string }
  const id = staffId?.(name)
  return id === undefined ? value : { staffId: id, ...(value as object) }
}

/** A hand of one's own: for each character three strokes that lean the same way in every signature of that person. */
export function handOf(name: string): string {
  const chance = chanceFrom([...name].reduce((sum, one) => sum * 31 + one.charCodeAt(0), 7))
  const lean = chance.between(-8, 8)
  return [...name]
    .map((_, n) => {
      const left = 40 + n * 100
      const stroke = (y: number) => {
        const x = left + chance.between(0, 14)
        const points = Array.from({ length: 4 }, (_point, at) => [
          x + at * 20 + chance.between(-6, 6),
          y + lean * at * 0.5 + chance.between(-9, 9),
        ])
        return `M${points.map((point) => point.map(Math.round).join(' ')).join('L')}`
      }
      return [35, 65, 95].map(stroke).join('')
    })
    .join('')
}
