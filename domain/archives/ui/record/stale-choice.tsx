import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import type { FormFields, FormValues } from '#platform/ui/field-form.ts'
import { isEmptyValue } from '#platform/ui/field-text.ts'
import { FieldValue } from '#platform/ui/field-value.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import type { ApiError } from '#web/api-error.ts'
import { changeMessages } from './change-messages.ts'

/** What the server says when somebody else saved first: who, what stands there now, under which version. */
type Stale = { who: string; current: FormValues; version: number }

export function staleOf(error: ApiError | null): Stale | undefined {
  if (error?.code !== 'record.stale') return undefined
  const { who, current, version } = error.params as Partial<Stale>
  return { who: who ?? '', current: current ?? {}, version: version ?? 0 }
}

type StaleChoiceProps = {
  stale: Stale
  fields: FormFields
  /** What this person wanted to save. */
  mine: FormValues
  onDone: (values: FormValues, version: number) => void
  onClose: () => void
}

/** Two people changed the same archive: both versions side by side, field by field (TEC-18). */
export function StaleChoice({ stale, fields, mine, onDone, onClose }: StaleChoiceProps) {
  const t = useT(changeMessages)
  const text = useText()
  const theirs = Object.fromEntries(
    Object.entries(stale.current).map(([key, value]) => [key.replace(/^extra\./, ''), value]),
  )
  const both = Object.keys(mine).filter((key) => key in theirs)
  const [kept, setKept] = useState<Readonly<Record<string, 'mine' | 'theirs'>>>({})
  const save = () =>
    onDone(Object.fromEntries(Object.entries(mine).filter(([key]) => kept[key] !== 'theirs')), stale.version)
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('change.stale_title', { who: stale.who })}
      footer={
        <>
          <Button onClick={onClose}>{t('change.stale_back')}</Button>
          <Button tone="primary" onClick={save}>
            {t('change.stale_save')}
          </Button>
        </>
      }
    >
      <p className="ink2">{t(both.length > 0 ? 'change.stale_choose' : 'change.stale_apart', { n: stale.version })}</p>
      {both.length > 0 && (
        <div className="sheet" style={{ marginTop: 10 }}>
          <div className="ar-cmp">
            <span className="hd" />
            <span className="hd">{t('change.stale_mine')}</span>
            <span className="hd">{t('change.stale_theirs', { who: stale.who })}</span>
            {both.map((key) => {
              const field = fields[key]
              const side = (which: 'mine' | 'theirs', value: unknown) => (
                <label className="ar-pickside">
                  <input
                    type="radio"
                    className="rd"
                    name={`stale-${key}`}
                    checked={(kept[key] ?? 'mine') === which}
                    onChange={() => setKept({ ...kept, [key]: which })}
                  />
                  <span>
                    {!field || isEmptyValue(value) ? (
                      <span className="mut">{t('ui.none')}</span>
                    ) : (
                      <FieldValue
                        field={field}
                        value={value}
                        record={which === 'mine' ? mine : theirs}
                        fieldKey={key}
                      />
                    )}
                  </span>
                </label>
              )
              return (
                <div key={key} style={{ display: 'contents' }}>
                  <b>{field ? text(field.label) : key}</b>
                  {side('mine', mine[key])}
                  {side('theirs', theirs[key])}
                </div>
              )
            })}
          </div>
        </div>
      )}
    </Dialog>
  )
}
