import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { careRegister, churnAnalysis, developmentPlan, visitPlan } from './forms/care-plans.ts'
import { agencyOrder, contractRegister, formsSent } from './forms/contracts-surveys.ts'
import { customerCard } from './forms/customer-card.ts'
import { classTable, enterpriseProfile } from './forms/enterprise-profile.ts'
import { journalEntry, promises, serviceCard } from './forms/journal.ts'
import { keyAccountTimes } from './forms/key-accounts.ts'
import { productTable, quotation, tradeRecord } from './forms/products-trades.ts'
import { lookApproval, organisationRegister, policyRegister, trainingRecord } from './forms/rules-and-people.ts'
import { communications, opportunities, prospects, tasks } from './forms/sales-records.ts'
import { creditEvaluation, performance } from './forms/scoring.ts'
import { customerInformation, minimalRecord, personalArchive, smallDatabase } from './forms/short-cards.ts'

export const coreForms: readonly FormDefinition[] = [
  enterpriseProfile,
  classTable,
  customerCard,
  personalArchive,
  minimalRecord,
  customerInformation,
  smallDatabase,
  communications,
  opportunities,
  tasks,
  productTable,
  prospects,
  journalEntry,
  serviceCard,
  promises,
  creditEvaluation,
  performance,
  keyAccountTimes,
  lookApproval,
  developmentPlan,
  visitPlan,
  churnAnalysis,
  careRegister,
  policyRegister,
  trainingRecord,
  formsSent,
  tradeRecord,
  contractRegister,
  quotation,
  agencyOrder,
  organisationRegister,
]
