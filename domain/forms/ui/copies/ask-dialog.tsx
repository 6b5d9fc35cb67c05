import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { Select } from '#platform/ui/select.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import type { CatalogueRow } from '../shapes.ts'
import { copiesTexts } from './copies-texts.ts'

type AskDialogProps = {
  form: string | undefined
  /** The filled form copies are wanted of. */
  recordId: string | undefined
  forms: readonly CatalogueRow[]
  onClose: () => void
}

/** Asks for numbered copies: of which form, empty or filled, how many, and what for. */
export function AskDialog({ form: given, recordId, forms, onClose }: AskDialogProps) {
  const t = useT(copiesTexts)
  const text = useText()
  const say = useToast()
  const secret = forms.filter((row) => row.sensitivity === 'secret')
  const [form, setForm] = useState(given)
  const [kind, setKind] = useState<'blank' | 'filled' | 'export'>(recordId === undefined ? 'blank' : 'filled')
  const [count, setCount] = useState('1')
  const [purpose, setPurpose] = useState('')
  const ask = useCall('form.askCopies', {
    onDone: () => {
      say({ text: t('copies.asked') })
      onClose()
    },
  })
  const why =
    form === undefined ? t('copies.form_missing') : purpose.trim() === '' ? t('copies.purpose_missing') : undefined
  const send = () =>
    ask.mutate({
      form: form ?? '',
      kind,
      count: Math.min(500, Math.max(1, Number(count) || 1)),
      purpose: purpose.trim(),
      ...(kind === 'filled' && recordId !== undefined && { recordId }),
    })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('copies.ask')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            busy={ask.isPending}
            onClick={send}
            {...(why !== undefined && { reasonElsewhere: 'copies-why' })}
          >
            {t('copies.ask')}
          </Button>
        </>
      }
    >
      <div className="stacked">
        <div className="fl">
          <label htmlFor="copies-form">{t('copies.form')}</label>
          <Select
            id="copies-form"
            placeholder=""
            options={secret.map((row) => ({ key: row.key, label: `${row.code ?? row.key} ${text(row.title)}` }))}
            value={form}
            onChange={setForm}
          />
        </div>
        <div className="fl">
          <span className="lb">{t('copies.kind')}</span>
          <Segmented
            label={t('copies.kind')}
            choices={(recordId === undefined ? (['blank', 'export'] as const) : (['filled', 'blank'] as const)).map(
              (key) => ({ key, label: t(`copies.kind_${key}`) }),
            )}
            value={kind}
            onChange={setKind}
          />
        </div>
        <div className="fl">
          <label htmlFor="copies-count">{t('copies.count')}</label>
          <input
            id="copies-count"
            className="in n"
            inputMode="numeric"
            value={count}
            onChange={(event) => setCount(event.target.value)}
          />
        </div>
        <div className="fl">
          <label htmlFor="copies-purpose">{t('copies.purpose')}</label>
          <input
            id="copies-purpose"
            className="in"
            maxLength={500}
            value={purpose}
            onChange={(event) => setPurpose(event.target.value)}
          />
          <p className="help" id="copies-why">
            {why}
          </p>
        </div>
        <RefusedNote error={ask.error} />
      </div>
    </Dialog>
  )
}
