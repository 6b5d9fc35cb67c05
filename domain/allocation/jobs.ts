import { handingOverJobs } from './handing-over/jobs.ts'
import { namingJobs } from './naming/jobs.ts'
import { poolJobs } from './pool/jobs.ts'

export const allocationJobs = [...handingOverJobs, ...poolJobs, ...namingJobs]
