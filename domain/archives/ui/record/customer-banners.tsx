import type { ReactNode } from 'react'
import { listText, textIn } from '#platform/core/i18n.ts'
import { Banner, type BannerTone } from '#platform/ui/banner.tsx'
import { Button } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { dayText } from '#platform/ui/day-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { changeMessages } from './change-messages.ts'
import type { Act } from './customer-acts.tsx'
import { type CustomerProps, offBecause } from './use-customer.ts'

type CustomerBannersProps = CustomerProps & { onAct: (act: Act) => void }
type Notice = { key: string; tone: BannerTone; title: string; about: string; action?: ReactNode }

/** What must be done with this archive now, each with the act that does it; the most pressing first. */
export function CustomerBanners({ page, onAct }: CustomerBannersProps) {
  const t = useT(changeMessages)
  const { language } = useLanguage()
  const today = useToday()
  const approval = useApproval(page)
  const verifier = useVerifier()
  const { row, quality, may } = page
  const missing = quality.missing.filter((one) => one.isBasic).map((one) => one.label)
  const submit = (
    <Button small tone="primary" busy={approval.isBusy} onClick={approval.submit} {...offBecause(may['submit'])}>
      {t('change.submit')}
    </Button>
  )
  const openings: (Notice | false)[] = [
    page.movedFrom !== null && {
      key: 'moved',
      tone: 'ochre',
      title: t('change.todo_moved'),
      about: t('change.todo_moved_about'),
    },
    Boolean(row.withdrawnAt) && {
      key: 'withdrawn',
      tone: 'seal',
      title: t('change.todo_withdrawn'),
      about: t('change.todo_withdrawn_about'),
      action: (
        <Button small onClick={() => onAct('restore')} {...offBecause(may['restore'])}>
          {t('change.restore')}
        </Button>
      ),
    },
    row.verification === 'waiting' && {
      key: 'verify',
      tone: 'seal',
      title: t('change.todo_verify'),
      about: t('change.verify_about', { who: verifier }),
      action: (
        <Button small onClick={() => onAct('verify')} {...offBecause(may['verify'])}>
          {t('change.verify')}
        </Button>
      ),
    },
    row.state === 'submitted' && {
      key: 'approve',
      tone: 'seal',
      title: t('change.todo_approve'),
      about: t('change.todo_approve_about'),
      action: may['approve']?.allowed ? (
        <>
          <Button small tone="stop" onClick={() => onAct('return')}>
            {t('change.return')}
          </Button>
          <Button small tone="primary" busy={approval.isBusy} onClick={approval.approve}>
            {t('change.approve')}
          </Button>
        </>
      ) : (
        <Button small {...offBecause(may['approve'])}>
          {t('change.approve')}
        </Button>
      ),
    },
    row.state === 'returned' && {
      key: 'returned',
      tone: 'seal',
      title: t('change.todo_returned'),
      about: row.stateReason ?? '',
      action: submit,
    },
    row.state === 'draft' &&
      missing.length > 0 && {
        key: 'basic',
        tone: 'ochre',
        title: t('change.todo_basic'),
        about: listText(language, missing),
      },
    row.state === 'draft' &&
      missing.length === 0 && {
        key: 'ready',
        tone: 'ochre',
        title: t('change.todo_ready'),
        about: t('change.todo_ready_about'),
        action: submit,
      },
    Boolean(row.needsUpdateSince) && {
      key: 'update',
      tone: 'ochre',
      title: t('change.todo_update'),
      about: t('change.todo_update_about', { day: dayText(String(row.needsUpdateSince), language) }),
    },
    Boolean(row.nextReviewOn && row.nextReviewOn < today) && {
      key: 'review',
      tone: 'ochre',
      title: t('change.todo_review'),
      about: t('change.todo_review_about', { day: dayText(String(row.nextReviewOn), language) }),
      action: (
        <Button small onClick={() => onAct('review')} {...offBecause(may['review'])}>
          {t('change.review')}
        </Button>
      ),
    },
  ]
  const notices = openings.filter((one) => one !== false).filter((one) => !row.withdrawnAt || one.key !== 'basic')
  if (notices.length === 0) return null
  return (
    <div className="bans">
      {/* Two lines are read, more are skipped: the rest waits its turn. */}
      {notices.slice(0, 2).map(({ key, tone, title, about, action }) => (
        <Banner key={key} tone={tone} title={title} action={action}>
          {about}
        </Banner>
      ))}
      <RefusedNote error={approval.error} />
    </div>
  )
}

/** Who verifies, as the trade calls the post; an archive that waited before the firm settled otherwise is the manager's. */
function useVerifier(): string {
  const t = useT(changeMessages)
  const { language } = useLanguage()
  const verifier = useAsk('customer.fields', {}).data?.verifier
  return verifier ? textIn(language, verifier) : t('change.verify_manager')
}

/** Handing in and approving need no dialog: the banner has said what they do. */
function useApproval({ row }: CustomerProps['page']) {
  const t = useT(changeMessages)
  const say = useToast()
  const submit = useCall('customer.submit', {
    onDone: ({ state }) => say({ text: t(state === 'valid' ? 'change.now_valid' : 'change.submitted') }),
  })
  const approve = useCall('customer.approve', { onDone: () => say({ text: t('change.now_valid') }) })
  const at = { id: row.id, version: row.version }
  return {
    submit: () => submit.mutate(at),
    approve: () => approve.mutate(at),
    isBusy: submit.isPending || approve.isPending,
    error: submit.error ?? approve.error,
  }
}
