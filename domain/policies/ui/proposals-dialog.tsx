import { useNavigate } from '@tanstack/react-router'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { policyTexts } from './policy-texts.ts'

/** The policies the firm's trades bring; taking one over opens it as a draft. */
export function ProposalsDialog({ onClose }: { onClose: () => void }) {
  const t = useT(policyTexts)
  const navigate = useNavigate()
  const { data } = useAsk('policy.proposals', {})
  const adopt = useCall('policy.adopt', { onDone: ({ id }) => void navigate({ to: paths.rule(id) }) })
  return (
    <Dialog open wide lightDismiss onClose={onClose} title={t('proposal.title')}>
      <p className="ink2">{t('proposal.about')}</p>
      <ul className="policy-rows">
        {data?.rows.map((row) => (
          <li key={row.key}>
            <span className="grow">
              <b>{row.title}</b> {row.number && <span className="mut n">{row.number}</span>}
              <br />
              <span className="mut sm">{row.about}</span>
            </span>
            <Button
              small
              busy={adopt.isPending && adopt.variables.key === row.key}
              onClick={() => adopt.mutate({ key: row.key })}
              {...(row.isAdopted && { reason: t('proposal.taken') })}
            >
              {t('proposal.take')}
            </Button>
          </li>
        ))}
      </ul>
      <RefusedNote error={adopt.error} />
    </Dialog>
  )
}
