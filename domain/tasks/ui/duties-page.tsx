import { useState } from 'react'
import { RulesFrame } from '#domain/policies/ui/rules-frame.tsx'
import { chinaDay } from '#platform/core/time.ts'
import { Button } from '#platform/ui/button.tsx'
import { dayText } from '#platform/ui/day-text.ts'
import { DueBadge } from '#platform/ui/due-badge.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { SkeletonRows } from '#platform/ui/skeleton.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useAsk } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import { dutyUnits } from '../duties/schema.ts'
import { DutyDialog } from './duty-dialog.tsx'
import { dutyTexts } from './duty-texts.ts'
import type { Duty } from './shapes.ts'
import './tasks.css'

const columns = 7

/** 制度 › 定期工作: what the papers call regular, with the interval the firm gave it; the unset ones stand out. */
export function DutiesPage() {
  const t = useT(dutyTexts)
  const { data } = useAsk('duty.list', {})
  const { data: session } = useSession()
  const [open, setOpen] = useState<Duty | 'new'>()
  const why = session?.rights['policy.manage'] === undefined ? { reason: t('duties.no_right') } : {}
  return (
    <RulesFrame
      tab="duties"
      acts={
        <Button small tone="primary" icon="plus" onClick={() => setOpen('new')} {...why}>
          {t('duties.add')}
        </Button>
      }
    >
      <p className="ink2 fb dut-about">
        {t('duties.about')}
        {data && (
          <b className={data.unset > 0 ? 'och' : 'grn'}>
            {data.unset > 0 ? t('duties.unset', { n: data.unset }) : t('duties.all_set')}
          </b>
        )}
      </p>
      <section className="sheet" aria-label={t('duties.name')}>
        <div>
          <table className="tb stk dut">
            <thead>
              <tr>
                <th>{t('duties.name')}</th>
                <th>{t('duties.interval')}</th>
                <th>{t('duties.next')}</th>
                <th>{t('duties.who')}</th>
                <th>{t('duties.last')}</th>
                <th>{t('duties.source')}</th>
                <th>
                  <span className="vh">{t('duties.set')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data === undefined && <SkeletonRows columns={columns} nameAt={0} />}
              {data?.rows.map((row) => (
                <DutyLine key={row.key} row={row} why={why} onOpen={() => setOpen(row)} />
              ))}
            </tbody>
          </table>
        </div>
      </section>
      {open && <DutyDialog duty={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </RulesFrame>
  )
}

function DutyLine({ row, why, onOpen }: { row: Duty; why: { reason?: string }; onOpen: () => void }) {
  const t = useT(dutyTexts)
  const text = useText()
  const { language } = useLanguage()
  const unit = row.unit === null ? '' : dutyUnits[row.unit][language === 'en' ? 1 : 0]
  return (
    <tr>
      <td>
        <b>{text(row.name)}</b> {!row.isActive && <Tag>{t('duties.off')}</Tag>}
        {row.about && <div className="mut sm ell">{text(row.about)}</div>}
      </td>
      <td data-label={t('duties.interval')}>
        {row.every === null ? (
          <span className="och">{t('duties.none')}</span>
        ) : (
          t('duties.every', { n: row.every, unit })
        )}
      </td>
      <td data-label={t('duties.next')}>
        {row.nextDueOn ? <DueBadge due={row.nextDueOn} /> : <span className="mut none">—</span>}
      </td>
      <td data-label={t('duties.who')}>
        {row.ownerName ?? row.postTitle ?? <span className="mut none">—</span>}{' '}
        {row.isOverdue && <Tag tone="seal">{t('duties.overdue')}</Tag>}
      </td>
      <td className="n" data-label={t('duties.last')}>
        {row.lastDoneAt ? dayText(chinaDay(new Date(row.lastDoneAt)), language) : <span className="mut none">—</span>}
      </td>
      <td className="mut sm" data-label={t('duties.source')}>
        {row.source ?? t('duties.own')}
      </td>
      <td className="r">
        <Button small onClick={onOpen} aria-label={`${t('duties.set')} ${text(row.name)}`} {...why}>
          {t('duties.set')}
        </Button>
      </td>
    </tr>
  )
}
