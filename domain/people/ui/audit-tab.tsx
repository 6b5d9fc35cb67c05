import { useState } from 'react'
import { optionsOf, ref } from '#platform/core/fields.ts'
import { Banner } from '#platform/ui/banner.tsx'
import { Button } from '#platform/ui/button.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { ReferenceInput } from '#platform/ui/reference-input.tsx'
import { Select } from '#platform/ui/select.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { TypedInput } from '#platform/ui/typed-input.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { ask } from '#web/api.ts'
import { useAsk } from '#web/api-hooks.ts'
import { ExportButton } from '#web/export-button.tsx'
import { auditKinds } from '../audit/schema.ts'
import { AuditTable } from './audit-table.tsx'
import { peopleScreenMessages } from './messages.ts'
import { noteOf } from './refusals.ts'
import { SettingsTabs } from './settings-tabs.tsx'

const kinds = optionsOf(auditKinds)
const person = ref('staff', '人员', 'Person')

/** The audit record with its filters; all of them live in the address. */
export function AuditTab() {
  const t = useT(peopleScreenMessages)
  const inWords = useText()
  const [address, changeAddress] = useUrlState()
  const text = (key: string) => (typeof address[key] === 'string' ? (address[key] as string) : undefined)
  const kind = kinds.find(({ key }) => key === address['kind'])?.key as keyof typeof auditKinds | undefined
  const [marks, setMarks] = useState<readonly number[]>([])
  const before = marks.at(-1)
  const filter = { actorId: text('who'), recordId: text('record'), from: text('from'), to: text('to') }
  const asked = {
    ...Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)),
    ...(kind && { kinds: [kind] }),
  }
  const { data, error, isPlaceholderData } = useAsk('audit.list', { ...asked, ...(before && { before }), limit: 50 })
  const change = (patch: Record<string, unknown>) => {
    setMarks([])
    changeAddress(patch)
  }
  return (
    <>
      <PageTitle title={t('people.settings')} sub={t('people.audit_say')}>
        <ExportButton title={t('people.tab_audit')} of={{ list: 'audit.list', input: asked }} />
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
            options={kinds.map(({ key, label }) => ({ key, label: inWords(label) }))}
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
      <Pager
        from={0}
        to={0}
        onPrevious={marks.length > 0 ? () => setMarks(marks.slice(0, -1)) : undefined}
        onNext={data?.next ? () => setMarks([...marks, data.next ?? 0]) : undefined}
      />
    </>
  )
}

/** Recomputes the chain of seals and says what came of it. */
function VerifyButton() {
  const t = useT(peopleScreenMessages)
  const say = useToast()
  const [isBusy, setIsBusy] = useState(false)
  const verify = async () => {
    setIsBusy(true)
    try {
      const { rows, brokenFrom, brokenTo } = await ask('audit.verify', {})
      if (brokenFrom !== undefined)
        say({ tone: 'seal', text: t('people.audit_broken', { from: brokenFrom, to: brokenTo }) })
      else say({ text: rows === 0 ? t('people.audit_unsealed') : t('people.audit_whole', { n: rows }) })
    } catch (error) {
      say({ tone: 'seal', text: noteOf(error).message })
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <Button small icon="shield" busy={isBusy} onClick={() => void verify()}>
      {t('people.audit_verify')}
    </Button>
  )
}
