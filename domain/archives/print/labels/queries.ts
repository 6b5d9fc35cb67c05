import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { regionOf } from '#platform/core/chinese/divisions.ts'
import { textIn } from '#platform/core/i18n.ts'
import type { Paper, PaperLabelLine } from '#platform/core/paper.ts'
import { contact, membership } from '../../contacts/schema.ts'
import { customer } from '../../schema.ts'
import { refuseClosedFields } from '../../search/listing/rules.ts'
import { readStandard } from '../../standard/queries.ts'
import { type ChosenCustomer, chosenSql } from '../chosen/queries.ts'
import { type Frame, type Made, paperOf, upTo } from '../making/queries.ts'
import type { PrintOf } from '../schema.ts'
import { countOf, readOne } from '../sheets/queries.ts'

/** Whom a letter to a customer goes to: the person, or the firm and its first contact with their post. */
export type Addressee = { firm: string; name: string; post: string; postcode: string; address: string }

export async function addresseesOf(context: Context, rows: readonly ChosenCustomer[]): Promise<Addressee[]> {
  const ids = rows.map((row) => row.id)
  const { rows: people } = await sql<{
    customerId: string
    name: string
    duty: string | null
  }>`select distinct on (m.customer_id)
      m.customer_id, k.name, m.duty from customer_contacts m join contacts k on k.id = m.contact_id
    where m.customer_id = any(${ids}::uuid[]) and m.withdrawn_at is null and k.withdrawn_at is null
      and (m.to_on is null or m.to_on >= ${context.now.toISOString()}::timestamptz::date)
    order by m.customer_id, m.is_primary desc, (m.role = 'contact') desc, m.created_at`.execute(context.db)
  const byCustomer = new Map(people.map((one) => [one.customerId, one]))
  return rows.map((row) => {
    const person = byCustomer.get(row.id)
    const isPerson = row.kind === 'individual'
    return {
      firm: isPerson ? '' : row.name,
      name: isPerson ? row.name : (person?.name ?? ''),
      post: isPerson ? '' : (person?.duty ?? ''),
      postcode: row.postcode ?? '',
      address: wholeAddress(row),
    }
  })
}

/** The address with its province and city before it, where it does not begin with them already. */
function wholeAddress({ region, address }: Pick<ChosenCustomer, 'region' | 'address'>): string {
  if (address === null || region === null) return address ?? ''
  const { province, city, district } = regionOf(region)
  const missing = [province, city, district].filter(
    (one) => one !== undefined && !address.includes(one.name) && !['市辖区', '县'].includes(one.name),
  )
  return `${missing.map((one) => one?.name).join('')}${address}`
}

/** Whom a list for the post is for: who asked for neither cards nor letters is on none. */
function wantsPost({ avoidedMeans }: ChosenCustomer): boolean {
  return !(avoidedMeans?.includes('card') && avoidedMeans.includes('letter'))
}

/** Sheets of adhesive labels, 3 × 8 (IMP-10); who has no address or wants no post is left out and counted. */
export async function makeLabels(context: Context, request: PrintOf<'labels'>, frame: Frame): Promise<Made> {
  const { extra } = await readStandard(context)
  refuseClosedFields(request.condition, extra)
  const where = chosenSql(context, request, extra)
  const total = await countOf(context, request, where)
  const perSheet = 24
  let leftOut = 0
  async function* papers(): AsyncGenerator<Paper[]> {
    let skip = request.skip ?? 0
    let waiting: PaperLabelLine[][] = []
    const sheet = (items: PaperLabelLine[][]): Paper => {
      const paper = {
        ...paperOf(frame, { title: '' }, [{ kind: 'labels' as const, items, skip }]),
        layout: { ...frame.layout, size: 'A4' as const, orientation: 'portrait' as const },
      }
      skip = 0
      return paper
    }
    for await (const batch of upTo(readOne(context, where), frame.most)) {
      const addressees = await addresseesOf(context, batch.filter(wantsPost))
      const reachable = addressees.filter((one) => one.address !== '')
      leftOut += batch.length - reachable.length
      waiting.push(...reachable.map((one) => linesOf(context, one)))
      const sheets: Paper[] = []
      while (waiting.length >= perSheet - skip) {
        const items = waiting.slice(0, perSheet - skip)
        waiting = waiting.slice(items.length)
        sheets.push(sheet(items))
      }
      if (sheets.length > 0) yield sheets
    }
    if (waiting.length > 0) yield [sheet(waiting)]
  }
  return { kind: 'papers', total, papers: papers(), leftOut: () => leftOut }
}

function linesOf(context: Context, { firm, name, post, postcode, address }: Addressee): PaperLabelLine[] {
  const to = name === '' ? firm : `${name}${post === '' ? '' : ` ${post}`}`
  return [
    ...(postcode === '' ? [] : [{ text: postcode, size: 'small' as const }]),
    { text: address },
    ...(firm === '' || name === '' ? [] : [{ text: firm }]),
    { text: context.t('print.to', { name: to }), size: 'large' as const },
  ]
}

/** The same people as a sheet for whoever writes the cards: name, post, address (IMP-10). */
export async function makeMailList(context: Context, request: PrintOf<'mailList'>, frame: Frame): Promise<Made> {
  const { extra } = await readStandard(context)
  refuseClosedFields(request.condition, extra)
  const where = chosenSql(context, request, extra)
  const total = await countOf(context, request, where)
  const title = (field: { label: { zh: string; en: string } }) => textIn(context.language, field.label)
  async function* rows(): AsyncGenerator<string[]> {
    for await (const batch of upTo(readOne(context, where), frame.most))
      for (const { name, post, firm, postcode, address } of await addresseesOf(context, batch.filter(wantsPost)))
        yield [name === '' ? firm : name, post, firm, postcode, address]
  }
  return {
    kind: 'book',
    total,
    name: context.t('print.mail_list'),
    titles: [
      title(contact.fields.name),
      title(membership.fields.duty),
      title(customer.fields.name),
      title(customer.fields.postcode),
      title(customer.fields.address),
    ],
    rows: rows(),
  }
}

/** The same letter to every chosen customer, each addressed by name. */
export async function makeLetters(context: Context, request: PrintOf<'letter'>, frame: Frame): Promise<Made> {
  const { extra } = await readStandard(context)
  refuseClosedFields(request.condition, extra)
  const where = chosenSql(context, request, extra)
  const total = await countOf(context, request, where)
  async function* papers(): AsyncGenerator<Paper[]> {
    for await (const batch of upTo(readOne(context, where), frame.most)) {
      const wanted = batch.filter(({ avoidedMeans }) => !avoidedMeans?.includes('letter'))
      const addressees = await addresseesOf(context, wanted)
      yield addressees.map((one) => {
        const name = one.name === '' ? one.firm : `${one.name}${one.post === '' ? '' : ` ${one.post}`}`
        return paperOf(frame, { title: request.title || context.t('print.letter') }, [
          {
            kind: 'letter',
            to: [...(one.firm === '' || one.name === '' ? [] : [one.firm]), context.t('print.dear', { name })].join(
              '\n',
            ),
            paragraphs: request.text.split(/\n+/),
            ...(request.closing ? { closing: request.closing.split('\n') } : {}),
            from: [frame.firm ?? '', context.t('print.day', { day: frame.foot.printedAt?.slice(0, 10) ?? '' })]
              .filter((line) => line !== '')
              .join('\n'),
          },
        ])
      })
    }
  }
  return { kind: 'papers', total, papers: papers() }
}
