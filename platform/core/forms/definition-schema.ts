import { z } from 'zod'
import { conditionSchema } from '../condition-schema.ts'
import { fieldTypes } from '../fields.ts'
import { type FormDefinition, type FormFieldType, formTypes } from './definition.ts'
import type { Formula } from './formula.ts'

/**
 * The shape of a definition that comes from outside: every part known, every length bounded, so that what is stored can
 * be drawn, filled and printed. Whether it makes sense is for soundness.ts to say.
 */
const label = z.strictObject({ zh: z.string().max(400), en: z.string().max(800) })
const long = z.strictObject({ zh: z.string().max(4000), en: z.string().max(8000) })
const key = z.string().max(40)
const path = z.string().max(81)
const titles = z.array(z.string().max(60)).max(30)
const types = [...Object.keys(fieldTypes), ...Object.keys(formTypes)] as [FormFieldType, ...FormFieldType[]]

// Nobody nests sums of sums deeper; a bound keeps a hostile tree from the stack.
const deepestFormula = 12

function isShallow(value: unknown, depth = 0): boolean {
  if (depth > deepestFormula) return false
  if (typeof value !== 'object' || value === null) return true
  return Object.values(value).every((one) => isShallow(one, depth + 1))
}

const number = z.string().regex(/^-?\d{1,15}(\.\d{1,8})?$/)
const tree: z.ZodType<Formula> = z.lazy(() => {
  const parts = z.array(tree).min(1).max(50)
  return z.union([
    z.strictObject({ field: key }),
    z.strictObject({ number }),
    z.strictObject({ plus: parts }),
    z.strictObject({ minus: z.tuple([tree, tree]) }),
    z.strictObject({ times: parts }),
    z.strictObject({ over: z.tuple([tree, tree]) }),
    z.strictObject({ least: parts }),
    z.strictObject({ most: parts }),
    z.strictObject({ byOption: key, of: z.record(key, tree) }),
    z.strictObject({ sum: path }),
    z.strictObject({ mean: path }),
    z.strictObject({ count: key }),
    z.strictObject({ ticked: path }),
    z.strictObject({
      weighted: z.array(z.strictObject({ field: key, weight: z.number(), most: z.number().positive() })).max(200),
      outOf: z.number(),
    }),
    z.strictObject({ yearsSince: key }),
    z.strictObject({ daysBetween: z.tuple([key, key]) }),
  ])
}) as z.ZodType<Formula>
const formula = z
  .unknown()
  .refine((value) => isShallow(value), { message: 'form.formula_too_deep', abort: true })
  .pipe(tree)

const fieldShape = {
  key,
  type: z.enum(types),
  label,
  no: z.int().min(1).max(999).optional(),
  max: z.number().optional(),
  min: z.number().optional(),
  scale: z.int().min(0).max(6).optional(),
  unit: label.optional(),
  options: z
    .array(z.strictObject({ key, label, synonyms: z.array(z.string().max(60)).max(30).optional() }))
    .max(5000)
    .optional(),
  openOptions: z.boolean().optional(),
  to: key.optional(),
  required: z.boolean().optional(),
  filter: z.boolean().optional(),
  sort: z.boolean().optional(),
  synonyms: z.array(z.string().max(60)).max(30).optional(),
  importable: z.boolean().optional(),
  sensitivity: z.enum(['personal', 'secret']).optional(),
  appliesTo: z.array(key).max(10).optional(),
  help: long.optional(),
  bind: z.string().max(60).optional(),
  hasOther: z.boolean().optional(),
  shownWhen: conditionSchema.optional(),
  requiredWhen: conditionSchema.optional(),
  starts: z.union([z.enum(['today', 'now', 'me', 'number']), z.strictObject({ value: z.unknown() })]).optional(),
  fixedRows: z.array(z.strictObject({ key, label })).max(200).optional(),
  total: z.boolean().optional(),
  inCapitals: z.boolean().optional(),
  formula: formula.optional(),
  as: z.enum(['integer', 'decimal', 'money', 'ratio', 'date', 'text']).optional(),
  weight: z.number().optional(),
  words: z
    .array(z.strictObject({ from: z.number(), label }))
    .max(20)
    .optional(),
  isPresent: z.boolean().optional(),
  form: key.optional(),
  span: z.union([2, 3, 4, 6, 8, 9, 12].map((one) => z.literal(one)) as never).optional(),
  lines: z.int().min(1).max(60).optional(),
  signedBy: label.optional(),
  signs: z.union([z.literal('subject'), titles.min(1)]).optional(),
  takes: z.enum(['hand', 'keeping']).optional(),
  turn: z.int().min(1).max(99).optional(),
}
const column = z.strictObject(fieldShape)
const field = z.strictObject({ ...fieldShape, columns: z.array(column).max(60).optional() })

const made = z.strictObject({ field: key, is: z.array(key).max(30).optional() })

export const definitionSchema = z.strictObject({
  key,
  title: label,
  otherNames: titles.optional(),
  code: z.string().max(60).optional(),
  about: long,
  instructions: long.optional(),
  subject: key,
  subjectKinds: z.array(key).max(10).optional(),
  shape: z.enum(['sheet', 'register']),
  sections: z
    .array(
      z.strictObject({
        key,
        label,
        about: long.optional(),
        // One more than may be published: who pastes too many is told so, and not that the request is malformed.
        fields: z.array(field).max(600),
        shownWhen: conditionSchema.optional(),
        byFirm: z.enum(['before', 'after']).optional(),
      }),
    )
    .max(60),
  sums: z
    .array(z.strictObject({ fields: z.array(path).max(60), to: number, label }))
    .max(20)
    .optional(),
  numbering: z.strictObject({ pattern: z.string().max(60), gapFree: z.boolean().optional() }),
  flow: z
    .strictObject({ fills: titles.optional(), reviews: titles.optional(), approves: titles.optional() })
    .optional(),
  isWhole: z.boolean().optional(),
  isSingle: z.boolean().optional(),
  ways: z
    .array(z.enum(['link', 'sheet', 'scan']))
    .max(3)
    .optional(),
  keeper: label.optional(),
  keepYears: z.union([z.int().min(0).max(200), z.literal('always')]).optional(),
  sensitivity: z.enum(['personal', 'secret']).optional(),
  originals: z
    .array(z.strictObject({ holder: label, count: z.int().min(1).max(99) }))
    .max(30)
    .optional(),
  toldAs: key.optional(),
  happenedIn: key.optional(),
  follows: z
    .strictObject({
      told: z.strictObject({ table: key, subject: key, category: key }).optional(),
      present: z.strictObject({ people: key, posts: titles }).optional(),
    })
    .optional(),
  lists: z.strictObject({ person: key, post: key.optional(), rows: key, record: key, isIn: key, on: key }).optional(),
  makes: z
    .array(
      z.strictObject({
        rows: key.optional(),
        kind: key,
        says: label.optional(),
        title: key,
        due: key,
        // A year is the longest anybody plans ahead on a paper.
        dueWithin: z.int().min(0).max(366).optional(),
        owner: key.optional(),
        about: key.optional(),
        means: z.strictObject({ field: key, as: z.record(key, key) }).optional(),
        remarks: key.optional(),
        given: z.strictObject({ by: key, on: key }).optional(),
        done: made.optional(),
        dropped: made.optional(),
        doneOn: key.optional(),
        result: key.optional(),
        proof: key.optional(),
      }),
    )
    .max(10)
    .optional(),
  doneIn: z.strictObject({ rows: key, on: key, by: key, result: key }).optional(),
  listed: z.array(key).max(60).optional(),
  paper: z
    .strictObject({
      size: z.enum(['A4', 'A5']).optional(),
      orientation: z.enum(['portrait', 'landscape']).optional(),
      isClose: z.boolean().optional(),
      rows: z.int().min(0).max(100).optional(),
      seal: label.optional(),
      note: long.optional(),
    })
    .optional(),
}) as unknown as z.ZodType<FormDefinition>
