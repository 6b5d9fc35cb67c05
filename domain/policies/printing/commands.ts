import { sql } from 'kysely'
import { z } from 'zod'
import { takeNumbers } from '#domain/archives/opening/queries.ts'
import { countPages, keepPrint } from '#domain/archives/print/keeping/commands.ts'
import { frameOf, paperOf } from '#domain/archives/print/making/queries.ts'
import { printSeries } from '#domain/archives/print/rules.ts'
import { usualSettings } from '#domain/archives/print/settling/rules.ts'
import { command } from '#domain/kit.ts'
import { present } from '#domain/people/records/commands.ts'
import { chinaDay } from '#platform/core/time.ts'
import { readablePolicy } from '../queries.ts'
import { type PrintedPolicy, policyBlocks, policyHead } from './rules.ts'

export const printPolicy = command({
  name: 'policy.print',
  about: 'Prints a version of a policy one may read, with who answers for it, from when, and what belongs to it',
  needs: 'signed-in',
  input: z.strictObject({ id: z.uuid(), versionId: z.uuid() }),
  output: z.object({ id: z.uuid(), number: z.string(), pages: z.int() }),
  perMinute: 60,
  async run(context, { id, versionId }) {
    await readablePolicy(context, id, versionId)
    const { rows } = await sql<
      PrintedPolicy & { state: string }
    >`select p.number, p.title, p.about, d.name as department_name,
        i.name as interpreter_name, v.edition, v.body, v.state, m.name as maker_name, r.name as reviewer_name, v.reviewed_at,
        a.name as approver_name, v.approved_at, v.issued_on, v.effective_on,
        coalesce((select jsonb_agg(jsonb_build_object('name', l.name, 'number', l.number) order by l.kind, l.created_at)
          from policy_links l where l.policy_id = p.id), '[]') as links
      from policies p join policy_versions v on v.policy_id = p.id join staff m on m.id = v.maker_id
        left join staff r on r.id = v.reviewer_id left join staff a on a.id = v.approver_id
        left join departments d on d.id = p.department_id left join departments i on i.id = p.interpreter_id
      where p.id = ${id} and v.id = ${versionId}`.execute(context.db)
    const printed = present(rows[0])
    const [number = ''] = await takeNumbers(context, printSeries(chinaDay(context.now)), 1)
    const settings = usualSettings('letter')
    const frame = await frameOf(context, settings, { number, printedAt: context.now.toISOString() })
    const paper = paperOf(frame, policyHead(printed), policyBlocks(printed, frame.language))
    const stamp = printed.state === 'issued' ? {} : { stamp: context.t('policy.stamp_draft') }
    const pdf = await context.printer.pdf([{ ...paper, ...stamp }])
    const pages = countPages(pdf)
    const print = await keepPrint(context, pdf, {
      kind: 'policy',
      number,
      fileName: `${printed.title}-${number}.pdf`,
      request: { policy: id, version: versionId },
      records: 1,
      copies: 1,
      customerId: null,
      purpose: undefined,
      isOpen: false,
      pages,
    })
    context.audit({ kind: 'print', subject: 'policy', ids: [id], detail: { number, print, edition: printed.edition } })
    return { id: print, number, pages }
  },
})

export const printingCommands = [printPolicy] as const
