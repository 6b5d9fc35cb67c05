import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FormDefinition, formFields, formTypes, isPutAway, never } from '#platform/core/forms/definition.ts'
import { shownFields } from '#platform/core/forms/filling.ts'
import { date, section, text } from '#platform/core/forms/makers.ts'
import { faultsOf } from '#platform/core/forms/soundness.ts'
import { sampleForm } from '#tests/factories/forms.ts'
import {
  addColumn,
  addField,
  addSection,
  changeField,
  changeHead,
  changeSection,
  fieldAt,
  moveField,
  moveSection,
  moveTo,
  newField,
  removeField,
  removeSection,
} from './rules.ts'

const form = sampleForm('Z-1', {
  sections: [
    section('a', '一', 'A', [text('x', '甲', 'X'), date('on', '日期', 'On'), text('y', '乙', 'Y')]),
    section('b', '二', 'B', [text('z', '丙', 'Z')]),
  ],
  sums: [],
  listed: ['x', 'z'],
})
const shape = (one: FormDefinition) => one.sections.map(({ key, fields }) => `${key}:${fields.map((f) => f.key)}`)
const label = { zh: '新问', en: 'New' }

describe('[FRM-04] drawing up a form', () => {
  it.each([
    ['adds a field behind another', addField(form, 'a', newField('n', 'text', label), 'x'), ['a:x,n,on,y', 'b:z']],
    ['adds one at the end', addField(form, 'b', newField('n', 'text', label)), ['a:x,on,y', 'b:z,n']],
    ['moves a field up', moveField(form, 'on', -1), ['a:on,x,y', 'b:z']],
    ['moves one over the edge of its section', moveField(form, 'y', 1), ['a:x,on', 'b:y,z']],
    ['moves one up into the section before', moveField(form, 'z', -1), ['a:x,on,y,z', 'b:']],
    ['leaves the first where it is', moveField(form, 'x', -1), ['a:x,on,y', 'b:z']],
    ['moves one into a section', moveTo(form, 'x', 'b'), ['a:on,y', 'b:z,x']],
    ['drops a field', removeField(form, 'x'), ['a:on,y', 'b:z']],
    ['adds a section', addSection(form, 'c', label), ['a:x,on,y', 'b:z', 'c:']],
    ['moves a section', moveSection(form, 'b', -1), ['b:z', 'a:x,on,y']],
    ['drops a section with what it asks', removeSection(form, 'a'), ['b:z']],
  ])('%s', (_what, changed, expected) => expect(shape(changed)).toEqual(expected))

  it('renames, asks for, and takes a property away', () => {
    const renamed = changeField(form, 'x', { label, required: true })
    expect(fieldAt(renamed, 'x')).toMatchObject({ label, required: true })
    expect(fieldAt(changeField(renamed, 'x', { required: undefined }), 'x')).not.toHaveProperty('required')
    expect(changeSection(form, 'b', { byFirm: 'after' }).sections[1]).toMatchObject({ byFirm: 'after' })
    expect(changeHead(form, { code: 'QMS-1' })).toMatchObject({ code: 'QMS-1' })
  })

  it('says no more of a field in the head once it is gone', () => {
    const without = removeField(removeField(form, 'x'), 'on')
    expect([without.listed, without.happenedIn]).toEqual([['z'], undefined])
  })

  it('works within tables as well', () => {
    const tabled = addField(form, 'b', newField('t', 'table', label))
    const both = addColumn(tabled, 't', newField('price', 'money', label))
    expect(fieldAt(both, 't.price')).toMatchObject({ type: 'money', scale: 2 })
    expect(fieldAt(moveField(both, 't.price', -1), 't')?.columns?.map(({ key }) => key)).toEqual(['price', 'tc'])
    expect(fieldAt(removeField(both, 't.price'), 't')?.columns).toHaveLength(1)
  })

  it('puts a field away without losing it', () => {
    const away = changeField(form, 'x', { shownWhen: never })
    const context = { now: new Date(), actorId: '', departmentIds: [] }
    expect(shownFields(away, {}, context).map(({ key }) => key)).toEqual(['on', 'y', 'z'])
    expect(formFields(away).filter(isPutAway)).toHaveLength(1)
  })

  it('begins every type sound, but for a formula that nobody can guess', () => {
    const types = ['text', 'longText', 'option', 'options', 'money', 'ratio', 'ref', ...Object.keys(formTypes)] as const
    for (const type of types) {
      const made = addField(form, 'a', newField('n', type as 'text', label))
      const codes = faultsOf(made, new Set(), new Set()).map((one) => one.code)
      expect(codes, type).toEqual(type === 'computed' ? ['form.no_formula'] : [])
    }
  })

  it('never loses or doubles a field by moving', () => {
    const keys = ['x', 'on', 'y', 'z']
    const step = fc.tuple(fc.constantFrom(...keys), fc.constantFrom(-1 as const, 1 as const))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const after = steps.reduce((one, [key, by]) => moveField(one, key, by), form)
        expect(
          formFields(after)
            .map(({ key }) => key)
            .sort(),
        ).toEqual([...keys].sort())
      }),
    )
  })
})
