import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { listText, textIn } from '#platform/core/i18n.ts'
import type { PaperTableRow } from '#platform/core/paper.ts'
import { chinaDay } from '#platform/core/time.ts'
import { customerScopeSql } from '../../access/queries.ts'
import { contact, membership } from '../../contacts/schema.ts'
import { type Frame, type Made, paperOf, upTo } from '../making/queries.ts'
import { textOf } from '../rules.ts'
import type { PrintOf } from '../schema.ts'

const batchSize = 400

type Line = {
  id: string
  customerId: string
  customerName: string
  building: string
  unit: string
  name: string
  role: string
  phones: string[]
  callingOrder: number | null
  orderKey: number
}

/**
 * Whom to call in an emergency, building by building and in calling order (ARC-60). Phones stand open: at the duty desk
 * nobody can click an eye; the print is on record as revealed.
 */
export async function makeDuty(context: Context, request: PrintOf<'duty'>, frame: Frame): Promise<Made> {
  const { language, t } = context
  const where = sql`c.withdrawn_at is null and m.withdrawn_at is null and k.withdrawn_at is null
    and (m.to_on is null or m.to_on >= ${chinaDay(context.now)}::date) and (m.role = 'emergency' or m.calling_order is not null)
    and (${request.building ?? null}::text is null or c.extra ->> 'building' = ${request.building ?? null})
    and ${customerScopeSql(context, 'customer.read', 'c')} and ${customerScopeSql(context, 'customer.print', 'c')}`
  const from = sql`customers c join customer_contacts m on m.customer_id = c.id join contacts k on k.id = m.contact_id`
  const { rows: counted } = await sql<{
    building: string
    units: number
    people: number
  }>`select coalesce(c.extra ->> 'building', '') as building,
    count(distinct c.id)::int as units, count(*)::int as people from ${from} where ${where} group by 1`.execute(
    context.db,
  )
  const units = new Map(counted.map((one) => [one.building, one.units]))

  async function* lines(): AsyncGenerator<Line[]> {
    let after: Line | undefined
    for (;;) {
      const mark =
        after === undefined
          ? sql`true`
          : sql`(building, unit, customer_id, order_key, id) > (${after.building}, ${after.unit}, ${after.customerId}::uuid, ${after.orderKey}, ${after.id}::uuid)`
      const { rows } =
        await sql<Line>`select * from (select m.id, c.id as customer_id, c.name as customer_name, coalesce(c.extra ->> 'building', '') as building,
          coalesce(c.extra ->> 'unit', '') as unit, k.name, m.role, coalesce(k.phones, '{}') as phones, m.calling_order, coalesce(m.calling_order, 100) as order_key
        from ${from} where ${where}) l where ${mark} order by building, unit, customer_id, order_key, id limit ${batchSize}`.execute(
          context.db,
        )
      if (rows.length > 0) yield rows
      after = rows.at(-1)
      if (rows.length < batchSize) return
    }
  }
  async function* rows(): AsyncGenerator<PaperTableRow[]> {
    let building: string | undefined
    let unit: string | undefined
    for await (const batch of upTo(lines(), frame.most)) {
      const printed: PaperTableRow[] = []
      for (const line of batch) {
        if (line.building !== building) {
          building = line.building
          unit = undefined
          const name = building === '' ? t('print.no_building') : building
          printed.push({ group: name, detail: t('print.units', { n: units.get(building) ?? 0 }), newPage: true })
        }
        // A unit is named once; the people below it belong to it.
        const isSame = unit === line.customerId
        unit = line.customerId
        const role = textOf(membership.fields.role, 'role', line, language, {})
        printed.push([
          isSame ? '' : line.unit,
          isSame ? '' : line.customerName,
          line.callingOrder === null ? '' : String(line.callingOrder),
          line.name,
          role,
          listText(language, line.phones),
        ])
      }
      yield printed
    }
  }
  const columns = [
    { label: t('print.unit'), width: 1.4 },
    { label: t('print.customer'), width: 3 },
    { label: textIn(language, membership.fields.callingOrder.label), width: 1.2, align: 'center' as const },
    { label: t('print.person'), width: 1.6 },
    { label: textIn(language, membership.fields.role.label), width: 1.6 },
    { label: textIn(language, contact.fields.phones.label), width: 3 },
  ]
  return {
    kind: 'table',
    total: counted.reduce((sum, one) => sum + one.people, 0),
    paper: paperOf(frame, { title: t('print.duty') }, [
      { kind: 'table', columns, rows: [] },
      { kind: 'note', text: t('print.duty_note') },
    ]),
    rows: rows(),
  }
}
