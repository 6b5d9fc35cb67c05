import { useState } from 'react'
import type { Condition } from '#platform/core/conditions.ts'
import { Button, IconButton } from '#platform/ui/button.tsx'
import { ClassLetter, StagePips } from '#platform/ui/class-chip.tsx'
import { ColumnChooser } from '#platform/ui/column-chooser.tsx'
import { ConditionChips } from '#platform/ui/condition-chips.tsx'
import { DueBadge } from '#platform/ui/due-badge.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { Highlight } from '#platform/ui/highlight.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { ListFromFields } from '#platform/ui/list-from-fields.tsx'
import type { ListSort } from '#platform/ui/list-head.tsx'
import { Meter } from '#platform/ui/meter.tsx'
import { PageTitle, Rule } from '#platform/ui/page-title.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Tabs } from '#platform/ui/tabs.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { webMessages } from '../messages.ts'
import { type SampleRow, sampleFields, sampleRows } from './sample.ts'
import { SampleShell } from './sample-shell.tsx'

const pictureNow = new Date('2026-11-23T01:26:00Z')
const usual = [
  'number',
  'name',
  'tier',
  'abc',
  'credit',
  'stage',
  'completeness',
  'region',
  'ownerId',
  'lastContactAt',
  'nextVisitOn',
]

/** A list as customers.png draws it, to be laid beside the picture. */
export function ListPage() {
  const t = useT(webMessages)
  const text = useText()
  const { language } = useLanguage()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(['0', '1', '7']))
  const [address, changeAddress] = useUrlState()
  const sort: ListSort = { field: String(address['sort'] ?? 'nextVisitOn'), descending: address['down'] === true }
  const [columns, setColumns] = useState<readonly string[]>(usual)
  const [condition, setCondition] = useState<Condition>({
    all: [
      { field: 'abc', op: 'in', value: ['a', 'b'] },
      { field: 'lastContactAt', op: 'olderThanDays', value: 30 },
    ],
  })
  const word = (key: string, row: SampleRow) => {
    const field = sampleFields[key]
    return field ? optionText(field, String(row[key]), language) : ''
  }
  const at = new URLSearchParams(window.location.search)
  const rows = at.has('loading')
    ? undefined
    : at.has('empty')
      ? []
      : [...sampleRows].sort((a, b) => compare(a, b, sort))

  return (
    <SampleShell>
      <PageTitle
        title={t('web.customers')}
        sub={
          <>
            <b>4,216</b>
            <span className="mut">
              <Rule />
              <span>1,862</span>
            </span>
          </>
        }
      >
        <Button small icon="upload">
          {t('web.import_customers')}
        </Button>
        <Button
          small
          icon="download"
          reason="需总经理批准"
          wayOut={
            <button type="button" className="lnk">
              {t('ui.request')}
            </button>
          }
        >
          导出
        </Button>
        <Button small tone="primary" icon="plus">
          {t('web.new_customer')}
        </Button>
      </PageTitle>
      <Tabs
        label="views"
        tabs={[
          { href: '#1', label: '全部客户' },
          { href: '#2', label: '我负责的', count: 318 },
          { href: '#3', label: 'A、B 类 30 天未联系', count: 486, on: true },
          { href: '#4', label: '流失预警', count: 12 },
          { href: '#5', label: '完整度不足 70%', count: 205 },
          { href: '#6', label: '本月生日（含农历）', count: 41 },
        ]}
      />
      <div className="fb">
        <span className="in search">
          <Icon name="search" small />
          <input defaultValue="kang" aria-label={t('web.find')} />
          <span className="mut sm">拼音→康</span>
        </span>
        <ConditionChips fields={sampleFields} condition={condition} onChange={setCondition} />
        <span className="grow" />
        <ColumnChooser
          offered={usual.map((key) => ({ key, label: sampleFields[key] ? text(sampleFields[key].label) : key }))}
          shown={columns}
          onChange={setColumns}
          onReset={() => setColumns(usual)}
        />
      </div>
      <ListFromFields
        label={t('web.customers')}
        fields={sampleFields}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        hrefOf={() => '/parts/record'}
        nameColumn="name"
        sort={sort}
        onSort={({ field, descending }) => changeAddress({ sort: field, down: descending || undefined })}
        chosen={chosen}
        onChoose={setChosen}
        cells={{
          number: (row) => <span className="n mut">{String(row['number'])}</span>,
          name: (row) => (
            <span className="flex">
              <Icon name="building" small />
              <Link href="/parts/record" className="ell">
                <Highlight text={row.name} ranges={hit(row.name)} />
              </Link>
              {row.id === '2' && <Tag tone="ochre">进货降 38%</Tag>}
              {row.id === '10' && <Tag tone="seal">欠款 42 天</Tag>}
            </span>
          ),
          abc: (row) => <ClassLetter letter={word('abc', row)} />,
          credit: (row) =>
            row['credit'] === '未评' ? (
              <span className="mut">未评</span>
            ) : (
              <b className={row['credit'] === 'C' ? 'red' : undefined}>{String(row['credit'])}</b>
            ),
          stage: (row) => <StagePips at={row['stage'] === 'talking' ? 3 : 4}>{word('stage', row)}</StagePips>,
          completeness: (row) => <Meter percent={Number(row['completeness'])} />,
          lastContactAt: (row) => <span className="n ink2">{String(row['lastContactAt']).slice(5, 10)}</span>,
          nextVisitOn: (row) => <DueBadge due={String(row['nextVisitOn'])} now={pictureNow} />,
        }}
        phone={{
          second: (row) => (
            <>
              {word('tier', row)}
              <Rule />
              {word('stage', row)}
              <Rule />
              {String(row['ownerName'])}
            </>
          ),
          end: (row) => <DueBadge due={String(row['nextVisitOn'])} now={pictureNow} />,
        }}
        bulk={
          <>
            <button type="button">选中全部 86 户</button>
            <i />
            <button type="button">
              <Icon name="swap" small />
              改负责人
            </button>
            <button type="button">
              <Icon name="phone" small />
              安排回访
            </button>
            <button type="button" aria-disabled="true">
              <Icon name="lock" small />
              导出<small>需批准</small>
            </button>
          </>
        }
      />
      <Pager from={1} to={13} total={86} seconds={0.02} size={50} onNext={() => {}} />
      <span className="vh">
        <IconButton icon="more" label={t('ui.more')} />
      </span>
    </SampleShell>
  )
}

function hit(name: string): [number, number][] {
  const at = name.indexOf('康')
  return at < 0 ? [] : [[at, at + 1]]
}

function compare(a: SampleRow, b: SampleRow, { field, descending }: ListSort): number {
  const order = String(a[field]).localeCompare(String(b[field]), 'zh')
  return descending ? -order : order
}
