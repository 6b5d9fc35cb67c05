import { useState } from 'react'
import { task } from '#domain/tasks/schema.ts'
import { Button } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { shortDayText, timeText } from '#platform/ui/day-text.ts'
import { Dialog } from '#platform/ui/dialog.tsx'
import { DueBadge } from '#platform/ui/due-badge.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import type { OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { supervisionTexts } from './supervision-texts.ts'

type Person = OutputOf<'supervision.board'>['rows'][number]
type Item = OutputOf<'supervision.boardItems'>['rows'][number]
const nobody = 'nobody'

/** Who has what due, done and late today; one press shows it, one more guides (VIS-13). */
export function BoardView() {
  const t = useT(supervisionTexts)
  const { language } = useLanguage()
  const today = useToday()
  const [state, change] = useUrlState()
  const on = typeof state['on'] === 'string' ? state['on'] : today
  const kind = typeof state['kind'] === 'string' ? (state['kind'] as 'followUp') : undefined
  const { data, error } = useAsk('supervision.board', { on, ...(kind !== undefined && { kind }) })
  const asked = typeof state['who'] === 'string' ? state['who'] : undefined
  const chosen = data?.rows.find((row) => (row.staffId ?? nobody) === asked) ?? data?.rows[0]
  if (error) return <RefusedNote error={error} />
  return (
    <div className="sup">
      <div className="tools">
        <input
          type="date"
          className="in s"
          aria-label={t('sup.day')}
          value={on}
          onChange={(event) => change({ on: event.target.value === today ? undefined : event.target.value })}
        />
        <span className="pick s">
          <select
            className="in s"
            aria-label={t('sup.kind_all')}
            value={kind ?? ''}
            onChange={(event) => change({ kind: event.target.value || undefined })}
          >
            <option value="">{t('sup.kind_all')}</option>
            {task.fields.kind.options?.map((one) => (
              <option key={one.key} value={one.key}>
                {optionText(task.fields.kind, one.key, language)}
              </option>
            ))}
          </select>
        </span>
      </div>
      {data?.rows.length === 0 ? (
        <section className="sheet">
          <EmptyState drawing="calendar" title={t('sup.board_empty')}>
            {t('sup.board_empty_how')}
          </EmptyState>
        </section>
      ) : (
        <div className="sup-board">
          <section className="sheet" aria-label={t('sup.person')}>
            <div className="who-row who-head">
              <span>{t('sup.person')}</span>
              <span className="r">{t('sup.overdue')}</span>
              <span className="r">{t('sup.today_due')}</span>
              <span className="r">{t('sup.today_done')}</span>
            </div>
            {data?.rows.map((row) => (
              <PersonRow
                key={row.staffId ?? nobody}
                row={row}
                isOn={row === chosen}
                onPress={() => change({ who: row.staffId ?? nobody }, { replace: true })}
              />
            ))}
          </section>
          {chosen && <Items person={chosen} on={on} kind={kind} />}
        </div>
      )}
    </div>
  )
}

function PersonRow({ row, isOn, onPress }: { row: Person; isOn: boolean; onPress: () => void }) {
  const t = useT(supervisionTexts)
  const { language } = useLanguage()
  const today = useToday()
  return (
    <button type="button" className={isOn ? 'who-row on' : 'who-row'} aria-pressed={isOn} onClick={onPress}>
      <span>
        <b>{row.name ?? t('sup.nobody')}</b>
        {row.oldest !== null && <small>{t('sup.oldest', { day: shortDayText(row.oldest, today, language) })}</small>}
      </span>
      <span className={row.late > 0 ? 'r n b red' : 'r n mut'}>{row.late}</span>
      <span className="r n">{row.due}</span>
      <span className={row.done > 0 ? 'r n grn' : 'r n mut'}>{row.done}</span>
    </button>
  )
}

function Items({ person, on, kind }: { person: Person; on: string; kind: Item['kind'] | undefined }) {
  const t = useT(supervisionTexts)
  const { language } = useLanguage()
  const { data: session } = useSession()
  const { data } = useAsk('supervision.boardItems', {
    on,
    staffId: person.staffId,
    ...(kind !== undefined && { kind }),
  })
  const [guided, setGuided] = useState<Item>()
  const mayGuide = session?.rights['journal.review'] !== undefined
  return (
    <Panel title={person.name ?? t('sup.nobody')} note={`${person.late + person.due + person.done}`}>
      {data?.rows.map((row) => (
        <div key={row.id} className="sup-item">
          <span className="what">
            {row.customerId !== null && (
              <Link className="lnk b ell" href={paths.customer(row.customerId)}>
                {row.customerName}
              </Link>
            )}
            <span className="ell">{row.title}</span>
          </span>
          <span className="kind">
            <Tag>{optionText(task.fields.kind, row.kind, language)}</Tag>
          </span>
          <span className="due-at">
            {row.state === 'done' ? (
              <span className="grn sm nw">
                {t('sup.today_done')} {row.closedAt !== null && timeText(row.closedAt)}
              </span>
            ) : (
              <DueBadge due={row.dueOn} />
            )}
          </span>
          {row.customerId !== null && mayGuide ? (
            <Button small tone="text" onClick={() => setGuided(row)}>
              {t('sup.guide')}
            </Button>
          ) : (
            <span />
          )}
          {row.result !== null && <p className="sm">{row.result}</p>}
        </div>
      ))}
      {guided && <GuideDialog item={guided} onClose={() => setGuided(undefined)} />}
    </Panel>
  )
}

/** Guidance is an entry in the customer's journal, told to whoever serves it (JRN-14). */
function GuideDialog({ item, onClose }: { item: Item; onClose: () => void }) {
  const t = useT(supervisionTexts)
  const say = useToast()
  const [text, setText] = useState('')
  const step = useCall('journal.stepIn', {
    onDone: () => {
      say({ tone: 'pine', text: t('sup.guided') })
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${t('sup.guide')} ${item.customerName ?? ''}`}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            busy={step.isPending}
            onClick={() => step.mutate({ customerId: item.customerId ?? '', text: text.trim() })}
            {...(text.trim() === '' && { reason: t('sup.guide_first') })}
          >
            {t('sup.guide_act')}
          </Button>
        </>
      }
    >
      <div className="stacked">
        <p className="ink2">{item.title}</p>
        <div className="fl">
          <label htmlFor="guide-text">{t('sup.guide_text')}</label>
          <textarea
            id="guide-text"
            className="in area"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <p className="help">{t('sup.guide_about')}</p>
        </div>
        <RefusedNote error={step.error} />
      </div>
    </Dialog>
  )
}
