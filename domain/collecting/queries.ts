import { campaignQueries } from './campaigns/queries.ts'
import { channelQueries } from './channels/queries.ts'
import { collectedQueries } from './collected/queries.ts'
import { dataFormQueries } from './data-forms/queries.ts'
import { selfFillQueries } from './self-fill/queries.ts'
import { workingListQueries } from './working-list/queries.ts'

export const collectingQueries = [
  ...campaignQueries,
  ...collectedQueries,
  ...channelQueries,
  ...dataFormQueries,
  ...selfFillQueries,
  ...workingListQueries,
] as const
