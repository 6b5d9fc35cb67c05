import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Rule as Line } from '#platform/ui/page-title.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import { AllocationFrame } from '../allocation-frame.tsx'
import { allocationTexts } from '../allocation-texts.ts'
import type { Rule } from '../shapes.ts'
import { FairnessPanel } from './fairness-panel.tsx'
import { LimitsPanel } from './limits-panel.tsx'
import { RuleDrawer } from './rule-drawer.tsx'

/** 公海规则: when a customer goes back, what one person may hold and take, and who takes how many. */
export function PoolRulesPage() {
  const t = useT(allocationTexts)
  const { data: session } = useSession()
  const may = (right: string) => session?.rights[right] !== undefined
  const { data, error } = useAsk('pool.ruleList', {})
  const [open, setOpen] = useState<{ held: Rule | undefined }>()
  const off = may('pool.rules') ? {} : { reason: t('alloc.no_right', { right: t('alloc.rules') }) }
  return (
    <AllocationFrame
      tab="rules"
      acts={
        <Button small tone="primary" icon="plus" onClick={() => setOpen({ held: undefined })} {...off}>
          {t('rule.new')}
        </Button>
      }
    >
      <div className="alloc">
        <RefusedNote error={error} />
        <Panel title={t('alloc.rules')} note={data?.rows.length}>
          {data?.rows.length === 0 && (
            <EmptyState drawing="calendar" title={t('rule.none')}>
              {t('rule.none_how')}
            </EmptyState>
          )}
          <ul className="cards">
            {data?.rows.map((row) => (
              <RuleLine key={row.id} row={row} mayChange={may('pool.rules')} onEdit={() => setOpen({ held: row })} />
            ))}
          </ul>
        </Panel>
        <LimitsPanel mayChange={may('pool.rules')} />
        {may('pool.assign') && <FairnessPanel />}
      </div>
      {open && <RuleDrawer held={open.held} onClose={() => setOpen(undefined)} />}
    </AllocationFrame>
  )
}

function RuleLine({ row, mayChange, onEdit }: { row: Rule; mayChange: boolean; onEdit: () => void }) {
  const t = useT(allocationTexts)
  const change = useCall('pool.changeRule')
  const facts = [
    row.idleDays && t('rule.idle', { n: row.idleDays }),
    row.tradeDays && t('rule.trade', { n: row.tradeDays }),
    row.contractDays && t('rule.contract', { n: row.contractDays }),
    row.untradedDays && t('rule.untraded', { n: row.untradedDays }),
    t('rule.protected', { n: row.protectionDays }),
    row.remindDays > 0 && t('rule.reminded', { n: row.remindDays }),
  ].filter((one): one is string => typeof one === 'string')
  return (
    <li>
      <div className="grow">
        <div className="l1">
          <b>{row.name}</b>
          {!row.isActive && <Tag tone="lined">{t('rule.is_off')}</Tag>}
        </div>
        <p className="mut sm">
          {facts.map((fact, n) => (
            <span key={fact}>
              {n > 0 && <Line />}
              {fact}
            </span>
          ))}
        </p>
        <RefusedNote error={change.error} />
      </div>
      {mayChange && (
        <span className="acts">
          <Button small tone="text" aria-label={`${t('rule.edit')} ${row.name}`} onClick={onEdit}>
            {t('rule.edit')}
          </Button>
          <Button
            small
            tone="text"
            busy={change.isPending}
            onClick={() => change.mutate({ id: row.id, version: row.version, isActive: !row.isActive })}
          >
            {t(row.isActive ? 'rule.off' : 'rule.on')}
          </Button>
        </span>
      )}
    </li>
  )
}
