import { wordsOf } from '#domain/people/firm/rules.ts'
import { packRecords } from '#packs/records.ts'
import type { FieldData, Fields } from '#platform/core/fields.ts'
import type { Text } from '#platform/core/i18n.ts'
import { choicesOf } from '#platform/core/open-options.ts'
import type { PackFolderSet, PackNaming } from '#platform/core/pack-records.ts'
import { type Customer, customer } from '../schema.ts'

/** What the firm has settled about its archives; the papers leave these open (G-40), so each may be unset. */
export type ArchiveSettings = {
  /** Whether an archive becomes valid only by approval (ARC-25); else it is valid once handed in complete. */
  needsApproval: boolean
  /** Days until an archive is due for review again (ARC-38); unset: no due day. */
  reviewDays: number | null
  /** Whether what a salesman brought waits to be verified (ARC-29). */
  verifies: Verifies
  /** From which option on a field has to name a colleague (ALC-11), by field; null: nowhere. Those left out are as the trade has them. */
  namings: Readonly<Record<string, { from: string | null; days: number }>>
}

/** By the trade: only where its papers have a post for it. Always: where none has, the manager verifies. */
export const verifies = ['byTrade', 'always', 'never'] as const
export type Verifies = (typeof verifies)[number]

// Trades without a post of their own for it leave it to whoever leads.
const manager: Text = { zh: '主管', en: 'manager' }

/** A field that counts in the quality of an archive. */
export type Asked = { key: string; field: FieldData; isExtra: boolean; isBasic: boolean }

export type Standard = {
  packs: readonly string[]
  settings: ArchiveSettings
  /** Who verifies what a salesman brought, as the trades call the post; null: nobody has to. */
  verifier: Text | null
  /** The post the trades have for it, whatever the firm settled. */
  tradeVerifier: Text | null
  /** What the firm's trade calls a customer: 业主, 住客. */
  word: Text
  /** The declared fields of a customer, named in that word: 业主名称. */
  fields: Fields
  /** Fields kept in `extra`, put-away ones left out. */
  extra: Fields
  asked: Readonly<Record<Customer['kind'], readonly Asked[]>>
  folderSets: readonly PackFolderSet[]
  namings: readonly Naming[]
}

/** A field that has to name a colleague once `of` stands at `from` or further on in the firm's own order. */
export type Naming = Omit<PackNaming, 'from'> & { label: Text; from: string | null }

/** The standard as access/queries.ts reads it along with a customer. */
export type StandardSource = {
  packs: string[] | null
  settings: Partial<ArchiveSettings> | null
  extra: { key: string; definition: FieldData; archived: boolean }[] | null
}

// A firm has one standard; a handful more stay known while it is being changed and in tests.
const remembered = 8
const known = new Map<string, Standard>()

/** The standard of a source text; the same text gives the same value, so that it is worked out once. */
export function standardOf(source: string): Standard {
  const found = known.get(source)
  if (found !== undefined) return found
  const standard = buildStandard(JSON.parse(source) as StandardSource)
  if (known.size >= remembered) known.clear()
  known.set(source, standard)
  return standard
}

function buildStandard(source: StandardSource): Standard {
  const packs = source.packs ?? []
  const trades = packs.flatMap((key) => packRecords[key] ?? [])
  const extra: Record<string, FieldData> = Object.assign({}, ...trades.map((one) => one.fields ?? {}))
  for (const { key, definition, archived } of source.extra ?? []) {
    if (archived) delete extra[key]
    else extra[key] = definition
  }
  const basic = new Set(trades.flatMap((one) => one.basic ?? []))
  const wanted = new Set(trades.flatMap((one) => one.wanted ?? []))
  const asked = [
    ...Object.entries(customer.fields).flatMap(([key, field]) => askedOf(key, field, false, basic, wanted)),
    ...Object.entries(extra).flatMap(([key, field]) => askedOf(key, field, true, basic, wanted)),
  ]
  const askedOfKind = (kind: string) => asked.filter(({ field }) => field.appliesTo?.includes(kind) ?? true)
  const settings: ArchiveSettings = {
    needsApproval: source.settings?.needsApproval ?? true,
    reviewDays: source.settings?.reviewDays ?? null,
    verifies: source.settings?.verifies ?? 'byTrade',
    namings: source.settings?.namings ?? {},
  }
  const word = wordsOf(packs)['customer'] ?? customer.label
  const tradeVerifier = trades.find((one) => one.verifier !== undefined)?.verifier ?? null
  return {
    packs,
    settings,
    verifier: verifierOf(settings.verifies, tradeVerifier),
    tradeVerifier,
    word,
    fields: inWord(customer.fields, word),
    extra: extra as Fields,
    asked: { organisation: askedOfKind('organisation'), individual: askedOfKind('individual') },
    folderSets: trades.flatMap((one) => one.folders ?? []),
    namings: trades
      .flatMap((one) => one.naming ?? [])
      .map((one) => ({
        ...one,
        label: extra[one.field]?.label ?? { zh: one.field, en: one.field },
        ...settings.namings[one.field],
      })),
  }
}

/** Fields whose labels say 客户, in the firm's own word; a file with the plain word for a heading is read as before. */
function inWord(fields: Fields, word: Text): Fields {
  const plain = customer.label.zh
  const named = (field: FieldData): FieldData => {
    const { zh, en } = field.label
    if (word.zh === plain || !zh.includes(plain)) return field
    const label = { zh: zh.replace(plain, word.zh), en: en.replace('customer', word.en) }
    return { ...field, label, synonyms: [zh, ...(field.synonyms ?? [])] }
  }
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, named(field)])) as Fields
}

function verifierOf(verifies: Verifies, ofTrade: Text | null): Text | null {
  if (verifies === 'never') return null
  return ofTrade ?? (verifies === 'always' ? manager : null)
}

function askedOf(
  key: string,
  field: FieldData,
  isExtra: boolean,
  basic: ReadonlySet<string>,
  wanted: ReadonlySet<string>,
): Asked[] {
  const isBasic = field.quality === 'basic' || basic.has(key)
  if (!isBasic && field.quality !== 'wanted' && !wanted.has(key)) return []
  return [{ key, field, isExtra, isBasic }]
}

/** The options from one on, in the order the firm has them: its own tiers above gold are above gold. */
export function optionsFrom(field: FieldData, from: string): string[] {
  const keys = choicesOf(field).map((one) => one.key)
  const at = keys.indexOf(from)
  return at < 0 ? [] : keys.slice(at)
}

/** A field of a customer by its key, whether declared or of the firm's own. */
export function fieldOf(standard: Standard, key: string): FieldData | undefined {
  // Own keys only: 'constructor' is on every object and no field.
  if (Object.hasOwn(customer.fields, key)) return (customer.fields as Fields)[key]
  return Object.hasOwn(standard.extra, key) ? standard.extra[key] : undefined
}

/** Why a field cannot be added: its key or its name is taken (ARC-43: duplicate fields are refused). */
export function whyNotAdd(
  standard: Standard,
  key: string,
  label: string,
): 'extra_field.key_taken' | 'extra_field.name_taken' | undefined {
  if (fieldOf(standard, key) !== undefined) return 'extra_field.key_taken'
  const fields = [...Object.values(customer.fields as Fields), ...Object.values(standard.extra)]
  const isTaken = fields.some((field) => field.label.zh === label || field.synonyms?.includes(label))
  return isTaken ? 'extra_field.name_taken' : undefined
}
