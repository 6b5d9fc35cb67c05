import { isPutAway, never } from '#platform/core/forms/definition.ts'
import { useT } from '#platform/ui/language.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { changeSection } from '../../definitions/designing/rules.ts'
import { designTexts } from './design-texts.ts'
import { BothWords, ConditionLine, Group } from './inputs.tsx'
import type { Design } from './use-design.ts'

/** A section: its name, who fills it in, when it is there at all. */
export function SectionInspector({ design, section: key }: { design: Design; section: string }) {
  const t = useT(designTexts)
  const { definition, change } = design
  const section = definition.sections.find((one) => one.key === key)
  if (!section) return null
  const put = (patch: Parameters<typeof changeSection>[2]) => change(changeSection(definition, key, patch))
  const shown = isPutAway(section) ? 'never' : section.shownWhen !== undefined ? 'when' : 'always'
  const next = { always: undefined, when: { all: [] }, never }
  return (
    <div className="fg inspect">
      <BothWords
        label={t('design.name')}
        labelEn={t('design.name_en')}
        value={section.label}
        onChange={(label) => put({ label: label ?? { zh: '', en: '' } })}
      />
      <BothWords
        label={t('design.section_about')}
        labelEn={`${t('design.section_about')} (English)`}
        value={section.about}
        isLong
        isOptional
        onChange={(about) => put({ about })}
      />
      <Group label={t('design.by_firm')}>
        <Segmented
          label={t('design.by_firm')}
          choices={(['none', 'before', 'after'] as const).map((one) => ({
            key: one,
            label: t(`design.by_firm_${one}`),
          }))}
          value={section.byFirm ?? 'none'}
          onChange={(one) => put({ byFirm: one === 'none' ? undefined : one })}
        />
      </Group>
      <Group label={t('design.shown')}>
        <Segmented
          label={t('design.shown')}
          choices={(['always', 'when', 'never'] as const).map((one) => ({ key: one, label: t(`design.shown_${one}`) }))}
          value={shown}
          onChange={(one) => put({ shownWhen: next[one] })}
        />
        {shown === 'when' && (
          <ConditionLine
            form={definition}
            but=""
            value={section.shownWhen}
            onChange={(shownWhen) => put({ shownWhen })}
          />
        )}
      </Group>
    </div>
  )
}
