import { manyJobs } from './print/many/jobs.ts'

export const formsJobs = [...manyJobs] as const
