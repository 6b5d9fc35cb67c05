import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { salesOffice } from './forms/sales-office.ts'
import { serviceForms } from './forms/service.ts'

export const realestateForms: readonly FormDefinition[] = [...salesOffice, ...serviceForms]
