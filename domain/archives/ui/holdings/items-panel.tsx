import { useState } from 'react'
import { chinaDay } from '#platform/core/time.ts'
import { Button, IconButton } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { shortDayText } from '#platform/ui/day-text.ts'
import { DueBadge } from '#platform/ui/due-badge.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { Menu, type MenuItem } from '#platform/ui/menu.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { nextStage } from '../../folders/rules.ts'
import { type ItemStage, itemStages } from '../../folders/schema.ts'
import type { FolderSet } from '../record/folders.tsx'
import { ReasonDialog } from '../record/reason-dialog.tsx'
import { type CustomerProps, offBecause } from '../record/use-customer.ts'
import { holdingMessages } from './holding-messages.ts'
import { ItemDrawer } from './item-drawer.tsx'
import { type Item, paperPlaces } from './shapes.ts'

type Doing = { act: 'edit' | 'close' | 'withdraw'; one: Item }

type ItemsPanelProps = CustomerProps & { folder: string | undefined; sets: readonly FolderSet[] }

/** What was put into the archive piece by piece, each at its stage (ARC-03, ARC-32). */
export function ItemsPanel({ page, folder, sets }: ItemsPanelProps) {
  const t = useT(holdingMessages)
  const customerId = page.row.id
  const { data } = useAsk('item.list', { customerId, ...(folder !== undefined && { folder }) })
  const [adding, setAdding] = useState(false)
  const [doing, setDoing] = useState<Doing>()
  const close = () => {
    setAdding(false)
    setDoing(undefined)
  }
  return (
    <Panel
      title={t('hold.items')}
      note={data && data.rows.length > 0 && data.rows.length}
      aside={
        <Button small icon="plus" onClick={() => setAdding(true)} {...offBecause(page.may['change'])}>
          {t('hold.item_add')}
        </Button>
      }
    >
      {data?.rows.length === 0 && <EmptyState title={t('hold.items_none')}>{t('hold.items_none_way')}</EmptyState>}
      <ul>
        {data?.rows.map((one) => (
          <ItemLine key={one.id} one={one} sets={sets} page={page} onAct={(act) => setDoing({ act, one })} />
        ))}
      </ul>
      {(adding || doing?.act === 'edit') && (
        <ItemDrawer customerId={customerId} held={doing?.one} folder={folder} sets={sets} onClose={close} />
      )}
      {doing && doing.act !== 'edit' && <ItemDialog act={doing.act} one={doing.one} onClose={close} />}
    </Panel>
  )
}

type ItemLineProps = CustomerProps & { one: Item; sets: readonly FolderSet[]; onAct: (act: Doing['act']) => void }

function ItemLine({ one, sets, page, onAct }: ItemLineProps) {
  const t = useT(holdingMessages)
  const text = useText()
  const mayChange = page.may['change']?.allowed === true
  const folder = sets.flatMap((set) => set.folders).find((each) => each.key === one.folder)
  const isOpen = one.followUp !== null && one.followUpClosedAt === null
  const items: MenuItem[] = [
    { key: 'edit', label: t('hold.item_edit'), icon: 'edit', onPress: () => onAct('edit') },
    ...(isOpen
      ? [{ key: 'close', label: t('hold.close_follow_up'), icon: 'check' as const, onPress: () => onAct('close') }]
      : []),
    { key: 'withdraw', label: t('hold.item_withdraw'), icon: 'trash', stop: true, onPress: () => onAct('withdraw') },
  ]
  return (
    <li className="pl">
      <span className="grow">
        <span className="flex ar-wrap">
          <b>{one.title}</b>
          {folder && <Tag>{text(folder.label)}</Tag>}
          <StageSteps one={one} mayChange={mayChange} />
        </span>
        {one.content && <span className="ar-said">{one.content}</span>}
        {one.followUp !== null && (
          <span className="flex ar-wrap sm">
            {isOpen ? (
              <>
                {t('hold.follow_up', { text: one.followUp })}
                {one.followUpOn && <DueBadge due={one.followUpOn} />}
              </>
            ) : (
              <span className="mut">
                {t('hold.follow_up_done')} {one.followUp}
              </span>
            )}
          </span>
        )}
        <ItemFacts one={one} />
      </span>
      {mayChange && (
        <Menu alignEnd label={t('hold.item_acts', { name: one.title })} items={items}>
          {(props) => <IconButton small icon="more" label={t('hold.item_acts', { name: one.title })} {...props} />}
        </Menu>
      )}
    </li>
  )
}

function ItemFacts({ one }: { one: Item }) {
  const t = useT(holdingMessages)
  const { language } = useLanguage()
  const today = useToday()
  const place = paperPlaces
    .flatMap((key) => (one.paperLocation?.[key] ? [String(one.paperLocation[key])] : []))
    .join(' ')
  return (
    <span className="mut sm flex ar-wrap">
      <span>
        {one.createdByName} {shortDayText(chinaDay(new Date(one.createdAt)), today, language)}
      </span>
      {place !== '' && <span>{t('hold.paper_at', { place })}</span>}
    </span>
  )
}

/** The four stages in a row, those reached filled in; the next one is a button. */
function StageSteps({ one, mayChange }: { one: Item; mayChange: boolean }) {
  const t = useT(holdingMessages)
  const text = useText()
  const say = useToast()
  const keys = Object.keys(itemStages) as ItemStage[]
  const wordOf = (stage: ItemStage) => text({ zh: itemStages[stage][0], en: itemStages[stage][1] })
  const next = nextStage(one.stage as ItemStage)
  const at = keys.indexOf(one.stage as ItemStage)
  const call = useCall('item.advance', {
    renews: ['archive'],
    onDone: ({ stage }) => say({ text: t('hold.advanced', { stage: wordOf(stage as ItemStage) }) }),
  })
  return (
    <span className="flex sm">
      <span className="stg">
        <u>
          {keys.map((key, n) => (
            <s key={key} className={n <= at ? 'f' : undefined} />
          ))}
        </u>
        {wordOf(one.stage as ItemStage)}
      </span>
      {next && mayChange && (
        <button
          type="button"
          className="lnk sm nw"
          aria-disabled={call.isPending || undefined}
          onClick={() => !call.isPending && call.mutate({ id: one.id, version: one.version })}
        >
          {t('hold.advance', { stage: wordOf(next) })}
        </button>
      )}
      {call.error && <span className="red">{call.error.message}</span>}
    </span>
  )
}

/** Ends the follow-up of an item, or takes it out of the archive. */
export function ItemDialog({ act, one, onClose }: { act: 'close' | 'withdraw'; one: Item; onClose: () => void }) {
  const t = useT(holdingMessages)
  const say = useToast()
  const done = (word: 'hold.closed' | 'hold.item_withdrawn') => () => {
    say({ text: t(word) })
    onClose()
  }
  const close = useCall('item.closeFollowUp', { renews: ['archive'], onDone: done('hold.closed') })
  const withdraw = useCall('item.withdraw', { renews: ['archive'], onDone: done('hold.item_withdrawn') })
  const target = { id: one.id, version: one.version }
  if (act === 'withdraw')
    return (
      <ReasonDialog
        title={t('hold.item_withdraw')}
        about={t('hold.item_withdraw_about')}
        act={t('hold.item_withdraw')}
        tone="stop"
        busy={withdraw.isPending}
        error={withdraw.error}
        onClose={onClose}
        onDone={(reason) => withdraw.mutate({ ...target, reason: reason ?? '' })}
      />
    )
  return (
    <ReasonDialog
      title={t('hold.close_follow_up')}
      about={t('hold.close_about')}
      label={t('hold.result')}
      act={t('hold.close_follow_up')}
      busy={close.isPending}
      error={close.error}
      onClose={onClose}
      onDone={(result) => close.mutate({ ...target, result: result ?? '' })}
    />
  )
}
