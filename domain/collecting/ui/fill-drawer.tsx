import { useState } from 'react'
import type { PackCollection } from '#platform/core/pack-collecting.ts'
import { chinaDay } from '#platform/core/time.ts'
import { Banner } from '#platform/ui/banner.tsx'
import { Button } from '#platform/ui/button.tsx'
import { Drawer } from '#platform/ui/dialog.tsx'
import { FieldInput } from '#platform/ui/field-input.tsx'
import { isEmptyValue } from '#platform/ui/field-text.ts'
import { useT, useText } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Select } from '#platform/ui/select.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { collection } from '../schema.ts'
import { AnswerFields, startsOf, useAnswers } from './answers.tsx'
import { collectingTexts } from './collecting-texts.ts'
import { CollectionDrawer } from './collection-drawer.tsx'
import { Findings } from './findings.tsx'
import { answerErrors, useKinds } from './kinds.ts'

/** Visits and surveys find out about anything the archive holds; what they found is written down for it. */
const asksBeyond: ReadonlySet<string> = new Set(['visit', 'agency'])

type FillDrawerProps = { kindKey: string; customerId?: string; campaignId?: string; onClose: () => void }

/** Begins a form of a kind; what is known already is filled in when it is saved. */
export function FillDrawer({ kindKey, ...props }: FillDrawerProps) {
  const kind = useKinds().get(kindKey)
  return kind && <Begun kind={kind} {...props} />
}

type BegunProps = Omit<FillDrawerProps, 'kindKey'> & { kind: PackCollection }

function Begun({ kind, customerId: givenCustomer, campaignId: givenCampaign, onClose }: BegunProps) {
  const t = useT(collectingTexts)
  const text = useText()
  const say = useToast()
  const filling = useAnswers(kind, startsOf(kind, chinaDay(new Date())))
  const [customerId, setCustomerId] = useState<string | null>(givenCustomer ?? null)
  const [campaignId, setCampaignId] = useState<string | undefined>(givenCampaign)
  const [agencyId, setAgencyId] = useState<string>()
  const [dueOn, setDueOn] = useState<string>()
  const [findings, setFindings] = useState<Record<string, unknown>>({})
  const [made, setMade] = useState<string>()
  const create = useCall('collection.create', {
    renews: ['campaign', 'journal'],
    onDone: ({ id, number, prefilled }) => {
      say({
        tone: 'pine',
        text: prefilled.length > 0 ? t('form.prefilled', { n: prefilled.length }) : t('form.saved', { number }),
      })
      // A form that is signed or taken over goes on at once; a plain note is done.
      if (kind.isSigned) setMade(id)
      else onClose()
    },
  })
  if (made !== undefined) return <CollectionDrawer id={made} onClose={onClose} />
  const save = () => {
    const values = Object.fromEntries(Object.entries(filling.values).filter(([, value]) => !isEmptyValue(value)))
    create.mutate(
      {
        kind: kind.key,
        values,
        findings,
        ...(customerId !== null && { customerId }),
        ...(campaignId !== undefined && { campaignId }),
        ...(agencyId !== undefined && { agencyId }),
        ...(dueOn !== undefined && { dueOn }),
      },
      { onError: (error) => filling.setErrors(answerErrors(error)) },
    )
  }
  return (
    <Drawer
      open
      wide
      onClose={onClose}
      title={text(kind.label)}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            busy={create.isPending}
            onClick={save}
            {...(kind.needsCampaign && campaignId === undefined && { reason: t('form.choose_campaign') })}
          >
            {kind.isSigned ? t('form.save') : t('ui.save')}
          </Button>
        </>
      }
    >
      <p className="ink2">{text(kind.about)}</p>
      {kind.needsCampaign && <CampaignChoice kindKey={kind.key} value={campaignId} onChange={setCampaignId} />}
      {!kind.firstContactOnly && (
        <div className="fl">
          <label htmlFor="fill-customer">{t('form.customer')}</label>
          <FieldInput
            id="fill-customer"
            field={collection.fields.customerId}
            value={customerId}
            onChange={(id) => setCustomerId(typeof id === 'string' ? id : null)}
          />
        </div>
      )}
      {kind.isOrdered && <AgencyChoice value={agencyId} onChange={setAgencyId} dueOn={dueOn} onDue={setDueOn} />}
      <AnswerFields filling={filling} />
      {asksBeyond.has(kind.key) && <Findings opens={kind.opens} values={findings} onChange={setFindings} />}
      <RefusedNote error={create.error} besideFields />
      {create.error?.fields.some((one) => !one.path.startsWith('values.')) && <RefusedNote error={create.error} />}
    </Drawer>
  )
}

function CampaignChoice({
  kindKey,
  value,
  onChange,
}: {
  kindKey: string
  value: string | undefined
  onChange: (id: string | undefined) => void
}) {
  const t = useT(collectingTexts)
  const { data } = useAsk('campaign.list', { isOpen: true })
  const fitting = data?.rows.filter((row) => row.kind === kindKey) ?? []
  const chosen = fitting.find((row) => row.id === value)
  if (data && fitting.length === 0) return <Banner tone="ochre">{t('form.no_campaign')}</Banner>
  return (
    <>
      <div className="fl">
        <label htmlFor="fill-campaign">{t('form.campaign')}</label>
        <Select
          id="fill-campaign"
          options={fitting.map(({ id, name }) => ({ key: id, label: name }))}
          value={value}
          placeholder={t('ui.form_choose')}
          onChange={onChange}
        />
      </div>
      {chosen && (
        <p className="purpose-line">
          <b>{t('form.purpose')}</b> {chosen.purpose}
        </p>
      )}
    </>
  )
}

type AgencyChoiceProps = {
  value: string | undefined
  onChange: (id: string | undefined) => void
  dueOn: string | undefined
  onDue: (day: string | undefined) => void
}

function AgencyChoice({ value, onChange, dueOn, onDue }: AgencyChoiceProps) {
  const t = useT(collectingTexts)
  const { data } = useAsk('outsideParty.list', {})
  const agencies = data?.rows ?? []
  return (
    <div className="fg two-up">
      <div className="fl w8">
        <label htmlFor="fill-agency">{t('form.agency')}</label>
        <Select
          id="fill-agency"
          options={agencies.map(({ id, name }) => ({ key: id, label: name }))}
          value={value}
          placeholder={t('ui.form_choose')}
          onChange={onChange}
        />
      </div>
      <div className="fl w4">
        <label htmlFor="fill-due">{t('form.due')}</label>
        <input
          id="fill-due"
          type="date"
          className="in"
          value={dueOn ?? ''}
          onChange={(event) => onDue(event.target.value || undefined)}
        />
      </div>
    </div>
  )
}
