import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { loanRegistration } from './forms/loan-registration.ts'

export const lendingForms: readonly FormDefinition[] = [loanRegistration]
