import { useParams, useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type FormDefinition, formFields } from '#platform/core/forms/definition.ts'
import { Button } from '#platform/ui/button.tsx'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { PageTitle, Rule } from '#platform/ui/page-title.tsx'
import { Tabs } from '#platform/ui/tabs.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { designTexts } from './design-texts.ts'
import { DraftDesk } from './draft-desk.tsx'
import { PaperPreview, ScreenPreview } from './preview.tsx'
import { UpgradeTab } from './upgrade-tab.tsx'
import type { KeptDraft } from './use-design.ts'
import { VersionsTab } from './versions-tab.tsx'
import { WordTab } from './word-tab.tsx'
import '../forms.css'

export type DesignTab = 'build' | 'try' | 'paper' | 'word' | 'versions' | 'upgrade'

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

export function useDesignTab(usual: DesignTab) {
  const [address, change] = useUrlState()
  const tab = typeof address['tab'] === 'string' ? (address['tab'] as DesignTab) : usual
  const at = typeof address['at'] === 'string' ? address['at'] : undefined
  return [tab, at, (next: string | undefined) => change({ at: next || undefined }, { replace: true })] as const
}

type DesignTabsProps = { formKey: string; tab: DesignTab; tabs: readonly DesignTab[]; count: number }

export function DesignTabs({ formKey, tab, tabs, count }: DesignTabsProps) {
  const t = useT(designTexts)
  const { data } = useAsk('form.upgrades', {}, { staleMs: 60_000 })
  const hasUpgrade = data?.rows.some((row) => row.key === formKey) === true
  const shown: readonly DesignTab[] = [
    ...tabs,
    'word',
    'versions',
    ...(hasUpgrade || tab === 'upgrade' ? (['upgrade'] as const) : []),
  ]
  return (
    <Tabs
      label={t('design.title')}
      tabs={shown.map((one) => ({
        href: one === tabs[0] ? paths.formDesign(formKey) : `${paths.formDesign(formKey)}?tab=${one}`,
        label: t(`design.tab_${one}`),
        on: tab === one,
        ...(one === 'versions' && { count }),
      }))}
    />
  )
}

type DesignHeadProps = { form: FormDefinition; formKey: string; note: string; children: React.ReactNode }

export function DesignHead({ form, formKey, note, children }: DesignHeadProps) {
  const t = useT(designTexts)
  const text = useText()
  return (
    <>
      <div className="crumb">
        <Link className="lnk" href={paths.formDesigns}>
          <Icon name="chevron-left" small />
          {t('design.back')}
        </Link>
      </div>
      <PageTitle
        title={text(form.title)}
        sub={
          <>
            <b className="n">{form.code ?? formKey}</b>
            <Rule />
            <span>{note}</span>
          </>
        }
      >
        {children}
      </PageTitle>
    </>
  )
}
