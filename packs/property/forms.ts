import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { acceptance } from './forms/acceptance.ts'
import { customerRegister } from './forms/customer-register.ts'
import { dealings } from './forms/dealings.ts'
import { incidentsAndWorks } from './forms/incidents-and-works.ts'
import { keysAndMeters } from './forms/keys-and-meters.ts'
import { moveInPapers } from './forms/move-in-papers.ts'
import { moveInSigning } from './forms/move-in-signing.ts'
import { parking } from './forms/parking.ts'
import { questionnaire } from './forms/questionnaire.ts'
import { residents } from './forms/residents.ts'
import { telephones } from './forms/telephones.ts'

export const propertyForms: readonly FormDefinition[] = [
  ...customerRegister,
  ...moveInPapers,
  ...moveInSigning,
  ...acceptance,
  ...keysAndMeters,
  ...parking,
  ...telephones,
  ...residents,
  ...incidentsAndWorks,
  ...dealings,
  questionnaire,
]
