import { useState } from 'react'
import { printHref, usePrinting } from '#domain/archives/ui/printing/use-printing.ts'
import { taskMeans } from '#domain/tasks/schema.ts'
import { usualLayout } from '#platform/core/paper.ts'
import { Button } from '#platform/ui/button.tsx'
import { DueBadge } from '#platform/ui/due-badge.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { careTexts } from './care-texts.ts'
import { SendDialog } from './send-dialog.tsx'
import { Sendings } from './sendings.tsx'

type Line = OutputOf<'care.list'>['rows'][number]

/** Everybody an occasion greets, sender by sender, ready for the press (REL-03, REL-04). */
export function GreetingList({ ruleId }: { ruleId: string }) {
  const t = useT(careTexts)
  const { data, error } = useAsk('care.list', { ruleId })
  const { data: session } = useSession()
  const [sending, setSending] = useState(false)
  const { data: occasions } = useAsk('care.occasions', {})
  const rule = occasions?.rows.find((one) => one.ruleId === ruleId)
  if (error) return <RefusedNote error={error} />
  const bySender = Map.groupBy(data?.rows ?? [], (row) => row.senderName ?? t('care.nobody'))
  return (
    <div className="care-list">
      <p className="flex">
        <Link className="lnk" href={paths.care}>
          {t('care.back')}
        </Link>
        <b>{t('care.list_of', { name: rule?.name ?? '' })}</b>
        {data?.isCut && <span className="och sm">{t('care.cut')}</span>}
        <span className="grow" />
        <Button
          small
          icon="send"
          onClick={() => setSending(true)}
          {...(session?.rights['task.change'] === undefined && { reason: t('care.no_send') })}
        >
          {t('send.open')}
        </Button>
        <Printing rows={data?.rows ?? []} name={rule?.name ?? ''} greeting={rule?.greeting ?? null} />
      </p>
      {data?.rows.length === 0 && (
        <section className="sheet">
          <EmptyState drawing="paper" title={t('care.list_empty')}>
            {t('care.list_empty_how')}
          </EmptyState>
        </section>
      )}
      <Sendings ruleId={ruleId} />
      {sending && <SendDialog ruleId={ruleId} onClose={() => setSending(false)} />}
      {[...bySender].map(([sender, rows]) => (
        <Panel key={sender} title={sender} note={`${rows.length}`}>
          <table className="tb c stk greets">
            <thead>
              <tr>
                <th>{t('care.recipient')}</th>
                <th className="wd">{t('care.address')}</th>
                <th>{t('care.how')}</th>
                <th className="wd">{t('care.greeting')}</th>
                <th>{t('care.due')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <GreetingLine key={row.taskId} row={row} />
              ))}
            </tbody>
          </table>
        </Panel>
      ))}
    </div>
  )
}

function GreetingLine({ row }: { row: Line }) {
  const t = useT(careTexts)
  const say = useToast()
  const { language } = useLanguage()
  const word = language === 'en' ? 1 : 0
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text)
    say({ tone: 'pine', text: t('care.copied') })
  }
  return (
    <tr>
      <td>
        <b>{row.recipient}</b> {row.duty && <span className="mut sm">{row.duty}</span>}{' '}
        {row.recipient !== row.customerName && (
          <Link className="lnk sm" href={paths.customer(row.customerId)}>
            {row.customerName}
          </Link>
        )}
      </td>
      <td className="wd ell">{row.address ?? <span className="och">{t('care.no_address')}</span>}</td>
      <td>{row.means === null ? '' : (taskMeans[row.means as keyof typeof taskMeans]?.[word] ?? row.means)}</td>
      <td className="wd">
        {row.greeting !== null && (
          <span className="flex">
            <span className="ell grow" title={row.greeting}>
              {row.greeting}
            </span>
            <Button small tone="text" onClick={() => void copy(row.greeting ?? '')}>
              {t('care.copy')}
            </Button>
          </span>
        )}
      </td>
      <td>
        {row.state === 'done' ? <span className="grn">{t('care.state_done')}</span> : <DueBadge due={row.dueOn} />}
      </td>
    </tr>
  )
}

/** Labels and cards of those on the list, by the press of the archive. */
function Printing({ rows, name, greeting }: { rows: readonly Line[]; name: string; greeting: string | null }) {
  const t = useT(careTexts)
  const { data: session } = useSession()
  const { start, print, isUnderWay } = usePrinting()
  const ids = [...new Set(rows.filter((row) => row.state === 'open').map((row) => row.customerId))]
  const why =
    session?.rights['customer.print'] === undefined
      ? { reason: t('care.no_print') }
      : ids.length === 0
        ? { reason: t('care.print_none') }
        : {}
  const settings = { layout: usualLayout, copies: 1, marks: 'none' as const }
  const purpose = t('care.print_purpose', { name })
  return (
    <>
      <RefusedNote error={start.error} />
      {print?.state === 'ready' && (
        <a className="lnk" href={printHref(print.id)} target="_blank" rel="noreferrer">
          {t('care.print_open', { number: print.number })}
        </a>
      )}
      <Button
        small
        icon="print"
        busy={isUnderWay}
        onClick={() => start.mutate({ request: { kind: 'labels', ids }, settings, purpose })}
        {...why}
      >
        {t('care.print_labels')}
      </Button>
      {why.reason === undefined && greeting !== null && (
        <Button
          small
          busy={isUnderWay}
          onClick={() =>
            start.mutate({
              // The press addresses each by name itself.
              request: { kind: 'letter', ids, title: name.slice(0, 60), text: cardText(greeting, name) },
              settings: { ...settings, layout: { ...usualLayout, size: 'A5', orientation: 'landscape' } },
              purpose,
            })
          }
        >
          {t('care.print_cards')}
        </Button>
      )}
    </>
  )
}

/** The greeting without what the press says itself: the address before it, the signature behind it. */
function cardText(greeting: string, name: string): string {
  return greeting
    .replace(/^\{称呼\}[：:]?\s*/, '')
    .replace(/\{署名\}/g, '')
    .replace(/\{节日\}/g, name.replace(/(问候|贺卡.*)$/u, ''))
    .replace(/\{(称呼|客户)\}/g, '')
    .trim()
}
