import { useEffect, useState } from 'react'
import { listText } from '#platform/core/i18n.ts'
import { Button } from '#platform/ui/button.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { cadenceTexts } from './cadence-texts.ts'

/** How many follow-ups a day somebody can do, and when nobody is called. */
export function LimitsPanel({ mayManage }: { mayManage: boolean }) {
  const t = useT(cadenceTexts)
  const { language } = useLanguage()
  const say = useToast()
  const { data } = useAsk('followUpLimits.get', {})
  const [perDay, setPerDay] = useState('')
  const [quiet, setQuiet] = useState({ from: '21:00', to: '08:30' })
  useEffect(() => {
    if (data === undefined) return
    setPerDay(data.perDay === null ? '' : String(data.perDay))
    setQuiet(data.quiet)
  }, [data])
  const set = useCall('followUpLimits.set', { onDone: () => say({ tone: 'pine', text: t('calendar.limits_saved') }) })
  const save = () => data && set.mutate({ version: data.version, perDay: perDay === '' ? null : Number(perDay), quiet })
  return (
    <Panel title={t('calendar.limits')}>
      <div className="lims">
        <label>
          {t('calendar.per_day')}
          <input
            className="in n"
            inputMode="numeric"
            placeholder={t('calendar.per_day_none')}
            disabled={!mayManage}
            value={perDay}
            onChange={(event) => /^\d{0,3}$/.test(event.target.value) && setPerDay(event.target.value)}
          />
          {t('calendar.per_day_unit')}
        </label>
        <label>
          {t('calendar.quiet')}
          <input
            className="in n"
            type="time"
            style={{ width: 110 }}
            disabled={!mayManage}
            value={quiet.from}
            onChange={(event) => setQuiet({ ...quiet, from: event.target.value })}
          />
        </label>
        <label>
          {t('calendar.until')}
          <input
            className="in n"
            type="time"
            style={{ width: 110 }}
            disabled={!mayManage}
            value={quiet.to}
            onChange={(event) => setQuiet({ ...quiet, to: event.target.value })}
          />
        </label>
        <Button small busy={set.isPending} onClick={save} {...(!mayManage && { reason: t('cadence.no_right') })}>
          {t('calendar.limits_save')}
        </Button>
      </div>
      {data && data.people.length > 0 && (
        <p className="mut sm" style={{ padding: '0 12px 10px', margin: 0 }}>
          {listText(
            language,
            data.people.map((one) => `${one.name} ${one.perDay}`),
          )}
        </p>
      )}
      <RefusedNote error={set.error} />
    </Panel>
  )
}
