import type { FieldData } from '#platform/core/fields.ts'
import { contact } from '../contacts/schema.ts'
import { maskValue } from '../policy.ts'
import { fieldOf, type Standard } from '../standard/rules.ts'

export type Diff = Record<string, [unknown, unknown]>

/** The field a key of a stored difference speaks of: 'name', 'extra.unit', or a contact's 'phones'. */
export function fieldOfDiff(standard: Standard, entity: string, key: string): FieldData | undefined {
  if (entity === 'contact') return (contact.fields as Record<string, FieldData>)[key]
  return fieldOf(standard, key.replace(/^(extra|verified)\./, ''))
}

/** Old and new values as somebody may read them: what is covered on the archive is covered in its past too. */
export function coverDiff(diff: Diff, entity: string, standard: Standard, seesSecret: boolean): Diff {
  const shown: Diff = {}
  for (const [key, [old, now]] of Object.entries(diff)) {
    const field = key.startsWith('verified.') ? undefined : fieldOfDiff(standard, entity, key)
    if (field?.sensitivity === 'secret' && !seesSecret) continue
    shown[key] = field?.sensitivity === undefined ? [old, now] : [maskValue(field, old), maskValue(field, now)]
  }
  return shown
}
