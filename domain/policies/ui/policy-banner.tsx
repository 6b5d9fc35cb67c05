import { chinaDay } from '#platform/core/time.ts'
import { Banner } from '#platform/ui/banner.tsx'
import { Button, ButtonLink } from '#platform/ui/button.tsx'
import { useNow } from '#platform/ui/clock.ts'
import { dayText } from '#platform/ui/day-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { policyTexts } from './policy-texts.ts'
import type { Policy, PolicyAct } from './shapes.ts'

type Props = { policy: Policy; onAct: (act: PolicyAct) => void }

/** What the version on show waits for, or what its reader still owes it: one line, one step. */
export function PolicyBanner({ policy, onAct }: Props) {
  const t = useT(policyTexts)
  const { language } = useLanguage()
  const today = chinaDay(useNow())
  const { shown } = policy
  if (policy.endedOn !== null)
    return <Banner title={t('policy.ended_on', { day: dayText(policy.endedOn, language) })}>{policy.endReason}</Banner>
  if (shown !== null && shown.state !== 'issued') return <NextStep policy={policy} onAct={onAct} />
  if (shown !== null && policy.inForceId !== null && shown.id !== policy.inForceId)
    return (
      <Banner
        title={t('policy.other_version')}
        action={
          <ButtonLink small href={paths.rule(policy.id)}>
            {t('policy.to_force')}
          </ButtonLink>
        }
      >
        {t('policy.other_version_about', { n: shown.edition })}
      </Banner>
    )
  return (
    <>
      {policy.reviewDueOn !== null && policy.reviewDueOn <= today && (
        <Banner tone="seal" icon="clock" title={t('policy.review_is_due')}>
          {t('policy.review_was_due', { n: policy.reviewMonths ?? 12, day: dayText(policy.reviewDueOn, language) })}
        </Banner>
      )}
      <ToRead policy={policy} />
    </>
  )
}

function ToRead({ policy }: { policy: Policy }) {
  const t = useT(policyTexts)
  const mark = useCall('policy.markRead', { renews: ['policy', 'workbench'] })
  const { shown, inForceId } = policy
  if (shown === null || shown.id !== inForceId || shown.readAt !== null) return null
  return (
    <Banner
      tone="ochre"
      icon="eye"
      title={t('policy.to_read')}
      action={
        <Button
          small
          tone="primary"
          busy={mark.isPending}
          onClick={() => mark.mutate({ id: policy.id, versionId: shown.id })}
        >
          {t('policy.mark_read')}
        </Button>
      }
    >
      {t('policy.to_read_about')}
    </Banner>
  )
}

// Whoever looks for somebody to ask needs a few names, not the list of the management.
const mostNamed = 3

function NextStep({ policy, onAct }: Props) {
  const t = useT(policyTexts)
  const { data: session } = useSession()
  const shown = policy.shown
  if (shown === null || shown.state === 'issued') return null
  const isMine = shown.makerId === session?.person.id
  const right = shown.state === 'draft' ? 'policy.review' : 'policy.approve'
  const mayStep = session?.rights[right] !== undefined
  const others = shown.next.filter(({ id }) => id !== session?.person.id).map(({ name }) => name)
  // Whoever drew it up reviews it only where nobody else may.
  const isAlone = isMine && mayStep && shown.state === 'draft' && others.length === 0
  const lacks = right === 'policy.review' ? t('policy.no_review') : t('policy.no_approve')
  const who =
    others.length === 0 ? t('policy.nobody_may') : t('policy.may_be_done_by', { names: others.slice(0, mostNamed) })
  const why = !mayStep ? lacks + who : isMine && shown.state === 'draft' && !isAlone ? t('policy.own') + who : undefined
  const act = ({ draft: 'review', reviewed: 'approve', approved: 'issue' } as const)[shown.state]
  const off = why === undefined ? {} : { reason: why }
  return (
    <Banner
      tone="ochre"
      title={t(`policy.next_${shown.state}`)}
      action={
        <span className="acted">
          {shown.state !== 'approved' && why === undefined && !isAlone && (
            <Button small onClick={() => onAct(shown.state === 'draft' ? 'returnReview' : 'returnApproval')}>
              {t('policy.return')}
            </Button>
          )}
          <Button small tone="primary" onClick={() => onAct(act)} {...off}>
            {t(`policy.${act}`)}
          </Button>
        </span>
      }
    >
      {isAlone
        ? t('policy.alone')
        : t(`policy.next_${shown.state}_about`, { name: shown.approverName ?? shown.reviewerName ?? '' })}
    </Banner>
  )
}
