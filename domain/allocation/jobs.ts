import { handingOverJobs } from './handing-over/jobs.ts'

export const allocationJobs = [...handingOverJobs]
