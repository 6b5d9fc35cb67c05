import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { customerRegister } from './forms/customer-register.ts'
import { keysAndMeters } from './forms/keys-and-meters.ts'
import { parking } from './forms/parking.ts'
import { residents } from './forms/residents.ts'
import { telephones } from './forms/telephones.ts'

export const propertyForms: readonly FormDefinition[] = [
  ...customerRegister,
  ...parking,
  ...telephones,
  ...residents,
  ...keysAndMeters,
]
