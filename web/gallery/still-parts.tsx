import { Banner } from '#platform/ui/banner.tsx'
import { Button } from '#platform/ui/button.tsx'
import { ClassChip } from '#platform/ui/class-chip.tsx'
import { DueBadge } from '#platform/ui/due-badge.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { Highlight } from '#platform/ui/highlight.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { type IconName, iconPaths } from '#platform/ui/icon-paths.ts'
import { useLanguage } from '#platform/ui/language.tsx'
import { LockedValue, MaskedValue } from '#platform/ui/masked-value.tsx'
import { Meter } from '#platform/ui/meter.tsx'
import { ProgressBar } from '#platform/ui/progress-bar.tsx'
import { Stamp } from '#platform/ui/stamp.tsx'
import { Stepper } from '#platform/ui/stepper.tsx'
import { Strip } from '#platform/ui/strip.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { Timeline, TimelineEntry } from '#platform/ui/timeline.tsx'
import { Watermark } from '#platform/ui/watermark.tsx'
import { Exhibit, Wrap } from './exhibit.tsx'

// The day of the drawings, so that pictures can be laid side by side.
const pictureNow = new Date('2026-11-23T01:26:00Z')

/** The parts that only show: chips, badges, marks, timeline, notices. */
export function Parts() {
  const { language } = useLanguage()
  const say = (zh: string, en: string) => (language === 'en' ? en : zh)
  return (
    <>
      <Exhibit wide title={say('分类标签，一维一签', 'Class chips, one per dimension')}>
        <Wrap>
          <ClassChip dimension={say('时间', 'Time')} value={say('老客户', 'Old')} />
          <ClassChip dimension="ABC" value="A" look="letter" />
          <ClassChip dimension="ABC" value="B" look="letter" />
          <ClassChip dimension="ABC" value="C" look="letter" />
          <ClassChip dimension={say('信用', 'Credit')} value="C" bad />
          <ClassChip dimension={say('阶段', 'Stage')} value={say('谈判', 'Negotiating')} stage={{ at: 3 }} />
          <ClassChip dimension={say('阶段', 'Stage')} value={say('流失', 'Lost')} stage={{ at: 2, lost: true }} />
        </Wrap>
      </Exhibit>
      <Exhibit title={say('完整度', 'Completeness')}>
        <Wrap>
          <Meter percent={86} wide />
          <Meter percent={62} wide />
        </Wrap>
      </Exhibit>
      <Exhibit title={say('到期', 'Due')}>
        <Wrap>
          <DueBadge due="2026-11-20" now={pictureNow} />
          <DueBadge due="2026-11-23T00:10:00Z" now={pictureNow} />
          <DueBadge due="2026-11-23" now={pictureNow} />
          <DueBadge due="2026-11-23T10:00:00Z" now={pictureNow} />
          <DueBadge due="2026-11-24" now={pictureNow} />
          <DueBadge due="2026-11-25" now={pictureNow} />
          <DueBadge due="2026-12-03" now={pictureNow} />
        </Wrap>
      </Exhibit>
      <Exhibit title={say('停用并说明原因', 'Off, with the reason')}>
        <Button
          icon="download"
          reason={say('需总经理批准', 'Needs the general manager')}
          wayOut={
            <button type="button" className="lnk">
              {say('申请', 'Request')}
            </button>
          }
        >
          {say('导出', 'Export')}
        </Button>
      </Exhibit>
      <Exhibit title={say('按钮', 'Buttons')}>
        <Wrap>
          <Button tone="primary">{say('记日志', 'Write entry')}</Button>
          <Button>{say('改期', 'Move')}</Button>
          <Button tone="stop">{say('驳回', 'Refuse')}</Button>
          <Button tone="text">{say('看依据', 'See why')}</Button>
          <Button tone="primary" small shortcut="Ctrl Enter">
            {say('完成并记入日志', 'Done, write to journal')}
          </Button>
        </Wrap>
      </Exhibit>
      <Exhibit title={say('就地报错', 'Error at its place')}>
        <input className="in bad" placeholder={say('写明成分或产品', 'Name the ingredient')} aria-label="error" />
        <ErrorNote requestId="7f3a-0093">
          {say('这一项不能空着；确无过敏请勾“无过敏史”。', 'This cannot be left empty; tick “none” if there is none.')}
        </ErrorNote>
      </Exhibit>
      <Exhibit title={say('遮掩与显示', 'Masked')}>
        <Wrap>
          <MaskedValue masked="3325**********3019" reveal={async () => '332525196810153019'} />
          <LockedValue onRequest={() => {}} />
        </Wrap>
      </Exhibit>
      <Exhibit title={say('时间轴条目', 'Timeline')}>
        <div className="sheet">
          <Timeline>
            <TimelineEntry
              at="11-19"
              below="15:41"
              by="alarm"
              tag={<Tag tone="ochre">{say('承诺', 'Promise')}</Tag>}
              author="李卫东"
            >
              {say('补发立牌 12 套 ', 'Send 12 stands ')}
              <DueBadge due="2026-11-20" now={pictureNow} />
            </TimelineEntry>
            <TimelineEntry
              at="11-19"
              below="15:40"
              tag={<Tag tone="brand">{say('通话', 'Call')}</Tag>}
              author="李卫东"
              note={say('解决：答应 11-20 前补发', 'Solution: promised before 20 Nov')}
            >
              {say('报价高 3 个点，立牌还没收到。', 'Our price is 3 points higher; stands not received.')}
            </TimelineEntry>
            <TimelineEntry
              at="10-31"
              below={say('月结', 'month')}
              by="system"
              tag={<Tag>{say('往来账', 'Ledger')}</Tag>}
              author={say('系统', 'System')}
            >
              {say('10 月订货 91,900.00 元', 'October orders CNY 91,900.00')}
            </TimelineEntry>
          </Timeline>
        </div>
      </Exhibit>
      <Exhibit title={say('空状态', 'Empty')}>
        <div className="sheet">
          <EmptyState title={say('还没有回访记录', 'No follow-ups yet')}>
            {say('建档第 3 天自动生成第一次；也可现在 ', 'The first comes 3 days after filing; or ')}
            <button type="button" className="lnk">
              {say('安排一次', 'plan one now')}
            </button>
          </EmptyState>
        </div>
      </Exhibit>
      <Exhibit title={say('审批横幅', 'Banners')}>
        <div className="stack">
          <Banner
            tone="seal"
            icon="seal"
            action={
              <button type="button" className="lnk nw">
                {say('延长', 'Extend')}
              </button>
            }
          >
            {say('查阅权 今天 18:00 到期，批准人 总经理', 'Right to look ends today at 18:00')}
          </Banner>
          <Banner tone="ochre">{say('降级申请待批，分类暂不变', 'Downgrade waits for approval')}</Banner>
          <Banner
            tone="pine"
            action={
              <button type="button" className="lnk">
                {say('撤销', 'Undo')}
              </button>
            }
          >
            {say('已写入日志', 'Written to the journal')}
          </Banner>
        </div>
      </Exhibit>
      <Exhibit title={say('水印', 'Watermark')}>
        <div className="sheet wm-host" style={{ height: 112, padding: '10px 12px', overflow: 'hidden' }}>
          {say('档案正文', 'Sheet')}
          <p className="mut sm">{say('姓名、工号、日期、时刻；铺在档案页与打印件上。', 'Name, number, day, time.')}</p>
          <Watermark text="周敏 0417 2026-11-23 09:26" />
        </div>
      </Exhibit>
      <Exhibit title={say('印、命中、补充', 'Stamp, hit, marks')}>
        <Wrap>
          <Stamp title="2019-05-20">{say('已生效', 'In force')}</Stamp>
          <span style={{ fontSize: 14 }}>
            <Highlight text="福康堂国药号" ranges={[[1, 2]]} />
          </span>
          <span className="miss">{say('待补充', 'To be added')}</span>
          <Tag tone="pine">{say('已核实', 'Verified')}</Tag>
          <Tag tone="seal">{say('投诉', 'Complaint')}</Tag>
          <Tag tone="lined">A</Tag>
        </Wrap>
      </Exhibit>
      <Exhibit wide title={say('进度与步骤', 'Progress and steps')}>
        <Stepper
          steps={language === 'en' ? ['File', 'Columns', 'Rehearsal', 'Write'] : ['选文件', '对应列', '预演', '写入']}
          at={2}
        />
        <div style={{ marginTop: 10 }}>
          <ProgressBar
            label={say('预演', 'Rehearsal')}
            parts={[
              { tone: 'pine', share: 0.558, label: say('新增', 'New') },
              { tone: 'brand', share: 0.116, label: say('更新', 'Changed') },
              { tone: 'ochre', share: 0.034, label: say('重复', 'Alike') },
              { tone: 'pale', share: 0.036, label: say('不变', 'Same') },
              { tone: 'seal', share: 0.006, label: say('错误', 'Wrong') },
            ]}
          />
        </div>
      </Exhibit>
      <Exhibit wide title={say('数字', 'Figures')}>
        <Strip
          label={say('数字', 'Figures')}
          figures={[
            { href: '#a', value: 9, label: say('今日到期', 'Due today'), note: say('已完成 4', '4 done') },
            {
              href: '#b',
              value: 3,
              label: say('已逾期', 'Overdue'),
              note: say('最早 11-20', 'oldest 20 Nov'),
              alarm: true,
            },
            { href: '#c', value: 4, label: say('今日预约', 'Appointments'), note: say('下一位 10:00', 'next 10:00') },
          ]}
        />
      </Exhibit>
      <Exhibit wide title={say('图', 'Icons')}>
        <div className="wrap icons">
          {(Object.keys(iconPaths) as IconName[]).map((name) => (
            <span key={name} title={name}>
              <Icon name={name} />
            </span>
          ))}
        </div>
      </Exhibit>
    </>
  )
}
