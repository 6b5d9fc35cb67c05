import type { ReactNode } from 'react'
import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { BackLink } from '#platform/ui/back-link.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { PageTitle, Rule } from '#platform/ui/page-title.tsx'
import { Tabs } from '#platform/ui/tabs.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { designTexts } from './design-texts.ts'

export type DesignTab = 'build' | 'try' | 'paper' | 'word' | 'versions' | 'upgrade'

/** Which part of the desk is open, and which place of the form is chosen: both in the address. */
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

type DesignHeadProps = { form: FormDefinition; formKey: string; note: string; children: ReactNode }

export function DesignHead({ form, formKey, note, children }: DesignHeadProps) {
  const t = useT(designTexts)
  const text = useText()
  return (
    <>
      <BackLink href={paths.formDesigns} label={t('design.back')} />
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
