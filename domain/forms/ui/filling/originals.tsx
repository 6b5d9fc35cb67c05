import { useState } from 'react'
import type { Text } from '#platform/core/i18n.ts'
import { Button, IconButton } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useCall } from '#web/api-hooks.ts'
import { offBecause, type RecordPage } from '../shapes.ts'
import { recordTexts } from './record-texts.ts'

type Original = { holder: string | Text; count: number; handedOn?: string | null; place?: string | null }

function originalsOf(page: RecordPage): readonly Original[] {
  const own = page.record.originals as readonly Original[] | null
  return own ?? page.definition.definition.originals ?? []
}

/** 正本: in how many originals the paper is executed, who holds each, when they were handed over (FRM-11). */
export function OriginalsPanel({ page }: { page: RecordPage }) {
  const t = useT(recordTexts)
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  const originals = originalsOf(page)
  if (page.definition.definition.originals === undefined && page.record.originals == null) return null
  const total = originals.reduce((sum, one) => sum + one.count, 0)
  const named = (holder: Original['holder']) => (typeof holder === 'string' ? holder : text(holder))
  return (
    <Panel
      title={t('paper.originals')}
      note={t('paper.originals_n', { n: total })}
      aside={
        page.may['originals']?.allowed && (
          <button type="button" className="lnk sm" onClick={() => setOpen(true)}>
            {t('paper.originals_note')}
          </button>
        )
      }
    >
      {originals.map((one) => (
        <div key={named(one.holder)} className="custody-li">
          <span className="n">{t('paper.originals_n', { n: one.count })}</span>
          <span className="who">{named(one.holder)}</span>
          {(one.handedOn || one.place) && (
            <small>
              {[one.handedOn && t('paper.handed_on', { day: one.handedOn }), one.place].filter(Boolean).join('　')}
            </small>
          )}
        </div>
      ))}
      {isOpen && <OriginalsDialog page={page} onClose={() => setOpen(false)} />}
    </Panel>
  )
}

type Line = { key: number; holder: string | Text; count: string; handedOn: string; place: string }

function OriginalsDialog({ page, onClose }: { page: RecordPage; onClose: () => void }) {
  const t = useT(recordTexts)
  const text = useText()
  const [lines, setLines] = useState<readonly Line[]>(
    originalsOf(page).map(({ holder, count, handedOn, place }, key) => ({
      key,
      holder,
      count: String(count),
      handedOn: handedOn ?? '',
      place: place ?? '',
    })),
  )
  const note = useCall('form.originals', { onDone: onClose })
  const put = (key: number, patch: Partial<Line>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...patch } : line)))
  const named = (holder: Line['holder']) => (typeof holder === 'string' ? holder : text(holder))
  const isMissing = lines.some(({ holder }) => named(holder).trim() === '')
  const send = () =>
    note.mutate({
      id: page.record.id,
      version: page.record.version,
      originals: lines.map(({ holder, count, handedOn, place }) => ({
        holder,
        count: Math.max(1, Number(count) || 1),
        handedOn: handedOn || null,
        place: place.trim() || null,
      })),
    })
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('paper.originals_note')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            busy={note.isPending}
            onClick={send}
            {...(isMissing ? { reason: t('paper.original_holder_missing') } : offBecause(page.may['originals']))}
          >
            {t('paper.originals_save')}
          </Button>
        </>
      }
    >
      <div className="stacked">
        {lines.map((line, n) => (
          <fieldset key={line.key} className="original">
            <legend className="vh">{t('paper.original_nth', { n: n + 1 })}</legend>
            <input
              className="in"
              aria-label={t('paper.original_holder')}
              placeholder={t('paper.original_holder')}
              value={named(line.holder)}
              maxLength={80}
              onChange={(event) => put(line.key, { holder: event.target.value })}
            />
            <input
              className="in n"
              aria-label={t('paper.original_count')}
              inputMode="numeric"
              value={line.count}
              onChange={(event) => put(line.key, { count: event.target.value })}
            />
            <input
              className="in"
              type="date"
              aria-label={t('paper.original_day')}
              value={line.handedOn}
              onChange={(event) => put(line.key, { handedOn: event.target.value })}
            />
            <input
              className="in"
              aria-label={t('paper.original_place')}
              placeholder={t('paper.original_place')}
              value={line.place}
              maxLength={200}
              onChange={(event) => put(line.key, { place: event.target.value })}
            />
            <IconButton
              small
              icon="trash"
              label={t('ui.remove', { name: named(line.holder) })}
              onClick={() => setLines(lines.filter(({ key }) => key !== line.key))}
            />
          </fieldset>
        ))}
        <span>
          <Button
            small
            icon="plus"
            onClick={() =>
              setLines([
                ...lines,
                {
                  key: Math.max(-1, ...lines.map(({ key }) => key)) + 1,
                  holder: '',
                  count: '1',
                  handedOn: '',
                  place: '',
                },
              ])
            }
          >
            {t('paper.original_add')}
          </Button>
        </span>
        <RefusedNote error={note.error} />
      </div>
    </Dialog>
  )
}
