import { approveForm, fileForm, reviewForm, voidForm } from '#domain/forms/deciding/commands.ts'
import { submitForm } from '#domain/forms/filling/commands.ts'
import { startForm } from '#domain/forms/opening/commands.ts'
import type { Database } from '#domain/kit.ts'
import type { Actor } from '#platform/core/rights.ts'
import { addDays, startOfChinaDay } from '#platform/core/time.ts'
import type { Platform } from '#platform/server/dispatch.ts'
import type { Doer } from '../actors.ts'
import { type Staff, somebody } from '../people.ts'

type Setting = { platform: Platform<Database>; does: Doer; staff: Staff; today: string; now: Date }
type Saved = { id: string; version: number }

const hour = 3_600_000
/** 员工日志 of the salon: filled in by whoever serves, reviewed by its head. */
const report = 'F-093'
/** 客户档案分类管理表 of the year: approved by the general manager, then filed. */
const yearly = 'F-040'

/** Papers at every step of their way: begun, sent back, waiting, reviewed, filed, void. */
export async function addDecisions(setting: Setting): Promise<void> {
  const { does, staff, now } = setting
  const [salon, manager] = [somebody(staff, '周敏'), somebody(staff, '沈怀瑾')]
  const [wu, he] = [somebody(staff, '吴婉清'), somebody(staff, '何嘉怡')]
  const full = { booked: 6, came: 6, missed: 0, gapReasons: '无缺口。' }
  const reviewed = await fillReport(setting, wu, 3, {
    ...full,
    summary: '六位都到了，其中两位续了疗程，业绩 1,680 元。',
  })
  await does(reviewForm, reviewed, { by: salon, at: evening(setting, 2), key: 'report reviewed' })
  const short = {
    booked: 5,
    came: 3,
    missed: 2,
    target: '1200.00',
    summary: '两位没有来。',
    gapReasons: '客人临时有事。',
  }
  const returned = await fillReport(setting, he, 2, short)
  const opinion = '缺口原因写具体：哪一位没有来，改约到哪一天。'
  await does(reviewForm, { ...returned, verdict: 'refused', opinion }, { by: salon, at: now, key: 'report returned' })
  const twice = await fillReport(setting, wu, 4, { ...full, summary: '六位都到了。' })
  await does(
    voidForm,
    { ...twice, reason: '同一天重复填写' },
    { by: salon, at: evening(setting, 3), key: 'report void' },
  )
  await fillReport(setting, he, 1, {
    booked: 4,
    came: 4,
    missed: 0,
    summary: '四位都到了，当天业绩 1,260 元。',
    gapReasons: '无缺口。',
  })
  for (const [n, by] of staff.owners.filter((one) => staff.named(one.name) === undefined).entries())
    await does(startForm, { form: report, values: { booked: 3 } }, { by, at: now, key: `report begun ${n}` })

  const found = await setting.platform.db
    .selectFrom('formRecords')
    .select(['id', 'version', 'state'])
    .where('formKey', '=', yearly)
    .orderBy('id')
    .executeTakeFirst()
  if (found?.state !== 'submitted') return
  const { id, version } = found
  const approved = await does<Saved>(
    approveForm,
    { id, version },
    { by: manager, at: evening(setting, 6), key: 'yearly approved' },
  )
  const location = { room: '档案室', cabinet: '甲 1', folder: '制度与年度' }
  const filed = { by: somebody(staff, '单晓雨'), at: evening(setting, 5), key: 'yearly filed' }
  await does(fileForm, { ...approved, location }, filed)
}

const evening = ({ today }: Setting, daysAgo: number): Date =>
  new Date(startOfChinaDay(addDays(today, -daysAgo)).getTime() + 19 * hour)

async function fillReport(
  setting: Setting,
  by: Actor,
  daysAgo: number,
  values: Record<string, unknown>,
): Promise<Saved> {
  const { does, today } = setting
  const act = (step: string) => ({ by, at: evening(setting, daysAgo), key: `report ${daysAgo} ${step}` })
  const on = addDays(today, -daysAgo)
  const begun = await does<Saved>(startForm, { form: report, values: { ...values, on }, happenedOn: on }, act('start'))
  const { id } = begun
  return { id, version: (await does<Saved>(submitForm, { id, version: begun.version }, act('submit'))).version }
}
