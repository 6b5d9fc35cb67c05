import { peopleCommands } from '#domain/people/commands.ts'
import { peopleJobs } from '#domain/people/jobs.ts'
import { peopleMessages } from '#domain/people/messages.ts'
import { peopleConstraints, peopleRights } from '#domain/people/policy.ts'
import { peopleQueries } from '#domain/people/queries.ts'
import { chineseMessages } from '#platform/core/chinese/messages.ts'
import { platformMessages } from '#platform/server/messages.ts'
import { sheetMessages } from '#platform/server/sheets/messages.ts'

/** The registry: everything anybody can ask the product to do. */
export const operations = [...peopleCommands, ...peopleQueries] as const

export type Operations = (typeof operations)[number]

export const jobs = [...peopleJobs]

export const rights = { ...peopleRights }

export const catalogues = [platformMessages, chineseMessages, sheetMessages, peopleMessages]

/** Database constraint → message key. */
export const constraints = { ...peopleConstraints }
