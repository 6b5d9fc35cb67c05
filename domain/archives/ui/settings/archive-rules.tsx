import { useState } from 'react'
import type { Fields } from '#platform/core/fields.ts'
import { textIn } from '#platform/core/i18n.ts'
import { offeredOf } from '#platform/core/open-options.ts'
import { Button } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Select } from '#platform/ui/select.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { customer } from '../../schema.ts'
import { fieldMessages } from './field-messages.ts'

/** What the papers leave to the firm: approval (ARC-25), who verifies (ARC-29) and how often an archive is reviewed (ARC-38). */
export function ArchiveRules() {
  const { data } = useAsk('customer.fields', {})
  if (!data) return null
  const { settings, tradeVerifier, namings } = data
  return (
    <RulesForm
      key={JSON.stringify([settings, namings])}
      {...settings}
      tradeVerifier={tradeVerifier}
      namings={namings}
    />
  )
}

type Settled = OutputOf<'customer.fields'>
type RulesFormProps = Settled['settings'] & Pick<Settled, 'tradeVerifier' | 'namings'>
type Naming = Settled['namings'][number]

function RulesForm({ needsApproval, reviewDays, verifies, tradeVerifier, namings }: RulesFormProps) {
  const t = useT(fieldMessages)
  const { language } = useLanguage()
  const [named, setNamed] = useState(namings)
  const [verification, setVerification] = useState(verifies)
  const verifierHelp =
    verification === 'never'
      ? t('rules.verifier_off')
      : tradeVerifier
        ? t('rules.verifier_post', { who: textIn(language, tradeVerifier) })
        : t(verification === 'always' ? 'rules.verifier_manager' : 'rules.verifier_none')
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
          settle.mutate({
            needsApproval: approval,
            reviewDays: days.trim() === '' ? null : Number(days),
            verifies: verification,
            namings: Object.fromEntries(named.map((one) => [one.field, { from: one.from, days: one.days }])),
          })
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
            <label htmlFor="verifies">{t('rules.verifies')}</label>
            <Select
              id="verifies"
              value={verification}
              onChange={(value) => setVerification(value as typeof verifies)}
              options={(['byTrade', 'always', 'never'] as const).map((key) => ({
                key,
                label: t(`rules.verifies_${key}`),
              }))}
            />
            <p className="help">{verifierHelp}</p>
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
            <RefusedNote error={error} />
          </div>
        </div>
        {named.map((one) => (
          <NamingRule
            key={one.field}
            naming={one}
            onChange={(next) => setNamed(named.map((each) => (each.field === one.field ? next : each)))}
          />
        ))}
        <div className="ar-foot">
          <Button type="submit" busy={settle.isPending}>
            {t('rules.save')}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

/** From which tier on, in the firm's own order, a customer has somebody of their own (ALC-11). */
function NamingRule({ naming, onChange }: { naming: Naming; onChange: (naming: Naming) => void }) {
  const t = useT(fieldMessages)
  const { language } = useLanguage()
  const list = (customer.fields as Fields)[naming.of]
  if (list === undefined) return null
  const label = textIn(language, naming.label)
  return (
    <div className="fg">
      <div className="fl w6">
        <label htmlFor={`from-${naming.field}`}>{t('rules.naming_from', { field: label })}</label>
        <Select
          id={`from-${naming.field}`}
          value={naming.from ?? undefined}
          placeholder={t('rules.naming_none')}
          onChange={(from) => onChange({ ...naming, from: from ?? null })}
          options={offeredOf(list, naming.from ?? undefined).map((one) => ({
            key: one.key,
            label: t('rules.naming_option', { option: textIn(language, one.label) }),
          }))}
        />
        <p className="help">{t('rules.naming_help')}</p>
      </div>
      <div className="fl w3">
        <label htmlFor={`days-${naming.field}`}>{t('rules.naming_days')}</label>
        <input
          id={`days-${naming.field}`}
          className="in"
          inputMode="numeric"
          maxLength={2}
          value={String(naming.days)}
          onChange={(event) => onChange({ ...naming, days: Number(event.target.value.replace(/\D/g, '')) })}
        />
      </div>
    </div>
  )
}
