import { useState } from 'react'
import { type FormDefinition, type FormField, formFields } from '#platform/core/forms/definition.ts'
import type { FormValues } from '#platform/core/forms/filling.ts'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { FormValue } from '#platform/ui/forms/form-sheet.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { recordTexts } from './record-texts.ts'

type StaleAnswersProps = {
  form: FormDefinition
  who: string
  /** What this person filled in and the server does not have. */
  mine: FormValues
  /** What stands there now, by the same keys, where it differs. */
  theirs: FormValues
  onDone: (kept: FormValues) => void
  onClose: () => void
}

/** Two people filled in the same draft: both answers side by side, one chosen for each field (TEC-18). */
export function StaleAnswers({ form, who, mine, theirs, onDone, onClose }: StaleAnswersProps) {
  const t = useT(recordTexts)
  const text = useText()
  const fields = new Map(formFields(form).map((field) => [field.key, field]))
  const keys = Object.keys(mine).filter((key) => key in theirs)
  const [chosen, setChosen] = useState<Readonly<Record<string, 'mine' | 'theirs'>>>({})
  const keep = () => onDone(Object.fromEntries(Object.entries(mine).filter(([key]) => chosen[key] !== 'theirs')))
  const side = (field: FormField, which: 'mine' | 'theirs', value: unknown) => (
    <label>
      <input
        type="radio"
        className="rd"
        name={`stale-${field.key}`}
        checked={(chosen[field.key] ?? 'mine') === which}
        onChange={() => setChosen({ ...chosen, [field.key]: which })}
      />
      <span>
        <FormValue field={field} value={value} path={field.key} />
      </span>
    </label>
  )
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('paper.stale_title', { who })}
      footer={
        <Button tone="primary" onClick={keep}>
          {t('paper.stale_save')}
        </Button>
      }
    >
      <p className="ink2">{t(keys.length > 0 ? 'paper.stale_about' : 'paper.stale_apart')}</p>
      {keys.length > 0 && (
        <div className="sheet stale-pick">
          <span className="hd" />
          <span className="hd">{t('paper.stale_mine')}</span>
          <span className="hd">{t('paper.stale_theirs', { who })}</span>
          {keys.map((key) => {
            const field = fields.get(key)
            if (!field) return null
            return (
              <div key={key} style={{ display: 'contents' }}>
                <b>{text(field.label)}</b>
                {side(field, 'mine', mine[key])}
                {side(field, 'theirs', theirs[key])}
              </div>
            )
          })}
        </div>
      )}
    </Dialog>
  )
}
