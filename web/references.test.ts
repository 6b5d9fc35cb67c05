import { expect, test } from 'vitest'
import { packForms } from '#packs/forms.ts'
import { formFields } from '#platform/core/forms/definition.ts'
import { sources } from './references.ts'

test('[FRM-16] whatever a form of a trade points to can be found and named', () => {
  const fields = Object.values(packForms)
    .flat()
    .flatMap((form) => formFields(form).flatMap((field) => [field, ...(field.columns ?? [])]))
  const kinds = new Set(fields.filter(({ type }) => type === 'ref').map(({ to }) => to ?? ''))
  expect([...kinds].filter((to) => sources[to] === undefined)).toEqual([])
})
