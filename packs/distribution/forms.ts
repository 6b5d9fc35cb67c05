import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { accountPage } from './forms/accounts.ts'
import { archiveAssessment, headOfficeArchive, verification } from './forms/archive-forms.ts'
import { creditReport, shipmentLimit } from './forms/credit-forms.ts'
import { dealerCard } from './forms/dealer-card.ts'
import { invoiceLedger, processingStatement, returnLedger, sampleLedger, supportLedger } from './forms/ledgers.ts'
import { marketState, qualityTracking } from './forms/market.ts'
import { correctiveMeasure, satisfactionReport, satisfactionSurvey } from './forms/satisfaction.ts'

export const distributionForms: readonly FormDefinition[] = [
  headOfficeArchive,
  verification,
  archiveAssessment,
  processingStatement,
  shipmentLimit,
  dealerCard,
  accountPage,
  sampleLedger,
  invoiceLedger,
  returnLedger,
  supportLedger,
  creditReport,
  satisfactionSurvey,
  satisfactionReport,
  correctiveMeasure,
  qualityTracking,
  marketState,
]
