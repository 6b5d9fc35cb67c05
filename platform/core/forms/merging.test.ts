import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FormDefinition, type FormField, formFields } from './definition.ts'
import { form, option, section, text } from './makers.ts'
import { mergeForms } from './merging.ts'

function sheet(sections: Record<string, FormField[]>, more: Partial<FormDefinition> = {}): FormDefinition {
  return form({
    key: 'T',
    title: { zh: '表', en: 'Sheet' },
    about: { zh: '表', en: 'Sheet' },
    subject: 'customer',
    numbering: { pattern: 'T-{0000}' },
    sections: Object.entries(sections).map(([key, fields]) => section(key, key, key, fields)),
    ...more,
  })
}
const base = sheet({
  one: [text('a', '甲', 'A'), option('k', '类', 'K', 2, { x: ['甲', 'X'], y: ['乙', 'Y'] })],
  two: [text('b', '乙', 'B'), text('c', '丙', 'C')],
})
const keys = (one: FormDefinition) => one.sections.map((s) => `${s.key}:${s.fields.map((f) => f.key).join(',')}`)

describe('[FRM-04] a trade’s new edition and the firm’s own changes', () => {
  it('come together where each changed something else', () => {
    const theirs = sheet({
      one: [text('a', '甲方', 'A'), option('k', '类', 'K', 2, { x: ['甲', 'X'], z: ['新', 'New'], y: ['乙', 'Y'] })],
      two: [text('n', '新问', 'New'), text('b', '乙', 'B'), text('c', '丙', 'C')],
    })
    const mine = sheet(
      {
        one: [
          text('a', '甲', 'A', undefined, { required: true }),
          option('k', '类', 'K', 2, { x: ['一', 'X'], y: ['乙', 'Y'], own1: ['自加', 'Own'] }),
        ],
        two: [text('c', '丙', 'C'), text('m', '本公司', 'Mine')],
      },
      { title: { zh: '本公司的表', en: 'Ours' } },
    )
    const { form: merged, conflicts } = mergeForms(base, theirs, mine)
    expect(conflicts).toEqual([])
    expect(merged).toMatchObject({ title: { zh: '本公司的表' } })
    expect(keys(merged)).toEqual(['one:a,k', 'two:n,c,m'])
    const [a, k] = formFields(merged)
    expect(a).toMatchObject({ label: { zh: '甲方' }, required: true })
    expect(k?.options?.map((one) => one.label.zh)).toEqual(['一', '新', '乙', '自加'])
  })

  it('are shown where both changed the same thing; the firm’s stands', () => {
    const theirs = sheet({ one: [text('a', '甲方', 'A')], two: [text('b', '乙', 'B'), text('c', '丙方', 'C')] })
    const mine = sheet({ one: [text('a', '客户', 'A')], two: [text('b', '乙', 'B')] })
    const { form: merged, conflicts } = mergeForms(base, theirs, mine)
    expect(conflicts.map((one) => one.path).sort()).toEqual(['a.label', 'c'])
    expect(formFields(merged)[0]?.label.zh).toBe('客户')
    expect(formFields(merged).some((one) => one.key === 'c')).toBe(false)
  })

  it('a field the firm moved elsewhere keeps its place and takes the trade’s new wording', () => {
    const theirs = sheet({ one: [text('a', '甲方', 'A')], two: [text('b', '乙', 'B'), text('c', '丙', 'C')] })
    const mine = sheet({ one: [], two: [text('b', '乙', 'B'), text('a', '甲', 'A'), text('c', '丙', 'C')] })
    const { form: merged, conflicts } = mergeForms(
      sheet({ one: [text('a', '甲', 'A')], two: [text('b', '乙', 'B'), text('c', '丙', 'C')] }),
      theirs,
      mine,
    )
    expect(conflicts).toEqual([])
    expect(formFields(merged).find((one) => one.key === 'a')?.label.zh).toBe('甲方')
    expect(keys(merged)).toEqual(['one:', 'two:b,a,c'])
  })
})

const label = fc.constantFrom('甲', '乙', '丙')
const field = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), zh: label, required: fc.boolean() })
const someForm = fc
  .uniqueArray(field, { selector: (one) => one.key, minLength: 1, maxLength: 5 })
  .chain((fields) => fc.tuple(fc.constant(fields), fc.nat(fields.length), label))
  .map(([fields, cut, title]) => {
    const made = fields.map(({ key, zh, required }) => text(key, zh, 'T', undefined, { required }))
    return sheet({ one: made.slice(0, cut), two: made.slice(cut) }, { title: { zh: title, en: 'T' } })
  })

describe('merging, whatever was changed', () => {
  it('with nothing changed on one side is the other side, and asks nothing', () => {
    fc.assert(
      fc.property(someForm, someForm, (a, b) => {
        expect(mergeForms(a, b, a).form).toEqual(b)
        expect(mergeForms(a, a, b).form).toEqual(b)
        expect([mergeForms(a, b, a).conflicts, mergeForms(a, a, b).conflicts]).toEqual([[], []])
      }),
    )
  })

  it('with the same change on both sides is that change', () => {
    fc.assert(
      fc.property(someForm, someForm, (a, b) => {
        const { form: merged, conflicts } = mergeForms(a, b, b)
        expect(merged).toEqual(b)
        expect(conflicts).toEqual([])
      }),
    )
  })

  it('holds every field once, and none that either side dropped and the other left alone', () => {
    fc.assert(
      fc.property(someForm, someForm, someForm, (a, b, c) => {
        const merged = formFields(mergeForms(a, b, c).form).map((one) => one.key)
        expect(new Set(merged).size).toBe(merged.length)
        const [before, theirs, mine] = [a, b, c].map((one) => new Set(formFields(one).map((two) => two.key)))
        for (const key of [...(theirs ?? []), ...(mine ?? [])]) if (!before?.has(key)) expect(merged).toContain(key)
        for (const key of merged) expect(theirs?.has(key) || mine?.has(key)).toBe(true)
      }),
    )
  })
})
