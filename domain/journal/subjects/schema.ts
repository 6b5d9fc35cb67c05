import { boolean, entity, integer, recordFields, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/** What the firm says of a subject of its journals. */
export const journalSubject = entity({
  name: 'journalSubject',
  table: 'journal_subjects',
  label: { zh: '日志科目', en: 'Journal subject' },
  fields: {
    ...recordFields,
    category: text('归类', 'Category', { max: 40, required: true, system: true }),
    replyHours: integer('答复时限', 'Answer within', { min: 1, max: 8760, unit: { zh: '小时', en: 'hours' } }),
    prompt: text('提示', 'Prompt', {
      max: 300,
      help: { zh: '给新人的一句话：这类事要写清什么', en: 'One sentence for beginners: what to write' },
    }),
    keepsFigures: boolean('记数量金额', 'Keeps figures', { required: true }),
  },
})

/** Hours until an answer is due and what a beginner is asked, until the firm says otherwise. */
export const usualSubjects: Readonly<Record<string, { replyHours?: number; prompt: { zh: string; en: string } }>> = {
  complaint: {
    // A complaint left over night is two complaints.
    replyHours: 24,
    prompt: {
      zh: '投诉什么、哪批货或哪次服务、客户要求怎样、答应了什么',
      en: 'What, which goods or service, what is asked, what was promised',
    },
  },
  call: {
    prompt: { zh: '谁打来、问什么、答了什么、下一步', en: 'Who called, what was asked and answered, what is next' },
  },
  visit: {
    prompt: { zh: '见了谁、看到什么、谈定什么、带回什么', en: 'Who was met, what was seen, agreed and brought back' },
  },
  meeting: {
    prompt: {
      zh: '到场的人、议题、决定、谁在哪天前做什么',
      en: 'Who attended, topics, decisions, who does what by when',
    },
  },
  email: { prompt: { zh: '来信要点、回复要点、附件', en: 'What was written, what was answered, what was attached' } },
  promise: { prompt: { zh: '答应什么、哪天前、谁来办', en: 'What was promised, by when, who does it' } },
  market: {
    prompt: {
      zh: '从哪里听说、竞品和价格、动销快慢、对我们的影响',
      en: 'Where it was heard, competitors and prices, how goods sell, what it means for us',
    },
  },
  analysis: { prompt: { zh: '与上期比升降、哪类货、原因、怎么办', en: 'Rise or fall, which goods, why, what to do' } },
  dealings: { prompt: { zh: '发货还是回款、金额、单据号', en: 'Shipped or received, amount, document' } },
  samples: { prompt: { zh: '品名、数量、用在哪里', en: 'Item, quantity, what for' } },
  invoices: { prompt: { zh: '发票号、金额、寄给谁、是否签收', en: 'Number, amount, sent to whom, received or not' } },
  returns: {
    prompt: {
      zh: '退还是换、品名数量、原因、怎么处理',
      en: 'Return or exchange, item and quantity, why, how it was settled',
    },
  },
  support: { prompt: { zh: '支持什么、花多少、期望效果', en: 'What was given, its cost, the effect hoped for' } },
}

export type SubjectsTables = { journalSubjects: TableOf<typeof journalSubject.fields> }
