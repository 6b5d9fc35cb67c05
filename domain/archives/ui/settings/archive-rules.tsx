import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { fieldMessages } from './field-messages.ts'

/** What the papers leave to the firm: approval (ARC-25) and how often an archive is reviewed (ARC-38). */
export function ArchiveRules() {
  const { data } = useAsk('customer.fields', {})
  if (!data) return null
  return <RulesForm key={JSON.stringify(data.settings)} {...data.settings} />
}

function RulesForm({ needsApproval, reviewDays }: { needsApproval: boolean; reviewDays: number | null }) {
  const t = useT(fieldMessages)
  const say = useToast()
  const [approval, setApproval] = useState(needsApproval)
  const [days, setDays] = useState(reviewDays === null ? '' : String(reviewDays))
  const settle = useCall('archive.settle', { renews: ['customer'], onDone: () => say({ text: t('rules.saved') }) })
  const error = settle.error
  return (
    <Panel title={t('rules.title')}>
      <form
        className="ar-form"
        onSubmit={(event) => {
          event.preventDefault()
          settle.mutate({ needsApproval: approval, reviewDays: days.trim() === '' ? null : Number(days) })
        }}
      >
        <div className="fg">
          <div className="fl w6">
            <Checkbox checked={approval} onChange={setApproval}>
              {t('rules.approval')}
            </Checkbox>
            <p className="help">{t('rules.approval_off')}</p>
          </div>
          <div className="fl w3">
            <label htmlFor="review-days">{t('rules.review')}</label>
            <input
              id="review-days"
              className={error ? 'in bad' : 'in'}
              inputMode="numeric"
              value={days}
              maxLength={4}
              onChange={(event) => setDays(event.target.value.replace(/\D/g, ''))}
            />
            <p className="help">{t('rules.review_none')}</p>
            {error && <ErrorNote requestId={error.requestId}>{error.fields[0]?.message ?? error.message}</ErrorNote>}
          </div>
        </div>
        <div className="ar-foot">
          <Button type="submit" busy={settle.isPending}>
            {t('rules.save')}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
