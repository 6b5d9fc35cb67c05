import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { optionsOf } from '#platform/core/fields.ts'
import { BackLink } from '#platform/ui/back-link.tsx'
import { Button } from '#platform/ui/button.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { PageTitle, Rule } from '#platform/ui/page-title.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { policyStates } from '../rules.ts'
import { NewPolicyDrawer } from './new-policy-drawer.tsx'
import { ActDialog } from './policy-acts.tsx'
import { PolicyBanner } from './policy-banner.tsx'
import { PolicyBeside } from './policy-beside.tsx'
import { PolicyText } from './policy-text.tsx'
import { policyTexts } from './policy-texts.ts'
import { PrintPolicy } from './print-policy.tsx'
import type { Policy, PolicyAct } from './shapes.ts'
import './policies.css'

/** One policy as it reads, with its state, versions, related papers and readers beside it. */
export function PolicyPage() {
  const t = useT(policyTexts)
  const text = useText()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const [address, goTo] = useUrlState()
  const versionId = typeof address['version'] === 'string' ? address['version'] : undefined
  const { data: policy } = useAsk('policy.get', { id, ...(versionId !== undefined && { versionId }) })
  const [act, setAct] = useState<PolicyAct>()
  const [isChanging, setChanging] = useState(false)
  const [isWriting, setWriting] = useState(false)
  const state = optionsOf(policyStates).find((one) => one.key === policy?.state)
  return (
    <>
      <BackLink href={paths.rules} label={t('policy.back')} />
      <PageTitle
        title={policy?.title ?? ''}
        sub={
          <>
            {policy?.number && (
              <>
                <b className="n">{policy.number}</b>
                <Rule />
              </>
            )}
            {state && <span>{text(state.label)}</span>}
          </>
        }
      >
        {policy?.shown && <PrintPolicy id={policy.id} versionId={policy.shown.id} />}
        {policy && (
          <Acts
            policy={policy}
            onAct={setAct}
            onWrite={() => setWriting(true)}
            onBegun={(version) => {
              goTo({ version })
              setWriting(true)
            }}
          />
        )}
      </PageTitle>
      {policy && (
        <>
          <PolicyBanner policy={policy} onAct={setAct} />
          <div className="policy-page">
            <PolicyText policy={policy} isWriting={isWriting} onDone={() => setWriting(false)} />
            <PolicyBeside policy={policy} onChange={() => setChanging(true)} />
          </div>
          {act && <ActDialog policy={policy} act={act} onClose={() => setAct(undefined)} />}
          {isChanging && <NewPolicyDrawer held={policy} onClose={() => setChanging(false)} />}
        </>
      )}
    </>
  )
}

type ActsProps = {
  policy: Policy
  onAct: (act: PolicyAct) => void
  onWrite: () => void
  /** Hears of the version just begun, which is written next. */
  onBegun: (versionId: string) => void
}

function Acts({ policy, onAct, onWrite, onBegun }: ActsProps) {
  const t = useT(policyTexts)
  const { data: session } = useSession()
  const begin = useCall('policyVersion.begin', { renews: ['policy'], onDone: ({ id }) => onBegun(id) })
  const mayManage = session?.rights['policy.manage'] !== undefined
  const mayApprove = session?.rights['policy.approve'] !== undefined
  const open = policy.versions.find((one) => one.state !== 'issued')
  if (policy.endedOn !== null || !mayManage) return null
  return (
    <>
      {policy.inForceId !== null && (
        <>
          <Button onClick={() => onAct('end')} {...(!mayApprove && { reason: t('policy.no_approve') })}>
            {t('policy.end')}
          </Button>
          <Button onClick={() => onAct('noteReview')} {...(!mayApprove && { reason: t('policy.no_approve') })}>
            {t('policy.reviewed_as_is')}
          </Button>
        </>
      )}
      {open === undefined && (
        <Button busy={begin.isPending} onClick={() => begin.mutate({ policyId: policy.id })}>
          {t('policy.begin')}
        </Button>
      )}
      {open?.state === 'draft' && policy.shown?.id === open.id && (
        <Button icon="edit" onClick={onWrite}>
          {t('policy.write')}
        </Button>
      )}
    </>
  )
}
