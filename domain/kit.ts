import { makersFor, type Context as PlatformContext, type Job as PlatformJob } from '#platform/server/operations.ts'
import type { PlatformTables } from '#platform/server/platform-tables.ts'
import type { AllocationTables } from './allocation/schema.ts'
import type { ArchivesTables } from './archives/schema.ts'
import type { CareTables } from './care/schema.ts'
import type { CollectingTables } from './collecting/schema.ts'
import type { FollowUpsTables } from './follow-ups/schema.ts'
import type { FormsTables } from './forms/schema.ts'
import type { ImportsTables } from './imports/schema.ts'
import type { IntegrationsTables } from './integrations/schema.ts'
import type { JournalTables } from './journal/schema.ts'
import type { KeyAccountsTables } from './key-accounts/schema.ts'
import type { LedgersTables } from './ledgers/schema.ts'
import type { PeopleTables } from './people/schema.ts'
import type { PoliciesTables } from './policies/schema.ts'
import type { SupervisionTables } from './supervision/schema.ts'
import type { TasksTables } from './tasks/schema.ts'
import type { UpkeepTables } from './upkeep/schema.ts'

/** All tables of the product; every noun's schema.ts brings its own. */
export type Database = PlatformTables &
  PeopleTables &
  ArchivesTables &
  CollectingTables &
  LedgersTables &
  FormsTables &
  PoliciesTables &
  JournalTables &
  TasksTables &
  KeyAccountsTables &
  AllocationTables &
  FollowUpsTables &
  CareTables &
  SupervisionTables &
  ImportsTables &
  IntegrationsTables &
  UpkeepTables

export type Context = PlatformContext<Database>
export type Job = PlatformJob<Database>

export const { command, query } = makersFor<Database>()
