import { z } from 'zod'
import { query } from '#domain/kit.ts'
import { queryOf } from '#platform/core/chinese/search-query.ts'
import { maskCustomer, reachOf } from '../../policy.ts'
import { hitShape, viaShape, whereOf } from '../listing/queries.ts'
import { columnsFor } from '../listing/rules.ts'
import { readRanked } from '../ranking/queries.ts'

// What fits under the box without scrolling.
const usualLimit = 8

export const quickSearch = query({
  name: 'customer.quickSearch',
  about: 'A few customers that best fit what is being typed, by name, number, phone, tag or contact; for Ctrl-K',
  needs: { right: 'customer.read' },
  input: z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(30).optional() }),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(['organisation', 'individual']),
        number: z.string(),
        name: z.string(),
        shortName: z.string().nullable(),
        phones: z.array(z.string()),
        /** The contact whose name or phone was hit. */
        contactId: z.string().optional(),
        hits: z.array(hitShape),
        via: viaShape.optional(),
      }),
    ),
    understood: z.string().optional(),
  }),
  async run(context, { text, limit = usualLimit }) {
    const query = queryOf(text)
    if (query.tokens.length === 0) return { rows: [] }
    const page = await readRanked(context, {
      text,
      query,
      bounds: { reached: reachOf(context.actor, 'customer.read'), where: undefined },
      shown: whereOf(context, undefined, {}),
      columns: columnsFor([], {}).sql,
      named: [],
      cursor: undefined,
      limit,
      isCounted: false,
    })
    const rows = page.rows.map((found) => {
      const { row } = maskCustomer(found, context.actor)
      return {
        id: row.id,
        kind: row.kind,
        number: row.number ?? '',
        name: row.name,
        shortName: row.shortName,
        phones: row.phones ?? [],
        hits: found.hits ?? [],
        ...(found.contactId ? { contactId: found.contactId } : {}),
        ...(found.via ? { via: found.via } : {}),
      }
    })
    context.audit({ kind: 'list', subject: 'customer', ids: rows.map((row) => row.id), detail: { search: text } })
    return { rows, ...(page.understood ? { understood: page.understood } : {}) }
  },
})

export const quickQueries = [quickSearch] as const
