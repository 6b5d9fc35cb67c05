import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import type { Copy } from '../shapes.ts'
import { copiesTexts } from './copies-texts.ts'

const ends = ['returned', 'destroyed', 'lost'] as const

/** Notes where numbered copies went. */
export function CloseDialog({ copy, onClose }: { copy: Copy; onClose: () => void }) {
  const t = useT(copiesTexts)
  const say = useToast()
  const open = copy.sheets.filter(({ state }) => state === 'issued' || state === 'printed')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(open.length === 1 ? open.map(({ id }) => id) : []))
  const [state, setState] = useState<(typeof ends)[number]>('returned')
  const [note, setNote] = useState('')
  const close = useCall('form.closeSheets', {
    onDone: ({ count }) => {
      say({ text: t('copies.closed', { n: count }) })
      onClose()
    },
  })
  const put = (id: string, on: boolean) =>
    setChosen(new Set(on ? [...chosen, id] : [...chosen].filter((one) => one !== id)))
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('copies.close')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            busy={close.isPending}
            onClick={() => close.mutate({ ids: [...chosen], state, ...(note.trim() !== '' && { note: note.trim() }) })}
            {...(chosen.size === 0 && { reason: t('copies.close_none') })}
          >
            {t('copies.close')}
          </Button>
        </>
      }
    >
      <div className="stacked">
        <p className="ink2">{t('copies.close_about')}</p>
        <span className="os">
          {open.map(({ id, number }) => (
            <Checkbox key={id} checked={chosen.has(id)} onChange={(on) => put(id, on)}>
              <span className="n">{number}</span>
            </Checkbox>
          ))}
        </span>
        <Segmented
          label={t('copies.where')}
          choices={ends.map((key) => ({ key, label: t(`copies.sheet_${key}`) }))}
          value={state}
          onChange={setState}
        />
        <div className="fl">
          <label htmlFor="close-note">{t('copies.note')}</label>
          <input
            id="close-note"
            className="in"
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
        <RefusedNote error={close.error} />
      </div>
    </Dialog>
  )
}
