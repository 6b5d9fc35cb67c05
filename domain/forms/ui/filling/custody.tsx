import { useState } from 'react'
import { formFields } from '#platform/core/forms/definition.ts'
import { Button } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { Combobox } from '#platform/ui/combobox.tsx'
import { instantText, shortDayText } from '#platform/ui/day-text.ts'
import { Dialog } from '#platform/ui/dialog.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { useReferences } from '#platform/ui/references.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import type { MovementKind } from '../../custody/schema.ts'
import type { RecordPage } from '../shapes.ts'
import { recordTexts } from './record-texts.ts'

// The latest hands are what one looks for; the whole way is in the history.
const shown = 5

/** 原件: in whose hands the paper is, who keeps it, and its latest ways. */
export function CustodyPanel({ page }: { page: RecordPage }) {
  const t = useT(recordTexts)
  const { language } = useLanguage()
  const today = useToday()
  const [moving, setMoving] = useState<MovementKind>()
  const { record, custody, names } = page
  const isOut = record.keeperId !== null && record.keeperId !== record.holderId
  const next: MovementKind = record.keeperId === null ? 'keep' : isOut ? 'return' : 'draw'
  const mayMove = page.may['hold']?.allowed === true
  const act = (kind: MovementKind) => (
    <button type="button" className="lnk sm" onClick={() => setMoving(kind)}>
      {t(`paper.${kind}`)}
    </button>
  )
  return (
    <Panel
      title={t('paper.custody')}
      aside={
        mayMove && (
          <>
            {act(next)}
            {act('handOver')}
          </>
        )
      }
    >
      <p className="li">
        <span>
          {t('paper.holder', { who: names[record.holderId] ?? '…' })}
          <Rule />
          <span className="mut sm">
            {record.keeperId === null
              ? t('paper.no_keeper')
              : t('paper.keeper', { who: names[record.keeperId] ?? '…' })}
          </span>
        </span>
      </p>
      {!mayMove && record.keeperId !== null && (
        <p className="li mut sm">{t('paper.moves_by', { who: names[record.keeperId] ?? '…' })}</p>
      )}
      {custody.slice(0, shown).map((one) => (
        <div key={one.id} className="custody-li">
          <span className="mut">{t(`paper.${one.kind}`)}</span>
          <span className="who">{t('paper.moved', { from: one.fromName ?? '', to: one.toName ?? '' })}</span>
          <small>
            {instantText(one.movedAt, language)}
            {one.purpose && (
              <>
                <Rule />
                {one.purpose}
              </>
            )}
            {one.dueOn && (
              <>
                <Rule />
                {t('paper.due', { day: shortDayText(one.dueOn, today, language) })}
              </>
            )}
          </small>
        </div>
      ))}
      {moving && <MoveDialog page={page} kind={moving} onClose={() => setMoving(undefined)} />}
    </Panel>
  )
}

/** Whom the paper names as looking after the customer at present: most of what is drawn is drawn by them. */
function carerOf({ definition, values, record }: RecordPage): { key: string; label: string } | undefined {
  const named = formFields(definition.definition).flatMap(({ key, type, isPresent }) =>
    type === 'person' && isPresent === true ? [values[key] as { name?: string; staffId?: string } | null] : [],
  )
  const carer = named.find((one) => one?.staffId !== undefined && one.staffId !== record.keeperId)
  return carer?.staffId === undefined ? undefined : { key: carer.staffId, label: carer.name ?? '' }
}

function MoveDialog({ page, kind, onClose }: { page: RecordPage; kind: MovementKind; onClose: () => void }) {
  const t = useT(recordTexts)
  const say = useToast()
  const references = useReferences()
  const today = useToday()
  const isDrawn = kind === 'draw'
  const [to, setTo] = useState(isDrawn ? carerOf(page) : undefined)
  const [purpose, setPurpose] = useState(isDrawn && page.definition.definition.doneIn ? t('paper.for_follow_up') : '')
  // What is drawn is usually back the same day (VIS-14); a longer look says so.
  const [dueOn, setDueOn] = useState(isDrawn ? today : '')
  const move = useCall('form.hold', {
    renews: ['workbench'],
    onDone: () => {
      say({ text: t('paper.move_done') })
      onClose()
    },
  })
  const goesBack = kind === 'return'
  const nameOf = (id: string | null) => page.names[id ?? ''] ?? '…'
  const isMissing = (!goesBack && to === undefined) || (isDrawn && purpose.trim() === '')
  const send = () =>
    move.mutate({
      id: page.record.id,
      kind,
      ...(to && { to: to.key }),
      ...(purpose.trim() && { purpose: purpose.trim() }),
      ...(dueOn && { dueOn }),
    })
  const errorAt = (path: string) => move.error?.fields.find((one) => one.path === path)?.message
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`paper.${kind}`)}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            busy={move.isPending}
            onClick={send}
            {...(isMissing && { reasonElsewhere: 'move-form' })}
          >
            {t(`paper.${kind}`)}
          </Button>
        </>
      }
    >
      <div className="stacked" id="move-form">
        {!goesBack && (
          <div className="fl">
            <label htmlFor="move-to">
              {t('paper.to')}
              <em className="rq">{t('ui.form_required')}</em>
            </label>
            <Combobox id="move-to" value={to} onChange={setTo} find={(text) => references.find('staff', text)} />
            {errorAt('to') && <ErrorNote>{errorAt('to') ?? ''}</ErrorNote>}
          </div>
        )}
        {goesBack && (
          <p className="ink2">
            {t('paper.moved', { from: nameOf(page.record.holderId), to: nameOf(page.record.keeperId) })}
          </p>
        )}
        <div className="fl">
          <label htmlFor="move-purpose">
            {t(isDrawn ? 'paper.purpose' : 'paper.remark')}
            {isDrawn && <em className="rq">{t('ui.form_required')}</em>}
          </label>
          <input
            id="move-purpose"
            className="in"
            value={purpose}
            maxLength={500}
            onChange={(event) => setPurpose(event.target.value)}
          />
          {errorAt('purpose') && <ErrorNote>{errorAt('purpose') ?? ''}</ErrorNote>}
        </div>
        {isDrawn && (
          <div className="fl">
            <label htmlFor="move-due">{t('paper.due_on')}</label>
            <input
              id="move-due"
              type="date"
              className="in"
              min={today}
              value={dueOn}
              onChange={(event) => setDueOn(event.target.value)}
            />
            {errorAt('dueOn') && <ErrorNote>{errorAt('dueOn') ?? ''}</ErrorNote>}
          </div>
        )}
        <RefusedNote error={move.error} besideFields />
      </div>
    </Dialog>
  )
}
