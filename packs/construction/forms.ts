import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { dispute, forum, training, visit } from './forms/client-service.ts'

export const constructionForms: readonly FormDefinition[] = [visit, forum, dispute, training]
