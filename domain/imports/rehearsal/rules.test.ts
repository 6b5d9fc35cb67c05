import { expect, test } from 'vitest'
import { guessKind, verdictOf } from './rules.ts'

test.each([
  ['云和康泰医药连锁有限公司', {}, 'organisation'],
  ['福康堂大药房', { birthday: '1990-01-01' }, 'organisation'],
  ['宁州悦颜美容会所（城北店）', { sex: 'female' }, 'organisation'],
  ['王秀兰', {}, 'individual'],
  ['欧阳秀兰', {}, 'individual'],
  ['李行', {}, 'individual'],
  ['阿依古丽·买买提', {}, 'individual'],
  ['John Smith', { sex: 'male' }, 'individual'],
  ['某某', { creditCode: '91330100799655058B' }, 'organisation'],
])('[ARC-09] %s is told to be an organisation or a person', (name, values, kind) => {
  expect(guessKind({ name, ...values })).toBe(kind)
})

const read = { rowNumber: 2, values: {}, issues: [], isPending: false }

test.each([
  ['a fresh name is new', { name: '甲' }, 'createAndUpdate', 'new'],
  [
    'a known one with differences is an update',
    { name: '甲', match: { id: '1', diff: { tier: ['a', 'b'] } } },
    'createAndUpdate',
    'update',
  ],
  [
    'a known one without differences is left alone',
    { name: '甲', match: { id: '1', diff: {} } },
    'createAndUpdate',
    'same',
  ],
  [
    'a known one is a duplicate when only new ones are wanted',
    { name: '甲', match: { id: '1', diff: {} } },
    'createOnly',
    'duplicate',
  ],
  ['an unknown one is an error when only updates are wanted', { name: '甲' }, 'updateOnly', 'error'],
  ['a row without a name and without a match is an error', { name: null }, 'createAndUpdate', 'error'],
  [
    'a resembling one waits for a decision',
    { name: '甲', duplicate: { id: '1', score: 80 } },
    'createAndUpdate',
    'duplicate',
  ],
] as const)('[IMP-02] %s', (_title, standing, mode, verdict) => {
  expect(verdictOf({ read, hasLinked: false, ...standing }, { mode }).verdict).toBe(verdict)
})

test('[IMP-02] a row with an issue is an error whatever else it may be, and one that waits for a value is pending', () => {
  const issue = { column: 0, heading: '电话', field: 'customer.phones', code: 'phone.too_short', params: {}, raw: '1' }
  expect(
    verdictOf({ read: { ...read, issues: [issue] }, name: '甲', hasLinked: false }, { mode: 'createAndUpdate' })
      .verdict,
  ).toBe('error')
  expect(
    verdictOf(
      { read: { ...read, issues: [issue], isPending: true }, name: '甲', hasLinked: false },
      { mode: 'createAndUpdate' },
    ).verdict,
  ).toBe('pending')
})
