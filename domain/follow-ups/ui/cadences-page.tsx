import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { RulesFrame } from '#domain/policies/ui/rules-frame.tsx'
import type { CadencePlan } from '#platform/core/pack-cadences.ts'
import { Button } from '#platform/ui/button.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { CadenceDesk } from './cadence-desk.tsx'
import { cadenceTexts } from './cadence-texts.ts'
import { RuleList } from './rule-list.tsx'
import './cadences.css'

/** A cadence of the firm's own begins with one visit whose days are still open. */
const blank: CadencePlan = {
  anchor: { kind: 'lastContact' },
  audience: { all: [] },
  days: 'calendar',
  tracks: [
    {
      key: 'owner',
      name: { zh: '客户负责人', en: 'Owner of the customer' },
      role: { kind: 'owner' },
      steps: [
        {
          key: '1',
          days: null,
          purpose: { zh: '联系', en: 'Contact' },
          means: 'call',
          escalate: { days: 1, to: { kind: 'superior' } },
        },
      ],
    },
  ],
  done: { written: true, paperBackSameDay: false },
  sameDay: 'merge',
  past: 'skip',
}

/** 回访制度: the cadences, the chosen one to be changed, and what the change would do. */
export function CadencesPage() {
  const t = useT(cadenceTexts)
  const router = useRouter()
  const { id } = useParams({ strict: false }) as { id?: string }
  const { data: session } = useSession()
  const mayManage = session?.rights['cadence.manage'] !== undefined
  const mayApprove = session?.rights['cadence.approve'] !== undefined
  const { data: list } = useAsk('cadence.list', {})
  const { data: counts } = useAsk('cadence.counts', {}, { staleMs: 60_000 })
  const chosen = id ?? list?.rows[0]?.id
  const { data: cadence } = useAsk('cadence.get', { id: chosen ?? '' }, { enabled: chosen !== undefined })
  const [changes, setChanges] = useState(0)
  const [editionsOpen, setEditionsOpen] = useState(false)
  const create = useCall('cadence.create', { onDone: (made) => router.history.push(paths.cadence(made.id)) })
  const unset = list?.rows.filter((row) => row.isUnset).length ?? 0
  const names = new Map((list?.rows ?? []).flatMap((row) => (row.key === null ? [] : [[row.key, row.name] as const])))
  return (
    <RulesFrame
      tab="cadences"
      title={t('cadence.title')}
      sub={
        list && (
          <>
            {t('cadence.count', { n: list.rows.length })}{' '}
            <span className="mut">
              {cadence?.policyTitle && (
                <>
                  <Rule />
                  {t('cadence.by_policy', { title: cadence.policyTitle, n: cadence.policyEdition ?? 1 })}
                </>
              )}
              {unset > 0 && (
                <>
                  <Rule />
                  {t('cadence.unset_count', { n: unset })}
                </>
              )}
            </span>
          </>
        )
      }
      acts={
        <>
          {changes > 0 && <Tag tone="ochre">{`${t('cadence.draft')}，${t('cadence.changes', { n: changes })}`}</Tag>}
          <Button
            small
            icon="history"
            onClick={() => setEditionsOpen(true)}
            {...(cadence === undefined && { reason: t('cadence.no_history') })}
          >
            {t('cadence.history')}
          </Button>
        </>
      }
    >
      {list?.rows.length === 0 ? (
        <EmptyState title={t('cadence.none')}>{t('cadence.none_how')}</EmptyState>
      ) : (
        <div className="cad">
          <RuleList
            rows={list?.rows ?? []}
            counts={counts?.counts}
            chosen={chosen}
            onNew={() => create.mutate({ name: t('cadence.new_name'), plan: blank } as never)}
            reason={mayManage ? undefined : t('cadence.no_right')}
          />
          {cadence && cadence.id === chosen && (
            <CadenceDesk
              // Another cadence, another edition or another draft begins anew.
              key={`${cadence.id} ${cadence.version}`}
              cadence={cadence}
              names={names}
              mayManage={mayManage}
              mayApprove={mayApprove}
              editionsOpen={editionsOpen}
              onEditions={setEditionsOpen}
              onChanges={setChanges}
            />
          )}
        </div>
      )}
    </RulesFrame>
  )
}
