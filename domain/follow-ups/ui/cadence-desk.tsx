import { useEffect, useRef, useState } from 'react'
import type { CadencePlan } from '#platform/core/pack-cadences.ts'
import { Banner } from '#platform/ui/banner.tsx'
import { Button } from '#platform/ui/button.tsx'
import { dayText } from '#platform/ui/day-text.ts'
import { Icon } from '#platform/ui/icon.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { Tag, type TagTone } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { hasUnset } from '../rules.ts'
import { EditionsDrawer, SaveDialog, SwitchDialog } from './cadence-acts.tsx'
import { cadenceTexts } from './cadence-texts.ts'
import { PlanEditor } from './plan-editor.tsx'
import { clauseRuns, countChanges, planText } from './plan-words.ts'
import { ProposalBanner } from './proposal-banner.tsx'
import { RehearsalPanel } from './rehearsal-panel.tsx'

type Cadence = OutputOf<'cadence.get'>
type CadenceDeskProps = {
  cadence: Cadence
  names: ReadonlyMap<string, string>
  mayManage: boolean
  mayApprove: boolean
  editionsOpen: boolean
  onEditions: (open: boolean) => void
  onChanges: (n: number) => void
}

// A person who types a number pauses this long before looking at the other side.
const pauseMs = 600
type Opened = 'save' | 'switch' | undefined

/** One cadence under the hands: the plan in the middle, its rehearsal at the right, the acts below. */
export function CadenceDesk({
  cadence,
  names,
  mayManage,
  mayApprove,
  editionsOpen,
  onEditions,
  onChanges,
}: CadenceDeskProps) {
  const t = useT(cadenceTexts)
  const say = useToast()
  const [plan, setPlan] = useState<CadencePlan>(cadence.draft ?? cadence.plan)
  const [name, setName] = useState(cadence.draftName ?? cadence.name)
  const [opened, setOpened] = useState<Opened>()
  const { data: postList } = useAsk('post.list', {})
  const posts = new Map((postList?.rows ?? []).map((one) => [one.key ?? one.id, one.title]))
  const before = cadence.edition > 0 ? cadence.plan : undefined
  const changes = countChanges(cadence.plan, plan) + (name === cadence.name ? 0 : 1)
  const isDraft = cadence.draft !== null
  useEffect(() => onChanges(changes), [changes, onChanges])
  const rehearsal = useRehearsal(cadence.id, plan, mayManage)
  const close = () => setOpened(undefined)
  const save = useCall('cadence.save', {
    onDone: ({ edition, isInForce }) => {
      say({ tone: 'pine', text: isInForce ? t('cadence.saved', { n: edition }) : t('cadence.proposed') })
      close()
    },
  })
  const draft = useCall('cadence.draft', { onDone: () => say({ tone: 'pine', text: t('cadence.drafted') }) })
  const drop = useCall('cadence.drop')
  const flip = useCall('cadence.switch', { onDone: close })
  const target = { id: cadence.id, version: cadence.version }
  const restore = () => {
    setPlan(cadence.plan)
    setName(cadence.name)
    if (isDraft) drop.mutate(target)
  }
  const noRight = mayManage ? {} : { reason: t('cadence.no_right') }
  // Handed in as it stands: it is let in or returned above, not saved once more.
  const isWaiting = cadence.proposedAt !== null && countChanges(cadence.draft, plan) === 0 && name === cadence.draftName
  const nothing = mayManage && ((changes === 0 && !isDraft) || isWaiting) ? { reasonElsewhere: 'cadence-bar' } : {}
  const faults = rehearsal.data?.faults ?? []
  const broken = mayManage && faults.length > 0 ? { reasonElsewhere: 'cadence-bar' } : {}
  const isOn = cadence.state === 'on'
  return (
    <>
      <section className="sheet mid" aria-label={name}>
        <Head cadence={cadence} name={name} mayManage={mayManage} onName={setName} />
        <ProposalBanner cadence={cadence} mayApprove={mayApprove} />
        <PlanEditor
          plan={plan}
          before={before}
          posts={posts}
          names={names}
          // A plan that cannot run is not counted.
          matched={
            faults.length > 0 || rehearsal.data === undefined
              ? undefined
              : { n: rehearsal.data.matched, isExact: rehearsal.data.isExact }
          }
          faults={faults}
          disabled={!mayManage}
          onChange={setPlan}
        />
      </section>
      <RehearsalPanel
        mayRehearse={mayManage}
        rehearsal={rehearsal.data}
        isWaiting={rehearsal.isPending}
        error={rehearsal.error?.message}
        onAgain={rehearsal.again}
        onMakeUp={() => setPlan({ ...plan, past: 'makeUp' })}
      />
      <div className="cad-bar">
        <SaveBar
          say={
            <span id="cadence-bar">
              <Icon name="seal" small />{' '}
              {faults[0]?.message ??
                (hasUnset(plan)
                  ? t('cadence.bar_unset')
                  : isWaiting
                    ? t('cadence.bar_waits')
                    : changes === 0 && !isDraft
                      ? t('cadence.nothing')
                      : t(mayApprove ? 'cadence.bar' : 'cadence.bar_propose'))}
            </span>
          }
        >
          {(isOn || cadence.edition > 0) && (
            <Button onClick={() => setOpened('switch')} {...(mayApprove ? {} : { reason: t('cadence.no_approve') })}>
              {t(isOn ? 'cadence.switch_off' : 'cadence.switch_on')}
            </Button>
          )}
          <Button
            onClick={restore}
            {...(mayManage && !isWaiting ? nothing : mayManage ? {} : { reasonElsewhere: 'cadence-bar' })}
          >
            {t('cadence.drop')}
          </Button>
          <Button
            busy={draft.isPending}
            onClick={() => draft.mutate({ ...target, name, plan } as never)}
            {...(mayManage ? nothing : { reasonElsewhere: 'cadence-bar' })}
          >
            {t('cadence.keep_draft')}
          </Button>
          <Button tone="primary" onClick={() => setOpened('save')} {...noRight} {...nothing} {...broken}>
            {t(mayApprove ? 'cadence.save' : 'cadence.propose')}
          </Button>
        </SaveBar>
      </div>
      {opened === 'save' && (
        <SaveDialog
          cadence={cadence}
          mayApprove={mayApprove}
          busy={save.isPending}
          error={save.error}
          onClose={close}
          onSave={(more) => save.mutate({ ...target, name, plan, ...more } as never)}
        >
          {planText(plan, t)}
          {rehearsal.data?.isAll && (
            <Banner tone="seal">{t('cadence.matches_all', { n: rehearsal.data.matched.toLocaleString('en') })}</Banner>
          )}
        </SaveDialog>
      )}
      {opened === 'switch' && (
        <SwitchDialog
          isOn={!isOn}
          busy={flip.isPending}
          error={flip.error}
          onClose={close}
          onDone={(reason) => flip.mutate({ ...target, isOn: !isOn, reason })}
        />
      )}
      {editionsOpen && <EditionsDrawer cadence={cadence} onUse={setPlan} onClose={() => onEditions(false)} />}
    </>
  )
}

const stateTags: Record<Cadence['state'], { tone: TagTone; word: 'cadence.on' | 'cadence.off' | 'cadence.fresh' }> = {
  on: { tone: 'pine', word: 'cadence.on' },
  off: { tone: 'plain', word: 'cadence.off' },
  new: { tone: 'ochre', word: 'cadence.fresh' },
}

function Head({
  cadence,
  name,
  mayManage,
  onName,
}: {
  cadence: Cadence
  name: string
  mayManage: boolean
  onName: (name: string) => void
}) {
  const t = useT(cadenceTexts)
  const { language } = useLanguage()
  const isOwn = cadence.pack === null
  const { tone, word } = stateTags[cadence.state]
  return (
    <div className="sh">
      {isOwn && mayManage ? (
        <input
          className="in ttl"
          aria-label={t('cadence.name')}
          maxLength={80}
          value={name}
          onChange={(event) => onName(event.target.value)}
        />
      ) : (
        <h2 className="ttl">{name}</h2>
      )}
      <Tag tone={tone}>{t(cadence.isUnset && cadence.state === 'new' ? 'cadence.unset' : word)}</Tag>
      <span className="ct">
        {cadence.edition > 0 && t('cadence.edition', { n: cadence.edition })}{' '}
        {cadence.inForceOn && t('cadence.since', { day: dayText(cadence.inForceOn, language) })}
      </span>
      {cadence.clauses.length > 0 && (
        <span className="end">{t('cadence.clauses', { list: clauseRuns(cadence.clauses, t) })}</span>
      )}
    </div>
  )
}

/** Rehearses the plan when it is opened and a moment after each change. */
function useRehearsal(id: string, plan: CadencePlan, isEnabled: boolean) {
  const rehearse = useCall('rehearsal.cadence')
  const run = useRef(rehearse.mutate)
  run.current = rehearse.mutate
  const text = JSON.stringify(plan)
  useEffect(() => {
    if (!isEnabled) return
    const timer = setTimeout(() => run.current({ id, plan: JSON.parse(text) } as never), pauseMs)
    return () => clearTimeout(timer)
  }, [id, text, isEnabled])
  const last = useRef<OutputOf<'rehearsal.cadence'>>(undefined)
  if (rehearse.data !== undefined) last.current = rehearse.data
  return {
    data: last.current,
    isPending: rehearse.isPending,
    error: rehearse.error,
    again: () => rehearse.mutate({ id, plan } as never),
  }
}
