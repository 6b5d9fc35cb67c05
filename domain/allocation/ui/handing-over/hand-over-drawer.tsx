import { useState } from 'react'
import { text } from '#platform/core/fields.ts'
import { chinaDay } from '#platform/core/time.ts'
import { Banner } from '#platform/ui/banner.tsx'
import { Button } from '#platform/ui/button.tsx'
import { dayText } from '#platform/ui/day-text.ts'
import { Drawer } from '#platform/ui/dialog.tsx'
import { FieldsDialog } from '#platform/ui/fields-dialog.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { allocationTexts } from '../allocation-texts.ts'
import { CountsLine } from './counts-line.tsx'
import { LeaversPaper } from './leavers-paper.tsx'
import { useKindWord } from './use-kind-word.ts'

const confirmReason = text(allocationTexts['pool.why'].zh, allocationTexts['pool.why'].en, { max: 500, required: true })

type Whole = OutputOf<'handOver.get'>
// As many briefings as one print takes.
const mostBriefings = 100

/** One hand-over: who got what, who confirmed; the way back for a day; briefings for whoever takes over. */
export function HandOverDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT(allocationTexts)
  const { data, error } = useAsk('handOver.get', { id }, { staleMs: 0 })
  return (
    <Drawer
      open
      wide
      onClose={onClose}
      title={data ? t('over.new_of', { name: data.fromName }) : t('alloc.handOvers')}
      footer={data && <Acts whole={data} />}
    >
      <RefusedNote error={error} />
      {data && <Body whole={data} />}
    </Drawer>
  )
}

function Body({ whole }: { whole: Whole }) {
  const t = useT(allocationTexts)
  const { language } = useLanguage()
  const wordOf = useKindWord()
  const say = useToast()
  const { data: session } = useSession()
  const manages = session?.rights['handOver.manage'] !== undefined
  const [inPlaceOf, setInPlaceOf] = useState<string>()
  const confirm = useCall('handOver.confirm', {
    renews: ['task'],
    onDone: () => say({ tone: 'pine', text: t('over.confirmed') }),
  })
  return (
    <>
      <p className="ink2 over-why">{whole.reason}</p>
      {manages && whole.hasPaper && <LeaversPaper staffId={whole.fromId} />}
      {whole.stayed > 0 && <Banner tone="ochre">{t('over.stayed', { n: whole.stayed })}</Banner>}
      <section className="fs">
        <h3>{t('over.successors')}</h3>
        <ul className="gives">
          {whole.receipts.map((one) => (
            <li key={one.toId}>
              <b>{one.toName}</b>
              <CountsLine counts={one.counts} />
              {one.confirmedAt === null ? (
                <>
                  <Tag tone="ochre">{t('over.waiting')}</Tag>
                  {manages && one.toId !== session?.person.id && (
                    <Button small tone="text" onClick={() => setInPlaceOf(one.toId)}>
                      {t('over.confirm_for')}
                    </Button>
                  )}
                </>
              ) : (
                <Tag tone="pine">
                  {t('over.confirmed_on', { day: dayText(chinaDay(new Date(one.confirmedAt)), language) })}
                </Tag>
              )}
            </li>
          ))}
        </ul>
      </section>
      {inPlaceOf && (
        <FieldsDialog
          title={t('over.confirm_for')}
          fields={{ reason: confirmReason }}
          busy={confirm.isPending}
          error={confirm.error}
          widths={{ reason: 12 }}
          onDone={({ reason }) =>
            confirm.mutate(
              { id: whole.id, inPlaceOf: { staffId: inPlaceOf, reason: String(reason) } },
              { onSuccess: () => setInPlaceOf(undefined) },
            )
          }
          onClose={() => setInPlaceOf(undefined)}
        />
      )}
      <section className="fs">
        <h3>{t('over.items')}</h3>
        <ul className="gives items">
          {whole.items.map((one) => (
            <li key={`${one.kind} ${one.recordId}`}>
              <span className="mut sm">{wordOf(one.kind)}</span>
              {one.customerId ? (
                <Link className="lnk" href={paths.customer(one.customerId)}>
                  {one.name}
                </Link>
              ) : (
                <span>{one.name}</span>
              )}
              <span className="mut sm">{one.customerName !== one.name && one.customerName}</span>
              <span className="ink2 sm">{one.toName}</span>
              {one.stayed && <Tag tone="seal">{t('over.stayed_why')}</Tag>}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function Acts({ whole }: { whole: Whole }) {
  const t = useT(allocationTexts)
  const say = useToast()
  const { data: session } = useSession()
  const [asking, setAsking] = useState(false)
  const confirm = useCall('handOver.confirm', {
    renews: ['task'],
    onDone: () => say({ tone: 'pine', text: t('over.confirmed') }),
  })
  const undo = useCall('handOver.undo', {
    renews: ['customer', 'task'],
    onDone: () => say({ text: t('over.undone') }),
  })
  const print = useCall('handOver.briefing', {
    onDone: ({ id }) => {
      say({ text: t('over.briefed') })
      window.open(`/api/prints/${id}`, '_blank')
    },
  })
  const manages = session?.rights['handOver.manage'] !== undefined
  const customers = [
    ...new Set(whole.items.flatMap((one) => (one.kind === 'customer' && one.customerId ? [one.customerId] : []))),
  ].slice(0, mostBriefings)
  const error = confirm.error ?? undo.error ?? print.error
  return (
    <>
      <RefusedNote error={error} />
      {asking && whole.mayUndo && (
        <span className="mut sm grow over-note">{t('over.undo_about', { name: whole.fromName })}</span>
      )}
      {manages && whole.mayUndo && (
        <Button
          tone="stop"
          busy={undo.isPending}
          onClick={() => (asking ? undo.mutate({ id: whole.id, version: whole.version }) : setAsking(true))}
        >
          {t('over.undo')}
        </Button>
      )}
      {customers.length > 0 && whole.state === 'done' && (
        <Button icon="print" busy={print.isPending} onClick={() => print.mutate({ customerIds: customers })}>
          {t('over.briefing')}
        </Button>
      )}
      {whole.isMine && (
        <Button tone="primary" busy={confirm.isPending} onClick={() => confirm.mutate({ id: whole.id })}>
          {t('over.confirm')}
        </Button>
      )}
    </>
  )
}
