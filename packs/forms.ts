import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { beautyForms } from './beauty/forms.ts'
import { constructionForms } from './construction/forms.ts'
import { consultingForms } from './consulting/forms.ts'
import { coreForms } from './core/forms.ts'
import { distributionForms } from './distribution/forms.ts'
import { hotelForms } from './hotel/forms.ts'
import { lendingForms } from './lending/forms.ts'
import { logisticsForms } from './logistics/forms.ts'
import { propertyForms } from './property/forms.ts'
import { realestateForms } from './realestate/forms.ts'
import { retailForms } from './retail/forms.ts'
import { seminarForms } from './seminar/forms.ts'

/** The papers each trade works with, by the key of the pack. */
export const packForms: Readonly<Record<string, readonly FormDefinition[]>> = {
  core: coreForms,
  property: propertyForms,
  realestate: realestateForms,
  consulting: consultingForms,
  construction: constructionForms,
  hotel: hotelForms,
  beauty: beautyForms,
  seminar: seminarForms,
  retail: retailForms,
  distribution: distributionForms,
  logistics: logisticsForms,
  lending: lendingForms,
}
