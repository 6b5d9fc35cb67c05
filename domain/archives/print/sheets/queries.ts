import type { Context } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import type { FieldData } from '#platform/core/fields.ts'
import { textIn } from '#platform/core/i18n.ts'
import type { Paper, PaperBlock } from '#platform/core/paper.ts'
import { chinaDay } from '#platform/core/time.ts'
import { maskContact } from '../../contacts/rules.ts'
import { type ContactAtCustomer, contact, membership } from '../../contacts/schema.ts'
import { openCustomer, reaches } from '../../policy.ts'
import { sheetSections } from '../../profile/rules.ts'
import { type Customer, customer } from '../../schema.ts'
import { refuseClosedFields } from '../../search/listing/rules.ts'
import { readStandard } from '../../standard/queries.ts'
import { fieldOf, type Standard } from '../../standard/rules.ts'
import { chosenInBatches, chosenSql, countGroups, groupSql, namesIn, peopleOf } from '../chosen/queries.ts'
import { type Frame, type Made, paperOf, upTo } from '../making/queries.ts'
import { type Names, type Row, textOf } from '../rules.ts'
import type { Chosen, PrintOf } from '../schema.ts'
import { type Section, sheetRows } from './rules.ts'

// A sheet needs its people and names besides; a hundred at a time are read in three questions.
const batchSize = 100

/** Whole archives, one sheet each: all groups of facts, or the enterprise profile (ARC-55), and the people. */
export async function makeSheets(context: Context, request: PrintOf<'sheet'>, frame: Frame): Promise<Made> {
  const standard = await readStandard(context)
  refuseClosedFields(request.condition, standard.extra)
  const where = chosenSql(context, request, standard.extra)
  const total = await countOf(context, request, where)
  async function* papers(): AsyncGenerator<Paper[]> {
    for await (const batch of upTo(readOne(context, where), frame.most)) {
      const names = await namesIn(context, batch)
      const people = await peopleOf(
        context,
        batch.map((row) => row.id),
        chinaDay(context.now),
      )
      yield batch.map((row) => sheetOf(context, request, frame, standard, row, people.get(row.id) ?? [], names))
    }
  }
  return { kind: 'papers', total, papers: papers() }
}

/** How many there are; one that was named and is not there is missing, whatever the reason. */
export async function countOf(context: Context, { ids }: Chosen, where: ReturnType<typeof chosenSql>): Promise<number> {
  const counts = await countGroups(context, where, groupSql(undefined, undefined, false))
  const total = counts.get(null) ?? 0
  if (ids !== undefined && total < new Set(ids).size) throw new AppError('missing', 'record.missing')
  return total
}

export function readOne(context: Context, where: ReturnType<typeof chosenSql>) {
  const sort = [{ field: 'number' }]
  return chosenInBatches(context, {
    where,
    group: groupSql(undefined, undefined, false),
    isGrouped: false,
    sort,
    limit: batchSize,
  })
}

function sheetOf(
  context: Context,
  { form = 'archive', fill = 'all' }: Pick<PrintOf<'sheet'>, 'form' | 'fill'>,
  frame: Frame,
  standard: Standard,
  row: Customer,
  people: readonly ContactAtCustomer[],
  names: Names,
): Paper {
  const shown = openCustomer(row, context.actor, standard.extra) as unknown as Row
  const { language, t } = context
  const sections =
    form === 'enterprise' ? profileSections(context, standard, row) : archiveSections(context, standard, row)
  const isSecret = sections.some(({ fields }) =>
    fields.some(({ key, field }) => field.sensitivity === 'secret' && shown[key] !== undefined && shown[key] !== null),
  )
  const blocks: PaperBlock[] = [
    { kind: 'grid', rows: sheetRows(sections, shown, { fill, language, names }) },
    peopleTable(context, fill === 'blank' ? [] : people, row, t('print.people'), fill === 'filled' ? 1 : 4),
    {
      kind: 'signatures',
      signers: [{ role: t('print.collector') }, { role: t('print.verifier') }, { role: t('print.approver') }],
    },
    { kind: 'note', text: t('print.archive_note') },
  ]
  return paperOf(
    frame,
    {
      title: t(
        form === 'enterprise'
          ? 'print.enterprise'
          : row.kind === 'individual'
            ? 'print.archive_person'
            : 'print.archive',
      ),
      recordLabel: t('print.number_label'),
      recordNumber: fill === 'blank' ? '' : (row.number ?? ''),
      keeper: names[row.departmentId ?? ''] ?? '',
      ...(isSecret ? { secrecy: t('print.secret') } : {}),
      facts: [
        {
          label: textIn(language, customer.fields.archivedOn.label),
          value: fill === 'blank' ? '' : String(row.archivedOn ?? ''),
        },
      ],
    },
    blocks,
  )
}

/** Everything an archive holds, group by group; what only the system keeps is left out. */
function archiveSections(context: Context, standard: Standard, row: Customer): Section[] {
  const applies = (field: FieldData) => field.appliesTo?.includes(row.kind) ?? true
  const declared = Object.entries(standard.fields).filter(
    ([, field]) => field.group !== undefined && field.system !== true && applies(field),
  )
  const groups = Object.entries(customer.groups ?? {}).map(([group, label]) => ({
    label: textIn(context.language, label),
    fields: declared
      .filter(([key, field]) => field.group === group && !key.endsWith('Currency'))
      .map(([key, field]) => ({ key, field, isExtra: false })),
  }))
  const own = Object.entries(standard.extra).filter(([, field]) => applies(field))
  if (own.length === 0) return groups
  return [
    ...groups,
    { label: context.t('sheet.own'), fields: own.map(([key, field]) => ({ key, field, isExtra: true })) },
  ]
}

function profileSections(context: Context, standard: Standard, row: Customer): Section[] {
  return sheetSections.map(({ key, fields }) => ({
    label: context.t(`sheet.${key}`),
    fields: fields.flatMap((name) => {
      const field = fieldOf(standard, name)
      return field === undefined || field.appliesTo?.includes(row.kind) === false
        ? []
        : [{ key: name, field, isExtra: false }]
    }),
  }))
}

const shownOfPeople = ['name', 'sex', 'phones', 'emails', 'remarks'] as const

/** The people of one customer as a table; personal data open only where the actor's right reaches. */
export function peopleTable(
  context: Context,
  people: readonly ContactAtCustomer[],
  place: Customer,
  title: string | undefined,
  minRows: number,
): PaperBlock {
  const { language } = context
  const mayOpen = reaches(context.actor, 'customer.reveal', place)
  const rows = people.map((one) => {
    const shown = (mayOpen ? one : maskContact(one, context.actor, place)) as unknown as Row
    const of = (key: (typeof shownOfPeople)[number]) => textOf(contact.fields[key], key, shown, language, {})
    const at = (key: 'role' | 'duty' | 'callingOrder') => textOf(membership.fields[key], key, shown, language, {})
    return [
      of('name'),
      of('sex'),
      at('role'),
      at('duty'),
      of('phones'),
      of('emails'),
      at('callingOrder'),
      of('remarks'),
    ]
  })
  const labels = [
    contact.fields.name,
    contact.fields.sex,
    membership.fields.role,
    membership.fields.duty,
    contact.fields.phones,
    contact.fields.emails,
    membership.fields.callingOrder,
    contact.fields.remarks,
  ].map((field) => textIn(language, field.label))
  const widths = [1.6, 0.9, 1.7, 1.5, 2.4, 2.6, 1.4, 3]
  const columns = labels.map((label, at) => ({
    label,
    width: widths[at] ?? 1,
    ...(at === 1 || at === 6 ? { align: 'center' as const } : {}),
  }))
  return { kind: 'table', ...(title === undefined ? {} : { title }), columns, rows, minRows }
}

/** The people of one customer on a sheet of their own. */
export async function makeContacts(context: Context, request: PrintOf<'contacts'>, frame: Frame): Promise<Made> {
  const { extra } = await readStandard(context)
  const where = chosenSql(context, { ids: [request.customerId] }, extra)
  await countOf(context, { ids: [request.customerId] }, where)
  async function* papers(): AsyncGenerator<Paper[]> {
    for await (const [row] of readOne(context, where)) {
      if (row === undefined) return
      const people = (await peopleOf(context, [row.id], chinaDay(context.now))).get(row.id) ?? []
      const head = {
        title: context.t('print.contacts'),
        recordLabel: context.t('print.number_label'),
        recordNumber: row.number ?? '',
      }
      const facts = [{ label: textIn(context.language, customer.fields.name.label), value: row.name }]
      yield [paperOf(frame, { ...head, facts }, [peopleTable(context, people, row, undefined, 6)])]
    }
  }
  return { kind: 'papers', total: 1, papers: papers() }
}
