import { useParams, useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type FormDefinition, formFields } from '#platform/core/forms/definition.ts'
import { Button } from '#platform/ui/button.tsx'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { useT } from '#platform/ui/language.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { DesignHead, DesignTabs, useDesignTab } from './design-head.tsx'
import { designTexts } from './design-texts.ts'
import { DraftDesk } from './draft-desk.tsx'
import { PaperPreview, ScreenPreview } from './preview.tsx'
import { UpgradeTab } from './upgrade-tab.tsx'
import type { KeptDraft } from './use-design.ts'
import { VersionsTab } from './versions-tab.tsx'
import { WordTab } from './word-tab.tsx'
import '../forms.css'

/** Drawing up one form: its draft, how it looks on screen and paper, its versions, and the trade's newer edition. */
export function DesignPage() {
  const { key = '' } = useParams({ strict: false }) as { key?: string }
  const { data: versions, error, refetch } = useAsk('form.versions', { key })
  const hasVersion = versions?.rows.some((row) => row.state !== 'draft') === true
  const isNew = versions !== undefined && !hasVersion && versions.rows.length > 0
  const { data: current, error: lack } = useAsk(
    'form.definition',
    { key },
    { enabled: versions !== undefined && !isNew },
  )
  const draft = useMemo(() => {
    const row = versions?.rows.find((one) => one.state === 'draft')
    return row && (row as unknown as KeptDraft)
  }, [versions])
  const fault = error ?? lack
  if (fault) return <FaultNote message={fault.message} requestId={fault.requestId} onAgain={() => void refetch()} />
  if (versions === undefined || (!isNew && current?.key !== key)) return <div className="ph" aria-hidden="true" />
  if (draft !== undefined)
    return (
      <DraftDesk
        key={draft.id}
        formKey={key}
        draft={draft}
        used={usedKeys(current?.definition)}
        count={versions.rows.length}
      />
    )
  return (
    current && <InUse formKey={key} form={current.definition} version={current.version} count={versions.rows.length} />
  )
}

/** Places that were published: 'field' and 'table.column'. */
function usedKeys(form: FormDefinition | undefined): ReadonlySet<string> {
  return new Set(
    formFields(form ?? { sections: [] }).flatMap(({ key, columns = [] }) => [
      key,
      ...columns.map((column) => `${key}.${column.key}`),
    ]),
  )
}

type InUseProps = { formKey: string; form: FormDefinition; version: number; count: number }

/** A form without a draft: to be looked at, and begun to be changed. */
function InUse({ formKey, form, version, count }: InUseProps) {
  const t = useT(designTexts)
  const [tab] = useDesignTab('try')
  const begin = useCall('form.draftDefinition')
  const router = useRouter()
  return (
    <div className="form-page">
      <DesignHead form={form} formKey={formKey} note={t('design.version_n', { n: version })}>
        <Button
          tone="primary"
          icon="edit"
          busy={begin.isPending}
          onClick={() =>
            begin.mutate({ key: formKey }, { onSuccess: () => router.history.push(paths.formDesign(formKey)) })
          }
        >
          {t('design.begin')}
        </Button>
      </DesignHead>
      <DesignTabs formKey={formKey} tab={tab} tabs={['try', 'paper']} count={count} />
      {tab === 'paper' ? (
        <PaperPreview form={formKey} version={version} stamp="" />
      ) : tab === 'word' ? (
        <WordTab formKey={formKey} form={form} />
      ) : tab === 'versions' ? (
        <VersionsTab formKey={formKey} />
      ) : tab === 'upgrade' ? (
        <UpgradeTab formKey={formKey} />
      ) : (
        <div className="sheet tried">
          <ScreenPreview form={form} />
        </div>
      )}
    </div>
  )
}
