import { Icon } from '#platform/ui/icon.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { formOf, useImportT } from './form-run-texts.ts'
import type { Run, Target } from './run.ts'

/** The rules the run goes by, said beside its result, so that nobody has to ask why. */
export function RunRules({ run, target }: { run: Run; target: Target }) {
  const t = useImportT(run.target)
  const isForm = formOf(run.target) !== undefined
  const { key, columns } = run.plan
  const field = target.fields.find((one) => one.key === `customer.${key}`)?.label ?? ''
  const hasHistory = Object.values(columns).some((one) => one?.startsWith('journal.'))
  const rules = [
    { icon: 'search', text: key === 'auto' || isForm ? t('importing.rule_auto') : t('importing.rule_key', { field }) },
    ...(isForm ? [{ icon: 'list', text: t('importing.rule_lines') } as const] : []),
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
