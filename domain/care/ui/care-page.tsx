import { useState } from 'react'
import { taskMeans } from '#domain/tasks/schema.ts'
import { formatBirthday } from '#platform/core/chinese/birthday.ts'
import { Button } from '#platform/ui/button.tsx'
import { dayText } from '#platform/ui/day-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { PageTitle, Rule } from '#platform/ui/page-title.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Tabs } from '#platform/ui/tabs.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { occasionKinds, senders } from '../occasions/schema.ts'
import { careTexts } from './care-texts.ts'
import { GiftsView } from './gifts-view.tsx'
import { GreetingList } from './greeting-list.tsx'
import { OccasionDialog } from './occasion-dialog.tsx'
import { RegisterView } from './register-view.tsx'
import type { Occasion } from './shapes.ts'
import './care.css'

const tabs = ['calendar', 'gifts', 'register'] as const

/** The year of care: occasions and whom they concern, gifts, and what was given. */
export function CarePage() {
  const t = useT(careTexts)
  const say = useToast()
  const { data: session } = useSession()
  const [state] = useUrlState()
  const [open, setOpen] = useState<Occasion | 'new'>()
  const tab = tabs.find((one) => one === state['tab']) ?? 'calendar'
  const list = typeof state['list'] === 'string' ? state['list'] : undefined
  const make = useCall('care.makeNow', { onDone: () => say({ tone: 'pine', text: t('care.made') }) })
  const why = session?.rights['care.manage'] === undefined ? { reason: t('care.no_manage') } : {}
  return (
    <>
      <PageTitle title={t('care.title')}>
        <Button busy={make.isPending} onClick={() => make.mutate({})} {...why}>
          {t('care.make_now')}
        </Button>
        {why.reason === undefined && (
          <Button tone="primary" icon="plus" onClick={() => setOpen('new')}>
            {t('care.add')}
          </Button>
        )}
      </PageTitle>
      <Tabs
        label={t('care.title')}
        tabs={tabs.map((one) => ({
          href: one === 'calendar' ? paths.care : `${paths.care}?tab=${one}`,
          label: t(`care.${one}`),
          on: one === tab,
        }))}
      />
      {tab === 'calendar' &&
        (list === undefined ? <Calendar onEdit={setOpen} {...why} /> : <GreetingList ruleId={list} />)}
      {tab === 'gifts' && <GiftsView />}
      {tab === 'register' && <RegisterView />}
      {open && <OccasionDialog occasion={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function Calendar({ onEdit, reason }: { onEdit: (occasion: Occasion) => void; reason?: string }) {
  const t = useT(careTexts)
  const { language } = useLanguage()
  const { data, error } = useAsk('care.occasions', {})
  if (error) return <RefusedNote error={error} />
  const word = language === 'en' ? 1 : 0
  // The next feast first; what has no day of its own after them.
  const rows = [...(data?.rows ?? [])].sort((a, b) => (a.nextOn ?? '9').localeCompare(b.nextOn ?? '9'))
  return (
    <section className="sheet care-cal" aria-label={t('care.calendar')}>
      <table className="tb stk">
        <thead>
          <tr>
            <th>{t('care.occasion')}</th>
            <th>{t('care.when')}</th>
            <th>{t('care.how')}</th>
            <th>{t('care.by')}</th>
            <th className="r">{t('care.open')}</th>
            <th className="r">{t('care.done')}</th>
            <th>
              <span className="vh">{t('care.edit')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.ruleId} className={row.isActive ? undefined : 'off'}>
              <td>
                <b>{row.name}</b> <Tag>{occasionKinds[row.kind][word]}</Tag>
                {!row.isActive && <Tag tone="lined">{t('care.off')}</Tag>}
                {row.gift && <span className="mut sm"> {row.gift}</span>}
              </td>
              <td className="n">
                {row.nextOn === null ? (
                  <span className="mut">{t('care.each_own')}</span>
                ) : (
                  dayText(row.nextOn, language)
                )}
                <Rule />
                <span className="mut sm">
                  {row.dayKey?.startsWith('L') &&
                    `${formatBirthday(`L--${row.dayKey.slice(1)}`, language === 'en' ? 'en' : 'zh')} `}
                  {t('care.ahead', { n: row.leadDays })}
                </span>
              </td>
              <td className="sm">
                {row.means.map((one) => taskMeans[one as keyof typeof taskMeans]?.[word] ?? one).join(' › ')}
              </td>
              <td className="sm">{senders[row.sender][word]}</td>
              <td className={row.late > 0 ? 'r n b red' : 'r n'} data-label={t('care.open')}>
                {row.open}
              </td>
              <td className="r n" data-label={t('care.done')}>
                {row.done}
              </td>
              <td className="r nw">
                <Link className="lnk" href={`${paths.care}?list=${encodeURIComponent(row.ruleId)}`}>
                  {t('care.list')}
                </Link>
                {reason === undefined && (
                  <Button small tone="text" onClick={() => onEdit(row)}>
                    {t('care.edit')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
