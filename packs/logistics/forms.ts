import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { regionAnalysis, salesAnalysis } from './forms/analyses.ts'
import { customerDataCard, customerDataSheet, keyAccountBackground, keyAccountData } from './forms/cards.ts'
import { complaintCard, complaintNotice, complaintReport, complaintTracking } from './forms/complaints.ts'
import { developmentEvaluation, developmentSteps, factorSurvey, newCustomerReport } from './forms/development.ts'
import { competitorSurvey, serviceLevel, serviceSurvey } from './forms/surveys.ts'

export const logisticsForms: readonly FormDefinition[] = [
  competitorSurvey,
  serviceSurvey,
  serviceLevel,
  regionAnalysis,
  salesAnalysis,
  developmentSteps,
  developmentEvaluation,
  factorSurvey,
  newCustomerReport,
  customerDataCard,
  customerDataSheet,
  complaintCard,
  complaintReport,
  complaintNotice,
  complaintTracking,
  keyAccountData,
  keyAccountBackground,
]
