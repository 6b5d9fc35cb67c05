import { expect, test } from 'vitest'
import { packForms } from '#packs/forms.ts'
import { isNewer } from './rules.ts'

test('[FRM-04] no form of a trade is newer than itself as the database gives it back', () => {
  const stored = (form: object) => JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(form).reverse())))
  const offered = Object.values(packForms)
    .flat()
    .filter((form) => isNewer(form, stored(form)))
  expect(offered.map((form) => form.key)).toEqual([])
})
