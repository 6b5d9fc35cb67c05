import { useState } from 'react'
import { Banner } from '#platform/ui/banner.tsx'
import { Button } from '#platform/ui/button.tsx'
import { instantText } from '#platform/ui/day-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { OutputOf } from '#web/api.ts'
import { useCall } from '#web/api-hooks.ts'
import { ReturnDialog } from './cadence-acts.tsx'
import { cadenceTexts } from './cadence-texts.ts'

type ProposalBannerProps = { cadence: OutputOf<'cadence.get'>; mayApprove: boolean }

/** A change that waits for whoever may put it in force, or that came back; what is in force runs on meanwhile. */
export function ProposalBanner({ cadence, mayApprove }: ProposalBannerProps) {
  const t = useT(cadenceTexts)
  const { language } = useLanguage()
  const say = useToast()
  const [isReturning, setReturning] = useState(false)
  const approve = useCall('cadence.approve', {
    onDone: ({ edition }) => say({ tone: 'pine', text: t('cadence.saved', { n: edition }) }),
  })
  const back = useCall('cadence.return', { onDone: () => setReturning(false) })
  const target = { id: cadence.id, version: cadence.version }
  if (cadence.returnedReason !== null)
    return (
      <Banner tone="seal" title={t('cadence.was_returned')}>
        {cadence.returnedReason}
      </Banner>
    )
  if (cadence.proposedAt === null) return null
  return (
    <>
      <Banner
        tone={mayApprove ? 'seal' : 'ochre'}
        title={t('cadence.waits', { n: cadence.edition + 1 })}
        action={
          mayApprove ? (
            <span className="flex">
              <Button small tone="stop" onClick={() => setReturning(true)}>
                {t('cadence.return')}
              </Button>
              <Button small tone="primary" busy={approve.isPending} onClick={() => approve.mutate(target)}>
                {t('cadence.approve')}
              </Button>
            </span>
          ) : (
            <Button small reason={t('cadence.no_approve')}>
              {t('cadence.approve')}
            </Button>
          )
        }
      >
        {t('cadence.waits_about', {
          name: cadence.proposedByName ?? '',
          when: instantText(cadence.proposedAt, language),
          reason: cadence.proposedReason ?? '',
        })}
      </Banner>
      <RefusedNote error={approve.error} />
      {isReturning && (
        <ReturnDialog
          busy={back.isPending}
          error={back.error}
          onClose={() => setReturning(false)}
          onDone={(reason) => back.mutate({ ...target, reason })}
        />
      )}
    </>
  )
}
