import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { allocationTexts } from '../allocation-texts.ts'
import type { Standing } from '../shapes.ts'

const keys = ['holdingCap', 'claimsPerDay', 'viewsPerDay', 'coolDownDays'] as const

/** What one person may hold, take and look at. */
export function LimitsPanel({ mayChange }: { mayChange: boolean }) {
  const { data } = useAsk('pool.standing', {}, { staleMs: 0 })
  return data ? <Limits key={data.limitsVersion} standing={data} mayChange={mayChange} /> : null
}

function Limits({ standing, mayChange }: { standing: Standing; mayChange: boolean }) {
  const t = useT(allocationTexts)
  const say = useToast()
  const [texts, setTexts] = useState<Record<string, string>>(
    Object.fromEntries(keys.map((key) => [key, standing.limits[key]?.toString() ?? ''])),
  )
  const save = useCall('pool.setLimits', { onDone: () => say({ tone: 'pine', text: t('limits.saved') }) })
  const numberOf = (key: (typeof keys)[number]) => (texts[key] ? Number(texts[key]) : null)
  const isChanged = keys.some((key) => numberOf(key) !== standing.limits[key])
  return (
    <Panel title={t('limits.title')} note={t('limits.none')}>
      <form
        className="limits"
        onSubmit={(event) => {
          event.preventDefault()
          const limits = Object.fromEntries(keys.map((key) => [key, numberOf(key)])) as Standing['limits']
          save.mutate({ version: standing.limitsVersion, limits })
        }}
      >
        {keys.map((key) => (
          <div className="fl" key={key}>
            <label htmlFor={`limit-${key}`}>
              {t(`limits.${key}`)}（{t(key === 'coolDownDays' ? 'limits.days' : 'limits.customers')}）
            </label>
            <input
              id={`limit-${key}`}
              className="in n"
              inputMode="numeric"
              disabled={!mayChange}
              value={texts[key] ?? ''}
              onChange={(event) => setTexts({ ...texts, [key]: event.target.value.replace(/\D/g, '') })}
            />
          </div>
        ))}
        {mayChange && isChanged && (
          <div className="acts-line end">
            <Button type="submit" small busy={save.isPending}>
              {t('limits.save')}
            </Button>
          </div>
        )}
      </form>
      <RefusedNote error={save.error} />
    </Panel>
  )
}
