import { answeringQueries } from './answering/queries.ts'
import { copiesQueries } from './copies/queries.ts'
import { custodyQueries } from './custody/queries.ts'
import { designingQueries } from './definitions/designing/queries.ts'
import { definitionQueries } from './definitions/queries.ts'
import { tradesQueries } from './definitions/trades/queries.ts'
import { upgradingQueries } from './definitions/upgrading/queries.ts'
import { filesQueries } from './files/queries.ts'
import { linksQueries } from './links/queries.ts'
import { listingQueries } from './listing/queries.ts'
import { manyQueries } from './print/many/queries.ts'
import { readingQueries } from './reading/queries.ts'
import { referringQueries } from './referring/queries.ts'
import { sealingQueries } from './sealing/queries.ts'
import { templatesQueries } from './templates/queries.ts'

export const formsQueries = [
  ...definitionQueries,
  ...designingQueries,
  ...upgradingQueries,
  ...tradesQueries,
  ...listingQueries,
  ...manyQueries,
  ...readingQueries,
  ...custodyQueries,
  ...referringQueries,
  ...sealingQueries,
  ...copiesQueries,
  ...filesQueries,
  ...linksQueries,
  ...answeringQueries,
  ...templatesQueries,
] as const
