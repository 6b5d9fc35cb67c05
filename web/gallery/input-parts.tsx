import { useState } from 'react'
import type { Condition } from '#platform/core/conditions.ts'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { ColumnChooser } from '#platform/ui/column-chooser.tsx'
import { type Candidate, Combobox } from '#platform/ui/combobox.tsx'
import { ConditionChips } from '#platform/ui/condition-chips.tsx'
import { useLanguage, useText } from '#platform/ui/language.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Tabs } from '#platform/ui/tabs.tsx'
import { Exhibit, Wrap } from './exhibit.tsx'
import { sampleFields } from './sample.ts'

const people: readonly Candidate[] = ['李卫东', '陈思远', '唐磊', '许曼', '周敏', '顾琴'].map((label, n) => ({
  key: String(n),
  label,
  note: `04${n}7`,
}))

/** The parts one sets something with, outside of forms. */
export function Inputs() {
  const { language } = useLanguage()
  const text = useText()
  const say = (zh: string, en: string) => (language === 'en' ? en : zh)
  const [condition, setCondition] = useState<Condition>({
    all: [
      { field: 'abc', op: 'in', value: ['a', 'b'] },
      { field: 'lastContactAt', op: 'olderThanDays', value: 30 },
      {
        any: [
          { field: 'capital', op: 'gte', value: 500000 },
          { field: 'name', op: 'contains', value: '康' },
        ],
      },
    ],
  })
  const [view, setView] = useState<'mine' | 'department' | 'deputy'>('mine')
  const [chosen, setChosen] = useState<Candidate | undefined>(people[0])
  const [ticked, setTicked] = useState(true)
  const [columns, setColumns] = useState<readonly string[]>(['name', 'abc', 'stage'])
  const offered = Object.entries(sampleFields).map(([key, field]) => ({ key, label: text(field.label) }))

  return (
    <>
      <Exhibit wide title={say('条件', 'Conditions')}>
        <div className="fb">
          <ConditionChips fields={sampleFields} condition={condition} onChange={setCondition} />
          <span className="grow" />
          <ColumnChooser offered={offered} shown={columns} onChange={setColumns} onReset={() => setColumns(['name'])} />
        </div>
      </Exhibit>
      <Exhibit wide title={say('视图', 'Views')}>
        <Tabs
          label={say('视图', 'Views')}
          tabs={[
            { href: '#all', label: say('全部客户', 'All customers') },
            { href: '#mine', label: say('我负责的', 'Mine'), count: 318 },
            { href: '#ab', label: say('A、B 类 30 天未联系', 'A and B, 30 days silent'), count: 486, on: true },
          ]}
        />
      </Exhibit>
      <Exhibit title={say('选择', 'Choices')}>
        <Wrap>
          <Segmented
            label={say('范围', 'Scope')}
            choices={[
              { key: 'mine', label: say('我的', 'Mine') },
              { key: 'department', label: say('本部门', 'Department') },
              { key: 'deputy', label: say('代班：李卫东', 'For Li Weidong') },
            ]}
            value={view}
            onChange={setView}
          />
          <Checkbox checked={ticked} onChange={setTicked}>
            {say('登记为承诺', 'Record as promise')}
          </Checkbox>
          <Checkbox checked={false} partly onChange={() => {}}>
            {say('部分', 'Some')}
          </Checkbox>
        </Wrap>
      </Exhibit>
      <Exhibit title={say('找人', 'Find a person')}>
        <Combobox
          label={say('负责人', 'Owner')}
          value={chosen}
          onChange={setChosen}
          find={async (typed) => people.filter(({ label }) => label.includes(typed))}
        />
        <div style={{ height: 8 }} />
        <Select
          aria-label={say('等级', 'Tier')}
          options={[
            { key: 'gold', label: say('金卡', 'Gold') },
            { key: 'silver', label: say('银卡', 'Silver') },
          ]}
          value="gold"
          onChange={() => {}}
        />
      </Exhibit>
      <Exhibit wide title={say('翻页', 'Pages')}>
        <Pager from={1} to={50} total={10000} exact={false} seconds={0.02} size={50} onNext={() => {}} />
      </Exhibit>
    </>
  )
}
