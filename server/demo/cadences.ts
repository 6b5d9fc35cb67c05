import type { Text } from '#platform/core/i18n.ts'
import type { CadencePlan, CadenceTrack } from '#platform/core/pack-cadences.ts'

/** The owner keeps in touch every n days, counted from the last contact; what is overdue on the first day is made up. */
function keepInTouch(days: number, purpose: Text, means: 'visit' | 'call', abc: string): CadencePlan {
  const track: CadenceTrack = {
    key: 'owner',
    name: { zh: '负责人', en: 'Owner' },
    role: { kind: 'owner' },
    repeat: {
      key: '1',
      every: days,
      unit: 'day',
      purpose,
      means,
      escalate: { days: 3, to: { kind: 'superior' } },
    },
  }
  return {
    anchor: { kind: 'lastContact' },
    audience: {
      all: [
        { field: 'kind', op: 'in', value: ['organisation'] },
        { field: 'abc', op: 'in', value: [abc] },
      ],
    },
    days: 'working',
    tracks: [track],
    done: { written: true, paperBackSameDay: false },
    sameDay: 'merge',
    past: abc === 'A' ? 'makeUp' : 'skip',
  }
}

/** The cadences the made-up firm set for itself. */
export const demoCadences: readonly { name: string; plan: CadencePlan }[] = [
  {
    name: 'A 类客户·月访',
    plan: keepInTouch(
      30,
      { zh: '核对配额与陈列，谈下月计划', en: 'Check quota and display, plan the month' },
      'visit',
      'A',
    ),
  },
  {
    name: 'B 类客户·季度联系',
    plan: keepInTouch(90, { zh: '季度订货计划、退换货对账', en: 'Plan of the quarter, settle returns' }, 'call', 'B'),
  },
  {
    name: 'C 类客户·半年联系',
    plan: keepInTouch(180, { zh: '核实联系人与收货地址', en: 'Verify contact and address' }, 'call', 'C'),
  },
]
