import { BackLink } from '#platform/ui/back-link.tsx'
import { Banner } from '#platform/ui/banner.tsx'
import { Button, IconButton } from '#platform/ui/button.tsx'
import { ClassChips } from '#platform/ui/class-chip.tsx'
import { DueBadge } from '#platform/ui/due-badge.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { useLanguage } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { MaskedValue } from '#platform/ui/masked-value.tsx'
import { Meter } from '#platform/ui/meter.tsx'
import { Rule, useDocumentTitle } from '#platform/ui/page-title.tsx'
import { PersonMark } from '#platform/ui/person-mark.tsx'
import { recordGroups } from '#platform/ui/record-groups.tsx'
import { RecordHead } from '#platform/ui/record-head.tsx'
import { RecordSheet } from '#platform/ui/record-sheet.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { Stamp } from '#platform/ui/stamp.tsx'
import { Tabs } from '#platform/ui/tabs.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { Timeline, TimelineEntry } from '#platform/ui/timeline.tsx'
import { Watermark } from '#platform/ui/watermark.tsx'
import { sampleFields, sampleGroups } from './sample.ts'
import { SampleShell } from './sample-shell.tsx'

const pictureNow = new Date('2026-11-23T01:26:00Z')

const chips = [
  { key: 'time', dimension: '时间', value: '老客户' },
  { key: 'process', dimension: '过程', value: '正在交易' },
  { key: 'nature', dimension: '性质', value: '普通公司' },
  { key: 'volume', dimension: '量位', value: '主力' },
  { key: 'abc', dimension: 'ABC', value: 'A', look: 'letter' as const },
  { key: 'tier', dimension: '等级', value: '金卡' },
  { key: 'credit', dimension: '信用', value: 'AA' },
  { key: 'stage', dimension: '阶段', value: '合作中', stage: { at: 4 } },
]

const record = {
  name: '云和康泰医药连锁有限公司',
  creditCode: '91331125MA2E****3X',
  address: '浙江省丽水市云和县中山东路 218 号',
  phones: ['0578-51**226'],
  foundedOn: '2009-03',
  form: 'private',
  region: '331125',
  headcount: 126,
  capital: '12600000.00',
  capitalCurrency: 'CNY',
  share: '0.125',
  boss: '康永年',
  bossBirthday: 'L1968-10-15',
  married: true,
  hobbies: ['fishing', 'opera'],
  signedOn: '2019-05-16',
}

/** A record as customer.png draws it, to be laid beside the picture. */
export function RecordPage() {
  const { language } = useLanguage()
  useDocumentTitle(record.name)
  const verified = { mark: 'verified' as const, title: '2026-08-14 郑海' }
  const groups = recordGroups({
    fields: sampleFields,
    groups: sampleGroups,
    record,
    language,
    marks: {
      name: verified,
      creditCode: verified,
      address: verified,
      phones: verified,
      foundedOn: verified,
      form: verified,
      boss: verified,
      capital: { mark: 'expired' },
      hobbies: { mark: 'unverified' },
      region: verified,
    },
    values: {
      creditCode: <MaskedValue masked="91331125MA2E****3X" reveal={async () => '91331125MA2EXXXX3X'} />,
      phones: <MaskedValue masked="0578-51**226" reveal={async () => '0578-5100226'} />,
    },
    asks: {
      traits: (
        <Link href="#ask" className="lnk sm">
          问季晓芸，11-23 回访时
        </Link>
      ),
    },
  })
  return (
    <SampleShell>
      <BackLink href="/parts/list" label="客户">
        <span className="mut">
          我负责的
          <Rule />第 7 / 318 户
        </span>
      </BackLink>
      <RecordHead
        number="KH-19-00382"
        facts={
          <>
            建档 2019-05-16
            <Rule />第 47 版
          </>
        }
        name={record.name}
        stamp={<Stamp>已生效</Stamp>}
        actions={
          <>
            <Button icon="phone">安排回访</Button>
            <Button icon="print" reasonElsewhere="why-print">
              打印
              <span className="why" id="why-print">
                须批准
              </span>
            </Button>
            <Button tone="primary" icon="notebook">
              记日志
            </Button>
            <IconButton framed icon="more" label="更多" />
          </>
        }
        chips={
          <ClassChips chips={chips} first={['tier', 'abc', 'credit', 'stage', 'volume']}>
            <Link href="#history" className="lnk sm">
              <Icon name="history" small /> 变更史
            </Link>
          </ClassChips>
        }
      >
        <div>
          <span className="k">三度</span>
          <span className="q">
            全面 <Meter percent={86} />
          </span>
          <span className="q">
            准确 <Meter percent={92} />
          </span>
        </div>
        <div>
          <span className="k">下次回访</span>
          <DueBadge due="2026-11-23" now={pictureNow} /> 经理月访，李卫东
        </div>
        <div>
          <span className="k">负责</span>
          <PersonMark small name="李卫东" /> 李卫东
        </div>
      </RecordHead>
      <div style={{ margin: '10px 0 0' }}>
        <Banner tone="seal" title="两项要处理" action={<Button small>写处理措施</Button>}>
          进货额连续两月下降，10 月较均值 <b className="n">−38%</b>，原因记为价差。
        </Banner>
      </div>
      <Tabs
        label="档案"
        tabs={[
          { href: '#1', label: '档案', on: true },
          { href: '#2', label: '日志', count: 128 },
          { href: '#3', label: '往来' },
          { href: '#4', label: '回访', count: 24 },
          { href: '#5', label: '附件', count: 17 },
          { href: '#6', label: '查阅与变更' },
        ]}
      />
      <div className="split" style={{ '--side': '476px' } as never}>
        <section className="sheet col cut">
          <RecordSheet groups={groups} />
        </section>
        <section className="sheet col cut">
          <div className="qe">
            <Segmented
              label="类别"
              choices={[
                { key: 'call', label: '通话' },
                { key: 'visit', label: '拜访' },
                { key: 'chat', label: '微信' },
              ]}
              value="call"
              onChange={() => {}}
            />
            <textarea
              className="in area"
              style={{ marginTop: 8, minHeight: 46 }}
              placeholder="发生了什么？一句话即可，解决与总结可后补"
              aria-label="日志"
            />
          </div>
          <Timeline>
            <TimelineEntry
              at="09:12"
              below="今天"
              by="alarm"
              tag={<Tag tone="seal">流失预警</Tag>}
              author="系统"
              aside={
                <Link className="lnk" href="#do">
                  处理
                </Link>
              }
            >
              进货额连续两月下降：9 月 −21%，10 月 −38%（前 12 月均值 148,200 元）。
            </TimelineEntry>
            <TimelineEntry at="11-19" below="15:41" by="alarm" tag={<Tag tone="ochre">承诺</Tag>} author="李卫东">
              补发双十一促销立牌 12 套。 <DueBadge due="2026-11-20" now={pictureNow} />
            </TimelineEntry>
            <TimelineEntry
              at="11-19"
              below="15:40"
              tag={<Tag tone="brand">通话</Tag>}
              author="李卫东"
              note="解决：答应 11-20 前补发立牌 12 套，报价另议"
            >
              季总说新开的两家店改由总部配货，我方报价高 3 个点；立牌还没收到，催。
            </TimelineEntry>
            <TimelineEntry at="10-31" below="月结" by="system" tag={<Tag>往来账</Tag>} author="系统">
              10 月订货 91,900.00 元，回款 80,000.00 元，期末应收 121,600.00 元。
            </TimelineEntry>
          </Timeline>
        </section>
      </div>
      <Watermark text="周敏 0417 2026-11-23 09:26" />
    </SampleShell>
  )
}
