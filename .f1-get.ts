import { mkdtempSync, chmodSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import fastify from 'fastify'
import pg from 'pg'
import { openEmbedded } from '#platform/server/database/life.ts'
import { migrate } from '#platform/server/migrate.ts'
import { migrateJobs } from '#platform/server/jobs.ts'
import { compose } from '#server/compose.ts'
import { openTestSession } from '#tests/factories/people.ts'
import { newId } from '#platform/core/ids.ts'
import { prepareCustomer } from '#domain/archives/rules.ts'
import { standardOf } from '#domain/archives/standard/rules.ts'
import { writeCustomers, numberNew } from '#domain/archives/commands.ts'
import { contextFor } from '#platform/server/dispatch.ts'
import { system } from '#platform/core/rights.ts'

const folder = mkdtempSync(join(tmpdir(), 'kedang-f1-'))
chmodSync(folder, 0o711)
const quiet = { info() {}, warn() {} }
const database = await openEmbedded({ dataDir: join(folder, 'data'), log: quiet } as never)
await migrate(database.connection)
const product = await compose({ config: { DATABASE_POOL: 10, TRUST_PROXY: 0, PUBLIC_URL: undefined, LOG_LEVEL: 'error' } as never, connection: database.connection, files: join(folder, 'files'), version: 'b', checkOutput: false, runsJobs: false, perMinute: 100_000_000 } as never)
await migrateJobs(product.pool)
const { token } = await openTestSession(product.platform, { allRights: true })
const url = await product.app.listen({ port: 0, host: '127.0.0.1' })
const headers = { cookie: `kedang_session=${token}`, 'x-kedang': '1', 'content-type': 'application/json' }
const chars = [...'泰安永和福寿康宁嘉祥瑞恒信达利丰源盛昌隆华明辉光远志诚毅坚春夏秋冬东南西北金木水火土山川湖海云雨风雪天地日月星辰']
let n = 0
const pick = () => chars[Math.floor(Math.random() * chars.length)]
const values = () => ({ kind: 'organisation', name: `${pick()}${pick()}${pick()}${pick()}商贸有限公司`, phones: [`139${String(10_000_000 + n++)}`], address: `浙江省杭州市西湖区文三路${n}号`, foundedOn: '2009-03', tradeSince: '2019-05-16', organisationForm: '有限责任公司', industry: '药品零售', assets: '12600000', abc: 'A', tier: 'gold' })

// set-based writer
{
  const standard = standardOf('{}')
  const call = { actor: system, language: 'zh-CN', requestId: 'x', source: 'import', request: { ip: '', userAgent: '', setSession() {} } } as never
  for (const size of [500]) {
    const t0 = performance.now()
    let tp = 0
    await product.platform.db.transaction().execute(async (trx) => {
      const context = contextFor(product.platform, trx, call, new Date(), { entries: [], news: [], after: [] })
      const rows = Array.from({ length: size }, () => prepareCustomer(newId(), undefined, values() as never, standard, { now: new Date(), actorId: system.id }))
      tp = performance.now() - t0
      await numberNew(context as never, rows)
      await writeCustomers(context as never, rows, { kind: 'created', actId: newId() })
    })
    const t = performance.now() - t0
    console.log(`bulk ${size}: ${(size / t * 1000).toFixed(0)} rows/s, prepare ${tp.toFixed(0)} ms of ${t.toFixed(0)}`)
  }
}

const bare = fastify()
const pool = new pg.Pool({ max: 10, ...database.connection })
const sample = prepareCustomer(newId(), undefined, values() as never, standardOf('{}'), { now: new Date(), actorId: system.id }).next
bare.post('/create', async (request) => {
  const body = request.body as { values: Record<string, unknown> }
  const v = body.values
  const id = newId()
  await pool.query(`insert into customers (id, number, kind, name, phones, address, founded_on, trade_since, organisation_form, industry, assets, assets_currency, abc, tier, region, created_by, completeness, search_tokens, duplicate_keys, sort_name, archived_on)
    values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,'CNY',$12,$13,'330106',$14,70,$15,$16,$17,'2026-11-23') returning id`,
    [id, id, v['kind'], v['name'], v['phones'], v['address'], v['foundedOn'], v['tradeSince'], v['organisationForm'], v['industry'], v['assets'], v['abc'], v['tier'], id, sample.searchTokens, sample.duplicateKeys, sample.sortName])
  return { id }
})
const ids: string[] = (await pool.query('select id from customers order by id limit 1000')).rows.map((r) => r.id)
bare.get('/get/:id', async (request) => (await pool.query('select * from customers where id = $1', [(request.params as { id: string }).id])).rows[0])
bare.post('/change/:id', async (request) => (await pool.query("update customers set remarks = $2, version = version + 1, updated_at = now() where id = $1 returning id, version", [(request.params as { id: string }).id, 'x' + n++])).rows[0])
const bareUrl = await bare.listen({ port: 0, host: '127.0.0.1' })

const run = async (title: string, options: object) => {
  const result = await autocannon({ connections: 10, duration: 4, ...options } as never) as any
  console.log(`${title}: ${result.requests.average.toFixed(0)}/s p50 ${result.latency.p50} p99 ${result.latency.p99} non2xx ${result.non2xx}`)
}
let k = 0
const versions = new Map<string, number>()


await run('ours create', { url: `${url}/api/customer.create`, method: 'POST', requests: [{ setupRequest: (r: any) => ({ ...r, headers: { ...headers, 'idempotency-key': newId() }, body: JSON.stringify({ values: values(), acceptDuplicates: true }) }) }] })
for (let i = 0; i < 2; i++) {
await run('ours get', { url, requests: [{ setupRequest: (r: any) => ({ ...r, headers, path: `/api/customer.get?id=${ids[k++ % ids.length]}` }) }] })
console.log((await pool.query("select pid, state, wait_event_type, wait_event, left(query,150) q, now()-query_start age from pg_stat_activity where datname=current_database() and pid<>pg_backend_pid()")).rows)
}
await bare.close(); await pool.end(); await product.close(); await database.close(); rmSync(folder, { recursive: true, force: true })
