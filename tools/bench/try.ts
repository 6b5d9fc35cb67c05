import { prepareCustomer } from '#domain/archives/rules.ts'
import { standardOf } from '#domain/archives/standard/rules.ts'
import { newId } from '#platform/core/ids.ts'
import { sampleCustomer } from '#server/demo/customers.ts'
import { chanceFrom } from '#server/demo/random.ts'
const chance = chanceFrom(5)
const samples = Array.from({ length: 30000 }, (_, n) => ({ ...(sampleCustomer(chance, n, '2026-11-22').values as object), number: `KH-26-${n}` }))
const standard = standardOf('{}')
let c = process.cpuUsage()
samples.slice(0, 5000).forEach((s) => prepareCustomer(newId(), undefined, s, standard, { now: new Date(), actorId: newId() }))
console.log('warm 5000', process.cpuUsage(c).user / 5000, 'us')
c = process.cpuUsage()
for (let i = 5000; i < 30000; i += 1000) { const b = samples.slice(i, i + 1000).map((s) => prepareCustomer(newId(), undefined, s, standard, { now: new Date(), actorId: newId() })); JSON.stringify(b.map((x) => x.next)).length }
console.log('then', process.cpuUsage(c).user / 25000, 'us per row')
