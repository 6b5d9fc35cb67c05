import { useState } from 'react'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { useAsk } from '#web/api-hooks.ts'
import { allocationTexts } from '../allocation-texts.ts'
import { CapCell, type Limited, PersonLimitsDialog } from './person-limits-dialog.tsx'

const columns = ['holds', 'claimed', 'assigned', 'givenBack', 'fell', 'traded'] as const

/** Who takes out of the pool, who lets go, and what came of it. */
export function FairnessPanel() {
  const t = useT(allocationTexts)
  const { data } = useAsk('pool.fairness', {}, { staleMs: 0 })
  const [setting, setSetting] = useState<Limited>()
  return (
    <Panel title={t('alloc.fairness')} note={t('fair.since')}>
      {data?.rows.length === 0 && <EmptyState title={t('fair.none')} />}
      {data && data.rows.length > 0 && (
        <div className="col">
          <table className="tb stk">
            <thead>
              <tr>
                <th>{t('fair.person')}</th>
                <th className="r">{t('fair.cap')}</th>
                {columns.map((key) => (
                  <th key={key} className="r">
                    {t(`fair.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={row.staffId}>
                  <td>{row.name}</td>
                  <td className="r" data-label={t('fair.cap')}>
                    <CapCell who={row} cap={row.ownCap ?? data.firm.holdingCap} onChange={() => setSetting(row)} />
                  </td>
                  {columns.map((key) => (
                    <td key={key} className="r n" data-label={t(`fair.${key}`)}>
                      {row[key]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {setting && <PersonLimitsDialog who={setting} onClose={() => setSetting(undefined)} />}
    </Panel>
  )
}
