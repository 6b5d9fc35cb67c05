import { useState } from 'react'
import { ref } from '#platform/core/fields.ts'
import { Banner } from '#platform/ui/banner.tsx'
import { Button } from '#platform/ui/button.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useT } from '#platform/ui/language.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { ReferenceInput } from '#platform/ui/reference-input.tsx'
import { Select } from '#platform/ui/select.tsx'
import { TypedInput } from '#platform/ui/typed-input.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { ask, type InputOf, type OutputOf } from '#web/api.ts'
import { useAsk } from '#web/api-hooks.ts'
import { AuditTable } from './audit-table.tsx'
import { peopleScreenMessages } from './messages.ts'
import { noteOf } from './refusals.ts'
import { SettingsTabs } from './settings-tabs.tsx'

export type AuditRow = OutputOf<'audit.list'>['rows'][number]
type Kind = NonNullable<InputOf<'audit.list'>['kinds']>[number]

const kinds: readonly Kind[] = ['look', 'change', 'print', 'export', 'reveal', 'sign-in', 'refused', 'list', 'system']
const person = ref('staff', '人员', 'Person')

/** The audit record with its filters; all of them live in the address. */
export function AuditTab() {
  const t = useT(peopleScreenMessages)
  const [address, changeAddress] = useUrlState()
  const text = (key: string) => (typeof address[key] === 'string' ? (address[key] as string) : undefined)
  const kind = kinds.find((one) => one === address['kind'])
  const before = typeof address['before'] === 'number' ? address['before'] : undefined
  const filter = { actorId: text('who'), recordId: text('record'), from: text('from'), to: text('to') }
  const { data, error, isPlaceholderData } = useAsk('audit.list', {
    ...Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)),
    ...(kind && { kinds: [kind] }),
    ...(before && { before }),
    limit: 50,
  })
  const change = (patch: Record<string, unknown>) => changeAddress({ ...patch, before: undefined })
  return (
    <>
      <PageTitle title={t('people.settings')} sub={t('people.audit_say')}>
        <VerifyButton />
      </PageTitle>
      <SettingsTabs on="audit" />
      <div className="fb">
        <span className="fld">
          {t('people.audit_person')}
          <ReferenceInput
            field={person}
            label={t('people.audit_person')}
            value={filter.actorId}
            onChange={(id) => change({ who: id ?? undefined })}
          />
        </span>
        <span className="fld">
          {t('people.audit_kind')}
          <Select
            aria-label={t('people.audit_kind')}
            value={kind}
            placeholder={t('people.audit_any_kind')}
            options={kinds.map((key) => ({ key, label: t(`people.kind_${key}`) }))}
            onChange={(key) => change({ kind: key })}
          />
        </span>
        {(['from', 'to'] as const).map((key) => (
          <span key={key} className="fld">
            {t(`people.audit_${key}`)}
            <TypedInput
              type="date"
              label={t(`people.audit_${key}`)}
              value={filter[key]}
              onChange={(day) => change({ [key]: day ?? undefined })}
            />
          </span>
        ))}
      </div>
      {error && (
        <Banner tone="seal" announce>
          {noteOf(error).message}
        </Banner>
      )}
      <section className="sheet lst" aria-label={t('people.tab_audit')}>
        <div className="col">
          {data?.rows.length === 0 ? (
            <EmptyState drawing="paper" title={t('people.audit_none')} />
          ) : (
            <AuditTable rows={data?.rows} stale={isPlaceholderData} />
          )}
        </div>
      </section>
      <div className="pager">
        <span className="grow" />
        <Button small onClick={() => change({})} {...(before ? {} : { reasonElsewhere: '' })}>
          {t('people.audit_latest')}
        </Button>
        <Button
          small
          onClick={() => changeAddress({ before: data?.next })}
          {...(data?.next ? {} : { reasonElsewhere: '' })}
        >
          {t('people.audit_earlier')}
        </Button>
      </div>
    </>
  )
}

/** Recomputes the chain of seals and says what came of it. */
function VerifyButton() {
  const t = useT(peopleScreenMessages)
  const [found, setFound] = useState<OutputOf<'audit.verify'>>()
  const [isBusy, setIsBusy] = useState(false)
  const verify = async () => {
    setIsBusy(true)
    setFound(await ask('audit.verify', {}).finally(() => setIsBusy(false)))
  }
  return (
    <>
      {found && (
        <Banner tone={found.brokenFrom === undefined ? 'pine' : 'seal'} announce>
          {found.brokenFrom === undefined
            ? t('people.audit_whole', { n: found.rows })
            : t('people.audit_broken', { from: found.brokenFrom, to: found.brokenTo })}
        </Banner>
      )}
      <Button small icon="shield" busy={isBusy} onClick={() => void verify()}>
        {t('people.audit_verify')}
      </Button>
    </>
  )
}
