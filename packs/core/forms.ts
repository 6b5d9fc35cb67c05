import type { FormDefinition } from '#platform/core/forms/definition.ts'

export const coreForms: readonly FormDefinition[] = []
