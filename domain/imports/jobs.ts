import { apply } from './applying/jobs.ts'
import { exportsJobs } from './exports/jobs.ts'
import { rehearse } from './rehearsal/jobs.ts'
import { undo } from './undoing/jobs.ts'

export const importsJobs = [rehearse, apply, undo, ...exportsJobs]
