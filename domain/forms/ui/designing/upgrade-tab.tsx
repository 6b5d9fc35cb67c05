import { useRouter } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { type Difference, differencesOf } from '#platform/core/forms/differing.ts'
import { mergeForms } from '#platform/core/forms/merging.ts'
import { Button } from '#platform/ui/button.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { Changes, ConflictRow } from './changes.tsx'
import { designTexts } from './design-texts.ts'

type Editions = { base: FormDefinition; theirs: FormDefinition; mine: FormDefinition; draftId: string | null }

/** The trade's newer edition beside the firm's own changes; conflicts are chosen one by one (FRM-20). */
export function UpgradeTab({ formKey }: { formKey: string }) {
  const t = useT(designTexts)
  const { data, error } = useAsk('form.upgrade', { key: formKey }, { staleMs: 0 })
  if (error?.code === 'form.no_upgrade')
    return (
      <EmptyState drawing="paper" title={t('design.up_to_date')}>
        {null}
      </EmptyState>
    )
  if (error) return <RefusedNote error={error} />
  return data ? <Upgrade formKey={formKey} editions={data} /> : null
}

function Upgrade({ formKey, editions }: { formKey: string; editions: Editions }) {
  const t = useT(designTexts)
  const router = useRouter()
  const say = useToast()
  const { base, theirs, mine, draftId } = editions
  const { conflicts } = useMemo(() => mergeForms(base, theirs, mine), [base, theirs, mine])
  const changed = useMemo(
    () => ({ theirs: differencesOf(base, theirs), mine: differencesOf(base, mine) }),
    [base, theirs, mine],
  )
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set())
  const merge = useCall('form.mergeUpgrade', {
    onDone: () => {
      say({ text: t('design.merged') })
      router.history.push(paths.formDesign(formKey))
    },
  })
  const inConflict = new Set(conflicts.map(({ path }) => path))
  const isIn = ({ path }: Difference) => [...inConflict].some((one) => path === one || path.startsWith(`${one}.`))
  const all = [theirs, mine, base]
  const take = (path: string, on: boolean) =>
    setTaken(new Set(on ? [...taken, path] : [...taken].filter((one) => one !== path)))
  const join = (
    <Button
      tone={draftId === null ? 'primary' : 'plain'}
      icon="merge"
      busy={merge.isPending}
      onClick={() => merge.mutate({ key: formKey, take: [...taken] })}
      {...(draftId !== null && { reason: t('design.draft_in_way') })}
    >
      {t('design.merge')}
    </Button>
  )
  return (
    <>
      <div className="upgrade">
        <p className="ink2">{t('design.upgrade_about')}</p>
        <Panel title={t('design.conflicts')} note={t('design.faults_n', { n: conflicts.length })}>
          {conflicts.length === 0 ? (
            <p className="df mut">{t('design.conflicts_none')}</p>
          ) : (
            conflicts.map((one) => (
              <ConflictRow
                key={one.path}
                conflict={one}
                editions={all}
                isTaken={taken.has(one.path)}
                onTake={(on) => take(one.path, on)}
              />
            ))
          )}
        </Panel>
        <div className="two-up">
          <Changes
            title={t('design.theirs_changed')}
            rows={changed.theirs.filter((one) => !isIn(one))}
            editions={all}
          />
          <Changes title={t('design.mine_changed')} rows={changed.mine.filter((one) => !isIn(one))} editions={all} />
        </div>
        {/* The draft has a bar of its own below. */}
        {draftId !== null && <p>{join}</p>}
        <RefusedNote error={merge.error} />
      </div>
      {draftId === null && <SaveBar>{join}</SaveBar>}
    </>
  )
}
