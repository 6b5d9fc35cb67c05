import { useMemo, useState } from 'react'
import { type Difference, differencesOf } from '#platform/core/forms/differing.ts'
import { mergeForms } from '#platform/core/forms/merging.ts'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Changes, ConflictRow } from './changes.tsx'
import { designTexts } from './design-texts.ts'
import type { Design, Stale } from './use-design.ts'

/** Two people drew at once: what each changed, and a text with both in it. Where both changed the same, one is chosen. */
export function StaleDesign({ design, stale, onClose }: { design: Design; stale: Stale; onClose: () => void }) {
  const t = useT(designTexts)
  const { who, base, theirs } = stale
  const mine = design.definition
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set())
  const { form, conflicts } = useMemo(() => mergeForms(base, theirs, mine, taken), [base, theirs, mine, taken])
  const isIn = ({ path }: Difference) => conflicts.some((one) => path === one.path || path.startsWith(`${one.path}.`))
  const changed = useMemo(
    () => ({ theirs: differencesOf(base, theirs), mine: differencesOf(base, mine) }),
    [base, theirs, mine],
  )
  const all = [theirs, mine, base]
  const take = (path: string, on: boolean) =>
    setTaken(new Set(on ? [...taken, path] : [...taken].filter((one) => one !== path)))
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('design.stale', { who })}
      footer={
        <>
          <Button onClick={() => design.settle(theirs)}>{t('design.take_theirs')}</Button>
          <Button onClick={() => design.settle(mine)}>{t('design.take_mine')}</Button>
          <Button tone="primary" icon="merge" onClick={() => design.settle(form)}>
            {t('design.take_both')}
          </Button>
        </>
      }
    >
      <div className="stacked">
        {conflicts.map((one) => (
          <ConflictRow
            key={one.path}
            theirs={who}
            conflict={one}
            editions={all}
            isTaken={taken.has(one.path)}
            onTake={(on) => take(one.path, on)}
          />
        ))}
        <div className="two-up">
          <Changes
            title={t('design.who_changed', { who })}
            rows={changed.theirs.filter((one) => !isIn(one))}
            editions={all}
          />
          <Changes title={t('design.i_changed')} rows={changed.mine.filter((one) => !isIn(one))} editions={all} />
        </div>
      </div>
    </Dialog>
  )
}
