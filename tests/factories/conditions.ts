import fc from 'fast-check'
import type { ConditionContext } from '#platform/core/condition-match.ts'
import { arityOf, type Condition, me, myDepartment, type Operator, operatorsOf } from '#platform/core/conditions.ts'
import {
  birthday,
  boolean,
  creditCode,
  date,
  decimal,
  emails,
  type Fields,
  instant,
  integer,
  json,
  longText,
  option,
  options,
  partialDate,
  phones,
  ratio,
  ref,
  region,
  residentId,
  strings,
  text,
  url,
} from '#platform/core/fields.ts'
import { periods } from '#platform/core/time.ts'

const colours = { red: ['红', 'Red'], green: ['绿', 'Green'], blue: ['蓝', 'Blue'] } as const

/** One field of every type, declared as an entity declares them. */
export const declared = {
  title: text('题', 'Title'),
  story: longText('文', 'Story'),
  pages: integer('页', 'Pages'),
  weight: decimal('重', 'Weight'),
  share: ratio('比', 'Share'),
  printedOn: date('印', 'Printed'),
  soldAt: instant('售', 'Sold'),
  writtenOn: partialDate('写', 'Written'),
  isRare: boolean('珍', 'Rare'),
  colour: option('色', 'Colour', colours),
  colours: options('诸色', 'Colours', colours),
  words: strings('词', 'Words'),
  phones: phones('电话', 'Phones'),
  emails: emails('邮箱', 'E-mails'),
  place: region('地', 'Place'),
  born: birthday('生', 'Born'),
  paper: residentId('证', 'Paper'),
  code: creditCode('码', 'Code'),
  page: url('网', 'Page'),
  keeperId: ref('keeper', '管', 'Keeper'),
  notes: json('注', 'Notes'),
} satisfies Fields
export const keys = Object.keys(declared) as (keyof typeof declared)[]

/** The same types once more as fields of the firm's own, read out of jsonb. */
export const own: Fields = Object.fromEntries(
  keys.filter((key) => key !== 'notes').map((key) => [`own_${key}`, declared[key]]),
)
export const allFields: Fields = { ...declared, ...own }

const people = [
  '0197a000-0000-7000-8000-000000000001',
  '0197a000-0000-7000-8000-000000000002',
  '0197a000-0000-7000-8000-000000000003',
]
// Sunday before noon in China and still Saturday in the west: days must be Chinese days.
export const context: ConditionContext = {
  now: new Date('2026-02-28T17:30:00Z'),
  actorId: people[0] ?? '',
  departmentIds: people.slice(1),
}

const someText = fc.oneof(
  fc.constantFrom(
    '康',
    '康美',
    '康美药业',
    'KANG',
    'kang%',
    'a_b',
    'back\\slash',
    '100%',
    'ΑΣ',
    'ας',
    'É',
    '𠮷野',
    '"quoted"',
    "o'clock",
    '，',
    ' ',
  ),
  fc.string({ unit: fc.constantFrom('康', '美', 'a', 'A', 'Σ', '%', '_', '\\', '1'), maxLength: 4, minLength: 1 }),
)
const someDay = fc
  .date({ min: new Date('2025-12-20'), max: new Date('2026-04-10'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))
const somePartial = fc.constantFrom('2025', '2026', '2026-01', '2026-02', '2026-02-28', '2026-03-01')
const someInstant = fc.oneof(
  fc.constantFrom(
    '2026-02-28T15:59:59.999Z',
    '2026-02-28T16:00:00.000Z',
    '2026-03-01T15:59:59.000Z',
    '2026-03-01T16:00:00.000Z',
  ),
  fc
    .date({ min: new Date('2025-12-20'), max: new Date('2026-04-10'), noInvalidDate: true })
    .map((at) => at.toISOString()),
)
const someNumber = fc.constantFrom('0.00', '-3.50', '12.00', '12.25', '999999999.99')
const somePlace = fc.constantFrom('330000', '330100', '330106', '440305', '310000')
const someList = (one: fc.Arbitrary<string>) => fc.array(one, { maxLength: 3 })

/** What a column of each field can hold. */
const heldBy: Record<keyof typeof declared, fc.Arbitrary<unknown>> = {
  title: someText,
  story: someText,
  pages: fc.integer({ min: -3, max: 5 }),
  weight: someNumber,
  share: fc.constantFrom('0.1000', '0.3000', '0.1500'),
  printedOn: someDay,
  soldAt: someInstant,
  writtenOn: somePartial,
  isRare: fc.boolean(),
  colour: fc.constantFrom('red', 'green', 'blue'),
  colours: someList(fc.constantFrom('red', 'green', 'blue')),
  words: someList(someText),
  phones: someList(fc.constantFrom('13800001111', '0571-88886666')),
  emails: someList(fc.constantFrom('a@b.cn', 'c@d.com')),
  place: somePlace,
  born: fc.constantFrom('1980-03-01', 'L1956-01-12', 'L1956-01+-12', '1962-10', '--02-28', 'L--01-13'),
  paper: fc.constantFrom('33010619800301001X', 'E12345678'),
  code: fc.constantFrom('91330106MA2KXXXX0A', '91330100000000000X'),
  page: fc.constantFrom('http://kang.cn', 'https://mei.com/a_b'),
  keeperId: fc.constantFrom(...people),
  notes: fc.constantFrom({}, { a: 1 }, [], 'text'),
}

const empties: Partial<Record<keyof typeof declared, fc.Arbitrary<unknown>>> = {
  title: fc.constant(''),
  colours: fc.constant([]),
  words: fc.constant([]),
}
export const someRecord = fc
  .record(
    Object.fromEntries(
      keys.flatMap((key) =>
        [key, `own_${key}`].map((name) => [
          name,
          fc.oneof(
            { weight: 3, arbitrary: heldBy[key] },
            { weight: 2, arbitrary: fc.oneof(fc.constant(null), empties[key] ?? fc.constant(null)) },
          ),
        ]),
      ),
    ),
  )
  .map((record) => record as Record<string, unknown>)

function operand(key: keyof typeof declared, op: Operator): fc.Arbitrary<unknown> {
  if (op === 'period') return fc.constantFrom(...periods)
  if (op === 'olderThanDays' || op === 'lastDays' || op === 'nextDays') return fc.integer({ min: 0, max: 40 })
  switch (declared[key].type) {
    case 'date':
    case 'instant':
      return someDay
    case 'ref':
      return fc.constantFrom(...people, me, myDepartment)
    case 'integer':
      return fc.oneof(fc.integer({ min: -3, max: 5 }), fc.constantFrom('2', '2.5'))
    case 'options':
    case 'strings':
    case 'phones':
    case 'emails':
      return heldBy[key].map((list) => (list as string[])[0] ?? 'red')
    default:
      return heldBy[key]
  }
}

const someLeaf: fc.Arbitrary<Condition> = fc
  .constantFrom(...keys)
  .chain((key) =>
    fc.tuple(
      fc.constant(key),
      fc.constantFrom(...operatorsOf[declared[key].type]),
      key === 'notes' ? fc.constant(key) : fc.constantFrom(key, `own_${key}`),
    ),
  )
  .chain(([key, op, field]) => {
    const one = operand(key, op)
    const arity = arityOf(op)
    if (arity === 0) return fc.constant({ field, op } as Condition)
    if (arity === 1) return one.map((value) => ({ field, op, value }) as Condition)
    const list = arity === 2 ? fc.array(one, { minLength: 2, maxLength: 2 }) : fc.array(one, { maxLength: 3 })
    return list.map((value) => ({ field, op, value }) as Condition)
  })

export const { tree: someTree } = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    someLeaf,
    fc.array(tie('tree'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('tree'), { maxLength: 3 }).map((any) => ({ any })),
    tie('tree').map((not) => ({ not })),
    fc.constantFrom({ search: '康' }, { search: 'zz' }),
  ),
}))
