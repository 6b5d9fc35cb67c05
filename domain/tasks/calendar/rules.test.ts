import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CalendarEntry, calendarText } from './rules.ts'

const entry = (more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  id: '0190a000-0000-7000-8000-000000000001',
  version: 2,
  title: '第二次回访',
  customer: '王秀兰',
  note: null,
  dueOn: '2026-11-30',
  dueTime: null,
  updatedAt: '2026-11-23T02:00:00Z',
  ...more,
})

describe('[TSK-02] tasks in the calendar of another program', () => {
  test('take their whole day, or half an hour from the minute named', () => {
    const day = calendarText('客档', [entry()])
    expect(day).toContain('DTSTART;VALUE=DATE:20261130\r\nDTEND;VALUE=DATE:20261201\r\n')
    expect(day).toContain('SUMMARY:王秀兰 第二次回访\r\n')
    const hour = calendarText('客档', [entry({ dueTime: '16:30' })])
    expect(hour).toContain('DTSTART:20261130T083000Z\r\nDTEND:20261130T090000Z\r\n')
  })

  test('escape what would end a value', () => {
    const text = calendarText('客档', [entry({ customer: null, title: 'A;B,C\\D', note: '一行\n二行' })])
    expect(text).toContain('SUMMARY:A\\;B\\,C\\\\D\r\n')
    expect(text).toContain('DESCRIPTION:一行\\n二行\r\n')
  })

  test('no line is longer than 75 octets, and joined again each says what it said', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
        const text = calendarText('客档', [entry({ title: `回访${title.replace(/[\r\n]/g, ' ')}` })])
        const lines = text.split('\r\n')
        expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
        expect(text.replaceAll('\r\n ', '')).toContain('SUMMARY:王秀兰 回访')
      }),
    )
  })
})
