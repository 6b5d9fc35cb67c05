import { useState } from 'react'
import { Button, IconButton } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { shortDayText } from '#platform/ui/day-text.ts'
import { DueBadge } from '#platform/ui/due-badge.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { Facts } from '#platform/ui/facts.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Menu, type MenuItem } from '#platform/ui/menu.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { passedDocument } from '../../documents/schema.ts'
import { printTexts } from '../printing/print-texts.ts'
import { SendDialog } from '../printing/send-dialog.tsx'
import { ReasonDialog } from '../record/reason-dialog.tsx'
import { type CustomerProps, offBecause } from '../record/use-customer.ts'
import { EntryDrawer } from './entry-drawer.tsx'
import { holdingMessages } from './holding-messages.ts'
import type { PassedDocument } from './shapes.ts'

type Doing = { act: 'edit' | 'close'; one: PassedDocument }

/** Documents passed up and down between customer and office, so that each delivery can be proved (ARC-06). */
export function DocumentsPanel({ page }: CustomerProps) {
  const t = useT({ ...holdingMessages, ...printTexts })
  const [sending, setSending] = useState(false)
  const customerId = page.row.id
  const { data } = useAsk('archive.documents', { customerId, limit: 200 })
  const [adding, setAdding] = useState(false)
  const [doing, setDoing] = useState<Doing>()
  const close = () => {
    setAdding(false)
    setDoing(undefined)
  }
  return (
    <Panel
      title={t('hold.documents')}
      note={data && data.rows.length > 0 ? data.rows.length : t('hold.documents_note')}
      aside={
        <>
          <Button small icon="send" onClick={() => setSending(true)} {...offBecause(page.may['change'])}>
            {t('printing.send')}
          </Button>
          <Button small icon="plus" onClick={() => setAdding(true)} {...offBecause(page.may['change'])}>
            {t('hold.document_add')}
          </Button>
        </>
      }
    >
      {data?.rows.length === 0 && (
        <EmptyState drawing="paper" title={t('hold.documents_none')}>
          {t('hold.documents_none_way')}
        </EmptyState>
      )}
      <ul>
        {data?.rows.map((one) => (
          <DocumentLine key={one.id} one={one} page={page} onAct={(act) => setDoing({ act, one })} />
        ))}
      </ul>
      {sending && <SendDialog customer={page.row} onClose={() => setSending(false)} />}
      {(adding || doing?.act === 'edit') && (
        <DocumentDrawer customerId={customerId} held={doing?.one} onClose={close} />
      )}
      {doing?.act === 'close' && <CloseDocument one={doing.one} onClose={close} />}
    </Panel>
  )
}

const deliveryTones = { delivered: 'pine', underway: 'ochre', failed: 'seal', returned: 'seal' } as const

type DocumentLineProps = CustomerProps & { one: PassedDocument; onAct: (act: Doing['act']) => void }

/** How it was sent, where to, under which number, and what came of it (IMP-08). */
function Dispatch({ one }: { one: PassedDocument }) {
  const { language } = useLanguage()
  const facts = [
    optionText(passedDocument.fields.means, one.means ?? '', language),
    one.sentTo,
    one.trackingNumber,
    one.outcome,
  ]
  return (
    <span className="mut sm">
      <Facts of={facts} />
    </span>
  )
}

function DocumentLine({ one, page, onAct }: DocumentLineProps) {
  const t = useT(holdingMessages)
  const { language } = useLanguage()
  const today = useToday()
  const call = useCall('document.change', { renews: ['archive'] })
  const put = (values: object) => call.mutate({ id: one.id, version: one.version, values } as never)
  const isOpen = one.followUp !== null && one.followUpClosedAt === null
  const items: MenuItem[] = [
    { key: 'edit', label: t('hold.document_edit'), icon: 'edit', onPress: () => onAct('edit') },
    ...(one.delivery === 'delivered'
      ? []
      : [
          {
            key: 'delivered',
            label: t('hold.document_delivered'),
            icon: 'send' as const,
            onPress: () => put({ delivery: 'delivered' }),
          },
        ]),
    ...(one.contentChecked
      ? []
      : [
          {
            key: 'checked',
            label: t('hold.document_checked'),
            icon: 'check' as const,
            onPress: () => put({ contentChecked: true }),
          },
        ]),
    ...(isOpen
      ? [{ key: 'close', label: t('hold.close_follow_up'), icon: 'check' as const, onPress: () => onAct('close') }]
      : []),
  ]
  return (
    <li className="pl">
      <span className="mut sm n nw">{shortDayText(one.passedOn, today, language)}</span>
      <span className="grow">
        <span className="flex ar-wrap">
          <Tag tone="brand">{t(one.direction === 'up' ? 'hold.up' : 'hold.down')}</Tag>
          <b>{one.title}</b>
          <Tag>{optionText(passedDocument.fields.kind, one.kind, language)}</Tag>
          <Tag tone={deliveryTones[one.delivery as keyof typeof deliveryTones] ?? 'plain'}>
            {optionText(passedDocument.fields.delivery, one.delivery, language)}
          </Tag>
          {!one.contentChecked && <Tag tone="lined">{t('hold.document_unchecked')}</Tag>}
        </span>
        <span className="mut sm">{t('hold.from_to', { sender: one.sender, receiver: one.receiver })}</span>
        {one.means !== null && <Dispatch one={one} />}
        {one.followUp !== null && (
          <span className="flex ar-wrap sm">
            {isOpen ? t('hold.follow_up', { text: one.followUp }) : `${t('hold.follow_up_done')} ${one.followUpResult}`}
            {isOpen && one.followUpOn && <DueBadge due={one.followUpOn} />}
          </span>
        )}
        {call.error && <span className="red sm">{call.error.message}</span>}
      </span>
      {page.may['change']?.allowed && (
        <Menu alignEnd label={t('hold.item_acts', { name: one.title })} items={items}>
          {(props) => <IconButton small icon="more" label={t('hold.item_acts', { name: one.title })} {...props} />}
        </Menu>
      )}
    </li>
  )
}

const keys = [
  'direction',
  'kind',
  'title',
  'passedOn',
  'sender',
  'receiver',
  'delivery',
  'contentChecked',
  'trackingNumber',
  'outcome',
  'followUp',
  'followUpOn',
] as const

function DocumentDrawer({
  customerId,
  held,
  onClose,
}: {
  customerId: string
  held: PassedDocument | undefined
  onClose: () => void
}) {
  const t = useT(holdingMessages)
  const say = useToast()
  const today = useToday()
  const log = useCall('document.log', { renews: ['archive'] })
  const change = useCall('document.change', { renews: ['archive'] })
  const fields = Object.fromEntries(keys.map((key) => [key, passedDocument.fields[key]]))
  const save = async (values: Record<string, unknown>, changes: Record<string, unknown>) => {
    const own = Object.fromEntries(keys.map((key) => [key, values[key]]))
    if (held) await change.mutateAsync({ id: held.id, version: held.version, values: changes } as never)
    else await log.mutateAsync({ customerId, values: own } as never)
    say({ text: t(held ? 'hold.item_saved' : 'hold.document_logged') })
  }
  return (
    <EntryDrawer
      title={t(held ? 'hold.document_edit' : 'hold.document_add')}
      act={t(held ? 'ui.save' : 'hold.document_add')}
      fields={fields}
      widths={{
        direction: 6,
        kind: 6,
        title: 8,
        passedOn: 4,
        sender: 6,
        receiver: 6,
        delivery: 6,
        contentChecked: 6,
        trackingNumber: 6,
        outcome: 6,
        followUp: 8,
        followUpOn: 4,
      }}
      initial={held ? { ...held } : { direction: 'down', passedOn: today, delivery: 'underway', contentChecked: false }}
      onSave={save}
      onClose={onClose}
    />
  )
}

export function CloseDocument({ one, onClose }: { one: PassedDocument; onClose: () => void }) {
  const t = useT(holdingMessages)
  const say = useToast()
  const call = useCall('document.closeFollowUp', {
    renews: ['archive'],
    onDone: () => {
      say({ text: t('hold.closed') })
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={t('hold.close_follow_up')}
      about={t('hold.close_about')}
      label={t('hold.result')}
      act={t('hold.close_follow_up')}
      busy={call.isPending}
      error={call.error}
      onClose={onClose}
      onDone={(result) => call.mutate({ id: one.id, version: one.version, result: result ?? '' })}
    />
  )
}
