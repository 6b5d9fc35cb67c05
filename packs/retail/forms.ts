import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { assessment, pointsAccount, tierTable } from './forms/tiers.ts'

export const retailForms: readonly FormDefinition[] = [tierTable, assessment, pointsAccount]
