import { prepareCustomer } from '#domain/archives/rules.ts'
import { standardOf } from '#domain/archives/standard/rules.ts'
import { newId } from '#platform/core/ids.ts'
import { readFileSync, writeFileSync } from 'node:fs'
import inspector from 'node:inspector/promises'
const lines = new TextDecoder('gb18030').decode(readFileSync('/work/shared/data/real-companies.csv')).split('\n').slice(1)
const names = lines.map((l) => l.split(',').map((x) => x.replace(/"/g, '')).find((x) => x.includes('公司'))).filter((x) => x)
console.log(names.length, names[0])
const standard = standardOf('{}'); const now = new Date()
let n = 0
const one = () => prepareCustomer(newId(), undefined, { kind: 'organisation', name: names[n % names.length]!, number: 'KH-26-' + n, phones: [`139${String(10_000_000 + n++)}`], address: `浙江省杭州市西湖区文三路${n}号`, foundedOn: '2009-03', tradeSince: '2019-05-16', organisationForm: '有限责任公司', industry: '药品零售', assets: '12600000', abc: 'A', tier: 'gold' } as never, standard, { now, actorId: 'x' })
for (let i = 0; i < 3000; i++) one()
const session = new inspector.Session(); session.connect()
await session.post('Profiler.enable'); await session.post('Profiler.start')
const c0 = process.cpuUsage()
for (let i = 0; i < 8000; i++) one()
const c = process.cpuUsage(c0)
console.log('cpu us per row', (c.user + c.system) / 8000)
const { profile } = await session.post('Profiler.stop')
writeFileSync('/tmp/f1/prep.cpuprofile', JSON.stringify(profile))
