import { useState } from 'react'
import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { useSession } from '#web/session.ts'
import { allocationLine, allocationRules, type RuleKey } from '../../rounds/schema.ts'
import { allocationTexts } from '../allocation-texts.ts'
import { CapCell, type Limited, PersonLimitsDialog } from '../pool/person-limits-dialog.tsx'
import type { WholeRound } from '../shapes.ts'

const rules = Object.keys(allocationRules) as RuleKey[]

/** What each gets by which rule, beside the figures the fourth rule rests on. */
export function SharesPanel({ people, isOpen }: { people: WholeRound['people']; isOpen: boolean }) {
  const t = useT(allocationTexts)
  const { language } = useLanguage()
  const { data: session } = useSession()
  const [setting, setSetting] = useState<Limited>()
  const maySet = session?.rights['pool.assign'] !== undefined
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
              <th className="r">{t('fair.cap')}</th>
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
                <td className="r">
                  <CapCell who={one} cap={one.cap} onChange={maySet ? () => setSetting(one) : undefined} />
                  {isOpen && one.comes > 0 && one.cap !== null && one.holds + one.comes > one.cap && (
                    <p className="red sm">{t('round.over', { n: one.holds + one.comes })}</p>
                  )}
                </td>
                <td className="r n">{Math.round(one.sales).toLocaleString('en')}</td>
                <td className="r n">
                  {one.onTime} / {one.done}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {setting && <PersonLimitsDialog who={setting} onClose={() => setSetting(undefined)} />}
    </Panel>
  )
}
