import { makeFirm } from './firm.ts'
const n = Number(process.argv[2])
const t = performance.now()
const { administrator, salesperson, ...rest } = await makeFirm(`/tmp/pbench/${n}`, n, console.log)
console.log(rest, ((performance.now() - t) / 1000).toFixed(1), 's', process.memoryUsage().rss / 1e6)
