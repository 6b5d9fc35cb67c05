import type { PackSample } from '#platform/core/pack-samples.ts'
import { coreCustomersAndSales } from './samples/customers-and-sales.ts'
import { coreServiceAndCredit } from './samples/service-and-credit.ts'
import { coreSubjects } from './samples/subjects.ts'

export const coreSample: PackSample = {
  subjects: coreSubjects,
  records: [...coreCustomersAndSales, ...coreServiceAndCredit],
}
