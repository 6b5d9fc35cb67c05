import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { customer } from '../schema.ts'
import { type Standard, standardOf, verifies } from './rules.ts'

/** The standard, read within the statement that needs it: no cache can be stale, and it costs no round trip. See rules.ts. */
export const standardSource: RawBuilder<string> = sql`archive_standard()`

/** What an archive of this firm should hold. */
export async function readStandard(context: Pick<Context, 'db'>): Promise<Standard> {
  const { rows } = await sql<{ source: string }>`select ${standardSource} as source`.execute(context.db)
  return standardOf(rows[0]?.source ?? '{}')
}

const text = z.object({ zh: z.string(), en: z.string() })
/** Field data as in platform/core/fields.ts. */
const fieldData = z.record(z.string(), z.unknown())

export const customerFields = query({
  name: 'customer.fields',
  about:
    'The fields of a customer as data: built-in ones, those of the trades and of the firm, for forms, lists and filters',
  needs: 'signed-in',
  input: z.strictObject({}),
  output: z.object({
    groups: z.record(z.string(), text),
    fields: z.record(z.string(), fieldData),
    /** Kept in `extra` of a customer's values. */
    extra: z.record(z.string(), fieldData),
    asked: z.record(z.string(), z.array(z.object({ key: z.string(), isBasic: z.boolean() }))),
    folderSets: z.array(z.record(z.string(), z.unknown())),
    settings: z.object({ needsApproval: z.boolean(), reviewDays: z.int().nullable(), verifies: z.enum(verifies) }),
    namings: z.array(
      z.object({ field: z.string(), label: text, of: z.string(), from: z.string().nullable(), days: z.int() }),
    ),
    verifier: text.nullable(),
    tradeVerifier: text.nullable(),
  }),
  async run(context) {
    const standard = await readStandard(context)
    const asked = (kind: 'organisation' | 'individual') =>
      standard.asked[kind].map(({ key, isBasic }) => ({ key, isBasic }))
    return {
      groups: { ...customer.groups },
      fields: { ...standard.fields } as Record<string, Record<string, unknown>>,
      extra: { ...standard.extra } as Record<string, Record<string, unknown>>,
      asked: { organisation: asked('organisation'), individual: asked('individual') },
      folderSets: standard.folderSets.map((one) => ({ ...one })),
      settings: settingsOf(standard),
      namings: [...standard.namings],
      verifier: standard.verifier,
      tradeVerifier: standard.tradeVerifier,
    }
  },
})

function settingsOf({ settings: { needsApproval, reviewDays, verifies } }: Standard) {
  return { needsApproval, reviewDays, verifies }
}

const ownFieldRow = z.object({
  id: z.string(),
  version: z.int(),
  key: z.string(),
  definition: fieldData,
  origin: z.enum(['pack', 'firm']),
  position: z.int(),
  isArchived: z.boolean(),
})

export const listOwnFields = query({
  name: 'field.list',
  about: 'Fields the firm added or changed, put-away ones included',
  needs: { right: 'setup.manage' },
  input: z.strictObject({}),
  output: z.object({ rows: z.array(ownFieldRow) }),
  async run(context) {
    const { rows } = await sql<
      z.output<typeof ownFieldRow>
    >`select id, version, key, definition, origin, position, archived_at is not null as is_archived
      from extra_fields where entity = 'customer' order by position, key`.execute(context.db)
    return { rows }
  },
})

export const standardQueries = [customerFields, listOwnFields] as const
