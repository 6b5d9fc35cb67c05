import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { careArchive } from './forms/care-archive.ts'

export const beautyForms: readonly FormDefinition[] = [careArchive]
