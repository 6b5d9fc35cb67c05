import { allocationConstraints, allocationRights } from '#domain/allocation/policy.ts'
import { customerConstraints, customerRights } from '#domain/archives/policy.ts'
import { viewsConstraints, viewsRights } from '#domain/archives/views/policy.ts'
import { careConstraints, careRights } from '#domain/care/policy.ts'
import { collectingConstraints, collectingRights } from '#domain/collecting/policy.ts'
import { followUpsConstraints, followUpsRights } from '#domain/follow-ups/policy.ts'
import { formsConstraints, formsRights } from '#domain/forms/policy.ts'
import { importsRights } from '#domain/imports/policy.ts'
import { integrationsConstraints } from '#domain/integrations/policy.ts'
import { journalConstraints, journalRights } from '#domain/journal/policy.ts'
import { keyAccountsConstraints, keyAccountsRights } from '#domain/key-accounts/policy.ts'
import { ledgersConstraints, ledgersRights } from '#domain/ledgers/policy.ts'
import { peopleConstraints, peopleRights } from '#domain/people/policy.ts'
import { policiesConstraints, policiesRights } from '#domain/policies/policy.ts'
import { supervisionRights } from '#domain/supervision/policy.ts'
import { tasksConstraints, tasksRights } from '#domain/tasks/policy.ts'

/** Every right there is; roles give them with a reach. */
export const rights = {
  ...peopleRights,
  ...customerRights,
  ...viewsRights,
  ...collectingRights,
  ...ledgersRights,
  ...formsRights,
  ...policiesRights,
  ...journalRights,
  ...tasksRights,
  ...keyAccountsRights,
  ...allocationRights,
  ...followUpsRights,
  ...careRights,
  ...supervisionRights,
  ...importsRights,
}

/** Database constraint → message key. */
export const constraints = {
  ...peopleConstraints,
  ...customerConstraints,
  ...viewsConstraints,
  ...collectingConstraints,
  ...ledgersConstraints,
  ...formsConstraints,
  ...policiesConstraints,
  ...journalConstraints,
  ...tasksConstraints,
  ...keyAccountsConstraints,
  ...allocationConstraints,
  ...followUpsConstraints,
  ...careConstraints,
  ...integrationsConstraints,
}
