import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { choicesOf } from '#platform/core/open-options.ts'
import { ledgerOf } from '../figures/rules.ts'
import { journalEntry } from '../schema.ts'
import { usualSubjects } from './schema.ts'

export type Subject = { replyHours: number | null; keepsFigures: boolean; prompt: string | null; version: number }

/** What holds for one category: the firm's word, else the usual. */
export async function readSubject(context: Pick<Context, 'db'>, category: string): Promise<Subject> {
  const own = await context.db
    .selectFrom('journalSubjects')
    .select(['replyHours', 'keepsFigures', 'prompt', 'version'])
    .where('category', '=', category)
    .executeTakeFirst()
  return (
    own ?? { replyHours: usualSubjects[category]?.replyHours ?? null, keepsFigures: false, prompt: null, version: 0 }
  )
}

export const listSubjects = query({
  name: 'journal.subjects',
  about: 'The subjects of the journal: within how many hours each is answered, what a beginner is asked, its figures',
  needs: { right: 'journal.read' },
  input: z.strictObject({}),
  output: z.object({
    rows: z.array(
      z.object({
        category: z.string(),
        version: z.int(),
        replyHours: z.int().nullable(),
        prompt: z.string(),
        keepsFigures: z.boolean(),
        isLedger: z.boolean(),
        isRetired: z.boolean(),
      }),
    ),
  }),
  async run(context) {
    const own = await context.db.selectFrom('journalSubjects').selectAll().execute()
    const byCategory = new Map(own.map((one) => [one.category, one]))
    const rows = choicesOf(journalEntry.fields.category).map(({ key, isRetired }) => {
      const said = byCategory.get(key)
      const usual = usualSubjects[key]
      const prompt = context.language === 'en' ? usual?.prompt.en : usual?.prompt.zh
      return {
        category: key,
        version: said?.version ?? 0,
        replyHours: said === undefined ? (usual?.replyHours ?? null) : said.replyHours,
        prompt: said?.prompt ?? prompt ?? '',
        keepsFigures: said?.keepsFigures ?? false,
        isLedger: ledgerOf(key, said?.keepsFigures) !== undefined,
        isRetired: isRetired === true,
      }
    })
    return { rows }
  },
})

export const subjectsQueries = [listSubjects] as const
