import type { FormDefinition } from '#platform/core/forms/definition.ts'

export const distributionForms: readonly FormDefinition[] = []
