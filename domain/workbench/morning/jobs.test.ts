import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { givePost, switchOn } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { publishForm, sampleForm, startForm } from '#tests/factories/forms.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { runJobNow } from '#tests/jobs.ts'

let harness: Harness
let smtp: SMTPServer
let seller: Caller
let mails: { to: string[]; raw: string }[] = []
/** How the mail server answers now. */
let refusal: number | undefined
/** What the mail server waits for before it takes a mail. */
let gate: Promise<void> = Promise.resolve()

// Far ahead: a mail put off until nine must not be due by the queue's own clock while the test looks at it.
const morning = '2046-11-22T23:30:00Z'
const rights = { 'task.read': 'own', 'task.change': 'own' }

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, callback) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', async () => {
        await gate
        if (refusal !== undefined) return callback(Object.assign(new Error('no'), { responseCode: refusal }) as Error)
        const to = session.envelope.rcptTo.map((one) => one.address)
        mails.push({ to, raw: Buffer.concat(parts).toString() })
        callback()
      })
    },
  })
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', () => done()))
  const { port } = smtp.server.address() as { port: number }
  harness = await startHarness({ now: morning, jobs: true, smtpUrl: `smtp://127.0.0.1:${port}` })
})
beforeEach(async () => {
  mails = []
  refusal = undefined
  await harness.product.pool.query(`update tasks set state = 'cancelled', closed_at = now() where state = 'open'`)
  seller = await harness.person({ name: '李卫东', rights })
  harness.setNow(morning)
})
afterAll(async () => {
  await harness.close()
  await new Promise<void>((done) => smtp.close(() => done()))
})

async function put(ownerId: string, title: string, dueOn: string, kind = 'followUp'): Promise<void> {
  await harness.product.pool.query(
    `insert into tasks (id, kind, title, owner_id, due_on, first_due_on, given_on)
      select gen_random_uuid(), $4::text, $1, $2, $3::date, $3::date, case $4 when 'promise' then $3::date end`,
    [title, ownerId, dueOn, kind],
  )
}
const day = '2046-11-23'
const mailTo = async (who: Caller) => {
  await runJobNow(harness, { name: 'reminder.mail' }, { staffId: who.staffId, day })
  return textOf(mails.at(-1))
}
const textOf = (mail: { raw: string } | undefined) =>
  Buffer.from((mail?.raw.split('\r\n\r\n').slice(1).join('') ?? '').replace(/\r\n/g, ''), 'base64').toString()

describe('[TSK-02] the mail of the morning', () => {
  test('says what is due and what is late, once, to whom something is due', async () => {
    await harness.person({ name: '无事的人', rights })
    await put(seller.staffId, '第二次回访', '2046-11-23')
    await put(seller.staffId, '第三次回访', '2046-11-20')
    await put(seller.staffId, '送样品', '2046-11-23', 'promise')
    await put(seller.staffId, '明天的', '2046-11-24')
    await runJobNow(harness, { name: 'workbench.morning' })
    await runJobNow(harness, { name: 'workbench.morning' })
    await expect.poll(() => mails.length, { timeout: 15_000 }).toBe(1)
    expect(mails[0]?.to).toEqual([`t${seller.staffId}@test.example`])
    expect(textOf(mails[0]).split('\n')).toEqual([
      '到期的承诺',
      '11-23  送样品',
      '',
      '已逾期',
      '11-20  第三次回访',
      '',
      '今天',
      '11-23  第二次回访',
      '',
      expect.stringContaining('铃铛'),
    ])
  })

  test('[TSK-04] carries what waits and is no task, as the workbench shows it: papers to decide and to sign, papers due back', async () => {
    await switchOn(harness, [])
    const all = await harness.person({ name: '方总', allRights: true })
    const manager = await harness.person({ name: '销售经理周', allRights: true })
    await givePost(harness, manager.staffId, '销售经理')
    const signed = {
      key: 'signed',
      label: { zh: '签字', en: 'Signed' },
      fields: [
        {
          key: 'signedByManager',
          type: 'signature',
          label: { zh: '经理签字', en: 'Manager' },
          signedBy: { zh: '销售经理', en: 'Sales manager' },
        },
      ],
    }
    const sections = [signed, ...sampleForm('Z-SG').sections]
    // What the manager decides is signed with the decision: it does not wait a second time.
    await publishForm(harness, sampleForm('Z-AP', { flow: { approves: ['销售经理'] }, sections } as never))
    await publishForm(harness, sampleForm('Z-SG', { sections } as never))
    const customerId = await openCustomer(harness, { name: '云和百草堂', ownerId: all.staffId })
    const handedIn = async (form: string) => {
      const { id } = await startForm(all, form, { customerId })
      await harness.product.pool.query(
        `update form_records set state = 'submitted', submitted_at = $2, keeper_id = $3, holder_id = $4 where id = $1`,
        [id, morning, all.staffId, manager.staffId],
      )
      return id
    }
    await handedIn('Z-AP')
    await harness.product.pool.query(
      `insert into form_movements (id, record_id, kind, from_id, to_id, moved_at, moved_by, due_on) values (gen_random_uuid(), $1, 'draw', $2, $3, $4, $2, '2046-11-22')`,
      [await handedIn('Z-SG'), all.staffId, manager.staffId, morning],
    )
    const lists = (await manager.ask('workbench.today')).body.lists
    expect(['formDecisions', 'formSignatures', 'formsOut'].map((key) => lists[key].count)).toEqual([1, 1, 2])
    const waiting = (await manager.ask('workbench.waiting')).body.lists
    expect(waiting).toEqual([
      { key: 'formDecisions', count: 1 },
      { key: 'formSignatures', count: 1 },
      { key: 'formsOut', count: 1 },
    ])
    const text = await mailTo(manager)
    expect(text).toContain('表单待我审批（1）')
    expect(text).toContain('表单待我签字（1）')
    expect(text).toContain('领出未还（1）\n11-22')
    expect(await mailTo(all)).not.toContain('待我签字')
  })

  test('carries one’s own customers that fall back to the pool tomorrow', async () => {
    const boss = await harness.person({ allRights: true })
    const mine = await openCustomer(harness, { name: '久未联系的店', ownerId: seller.staffId })
    await harness.product.pool.query(
      `update customers set owner_since = '2046-10-25', last_contact_at = null where id = $1`,
      [mine],
    )
    const values = { name: '三十天无联系', idleDays: 30, remindDays: 0, protectionDays: 0 }
    expect((await boss.call('pool.addRule', { values })).status).toBe(200)
    expect((await seller.ask('workbench.today')).body.lists.poolFalls).toMatchObject({
      count: 1,
      rows: [{ name: '久未联系的店', dueOn: '2046-11-24' }],
    })
    expect(await mailTo(seller)).toContain('明天退回公海（1）\n11-24  久未联系的店  三十天无联系')
  })

  test('who wants no mail gets none, and who is not to be disturbed gets it later', async () => {
    await put(seller.staffId, '第二次回访', '2046-11-23')
    const settings = { version: 0, byMail: false, quietFrom: null, quietTo: null }
    expect((await seller.call('reminder.set', settings)).status).toBe(200)
    const quiet = await harness.person({ rights })
    await quiet.call('reminder.set', { version: 0, byMail: true, quietFrom: '21:00', quietTo: '09:00' })
    await put(quiet.staffId, '第二次回访', '2046-11-23')
    await runJobNow(harness, { name: 'workbench.morning' })
    const { rows } = await harness.product.pool.query(
      `select key, run_at from graphile_worker.jobs where key like 'reminder.mail:%' and run_at > '2046-11-23T00:00:00Z'`,
    )
    expect(rows.map((row) => [row.key, new Date(row.run_at).toISOString()])).toEqual([
      [`reminder.mail:${quiet.staffId}:2046-11-23`, '2046-11-23T01:00:00.000Z'],
    ])
    expect(mails).toEqual([])
    await harness.product.pool.query(`select graphile_worker.remove_job($1)`, [rows[0].key])
  })

  test('a mail server that is down for a while is asked again, one that says no is not', async () => {
    await put(seller.staffId, '第二次回访', '2046-11-23')
    const payload = { staffId: seller.staffId, day: '2046-11-23' }
    refusal = 451
    await runJobNow(harness, { name: 'reminder.mail' }, payload)
    const { rows } = await harness.product.pool.query('select run_at from graphile_worker.jobs where key = $1', [
      `reminder.mail:${seller.staffId}:2046-11-23`,
    ])
    expect(rows.map((row) => new Date(row.run_at).toISOString())).toEqual(['2046-11-22T23:31:00.000Z'])
    refusal = 550
    await runJobNow(harness, { name: 'reminder.mail' }, payload)
    expect(mails).toEqual([])
    refusal = undefined
    await runJobNow(harness, { name: 'reminder.mail' }, payload)
    await runJobNow(harness, { name: 'reminder.mail' }, payload)
    expect(mails).toHaveLength(1)
  })

  test('the administrator sees how many went out, why not and when again, and hears of a server that stays away', async () => {
    await put(seller.staffId, '第二次回访', '2046-11-23')
    const admin = await harness.person({ rights: { 'setup.manage': 'all' } })
    const payload = { staffId: seller.staffId, day: '2046-11-23' }
    await harness.product.pool.query('delete from reminder_mails')
    refusal = 451
    const told = async () => (await admin.ask('notice.list')).body.rows.length
    for (const expected of [0, 0, 1, 1]) {
      await runJobNow(harness, { name: 'reminder.mail' }, payload)
      expect(await told()).toBe(expected)
    }
    expect((await admin.ask('mail.state')).body).toMatchObject({
      sent: 0,
      waiting: 1,
      failed: 0,
      fault: expect.stringContaining('邮件服务器暂时不通'),
      nextAt: '2046-11-23T01:30:00.000Z',
    })
    refusal = undefined
    await runJobNow(harness, { name: 'reminder.mail' }, payload)
    expect((await admin.ask('mail.state')).body).toMatchObject({ sent: 1, waiting: 0, failed: 0, fault: null })
  })

  test('yesterday’s mail is not sent today', async () => {
    await put(seller.staffId, '第二次回访', '2046-11-23')
    harness.setNow('2046-11-23T23:30:00Z')
    await runJobNow(harness, { name: 'reminder.mail' }, { staffId: seller.staffId, day: '2046-11-23' })
    expect(mails).toEqual([])
  })

  test('a mail that is just being sent is not sent a second time beside it', async () => {
    await put(seller.staffId, '第二次回访', '2046-11-23')
    const payload = { staffId: seller.staffId, day: '2046-11-23' }
    let open = () => {}
    gate = new Promise((done) => {
      open = done
    })
    const first = runJobNow(harness, { name: 'reminder.mail' }, payload)
    const isClaimed = async () => {
      const { rows } = await harness.product.pool.query('select 1 from reminder_mails where staff_id = $1', [
        seller.staffId,
      ])
      return rows.length === 1
    }
    await expect.poll(isClaimed, { timeout: 15_000 }).toBe(true)
    const second = runJobNow(harness, { name: 'reminder.mail' }, payload)
    await Promise.race([second, new Promise((done) => setTimeout(done, 1_000))])
    open()
    await Promise.all([first, second])
    expect(mails).toHaveLength(1)
  })
})
