import type { Text } from '#platform/core/i18n.ts'
import { Icon } from '#platform/ui/icon.tsx'
import { useText } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { kindOf, type TargetKind, useImportT } from './form-run-texts.ts'
import { productRunTexts, staffRunTexts } from './record-run-texts.ts'
import type { Run, Target } from './run.ts'

/** What is put where a file of records says nothing. */
const givenOf: Partial<Record<TargetKind, Text>> = {
  product: productRunTexts['importingProduct.rule_given'],
  staff: staffRunTexts['importingStaff.rule_given'],
}

/** The rules the run goes by, said beside its result, so that nobody has to ask why. */
export function RunRules({ run, target }: { run: Run; target: Target }) {
  const t = useImportT(run.target)
  const text = useText()
  const kind = kindOf(run.target)
  const given = givenOf[kind]
  const { key, columns } = run.plan
  const field = target.fields.find((one) => one.key === `customer.${key}`)?.label ?? ''
  const hasHistory = Object.values(columns).some((one) => one?.startsWith('journal.'))
  const rules = [
    {
      icon: 'search',
      text: key === 'auto' || kind !== 'customer' ? t('importing.rule_auto') : t('importing.rule_key', { field }),
    },
    ...(kind === 'form' ? [{ icon: 'list', text: t('importing.rule_lines') } as const] : []),
    ...(given ? [{ icon: 'info', text: text(given) } as const] : []),
    ...(hasHistory ? [{ icon: 'history', text: t('importing.rule_history') } as const] : []),
    { icon: 'shield', text: t('importing.rule_once') },
    { icon: 'undo', text: t('importing.rule_undo') },
  ] as const
  return (
    <Panel title={t('importing.rules')}>
      {rules.map(({ icon, text }) => (
        <div key={icon} className="li imp-rule">
          <Icon name={icon} small />
          <span className="grow">{text}</span>
        </div>
      ))}
    </Panel>
  )
}
