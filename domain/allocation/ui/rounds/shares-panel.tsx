import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { allocationLine, allocationRules, type RuleKey } from '../../rounds/schema.ts'
import { allocationTexts } from '../allocation-texts.ts'
import type { WholeRound } from '../shapes.ts'

const rules = Object.keys(allocationRules) as RuleKey[]

/** What each gets by which rule, beside the figures the fourth rule rests on. */
export function SharesPanel({ people }: { people: WholeRound['people'] }) {
  const t = useT(allocationTexts)
  const { language } = useLanguage()
  return (
    <Panel title={t('round.fair')} note={people.length}>
      <div className="col">
        <table className="tb">
          <thead>
            <tr>
              <th>{t('fair.person')}</th>
              <th className="r">{t('round.gets')}</th>
              {rules.map((rule) => (
                <th key={rule} className="r">
                  {optionText(allocationLine.fields.rule, rule, language)}
                </th>
              ))}
              <th className="r">{t('round.holds')}</th>
              <th className="r">{t('round.sales')}</th>
              <th className="r">{t('round.on_time')}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((one) => (
              <tr key={one.staffId}>
                <td>{one.name}</td>
                <td className="r n">
                  <b>{one.gets}</b>
                </td>
                {rules.map((rule) => (
                  <td key={rule} className="r n">
                    {one.byRule[rule] ?? 0}
                  </td>
                ))}
                <td className="r n">{one.holds}</td>
                <td className="r n">{Math.round(one.sales).toLocaleString('en')}</td>
                <td className="r n">
                  {one.onTime} / {one.done}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
