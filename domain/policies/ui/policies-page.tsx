import { useState } from 'react'
import { optionsOf } from '#platform/core/fields.ts'
import { Button } from '#platform/ui/button.tsx'
import { dayText } from '#platform/ui/day-text.ts'
import { DueBadge } from '#platform/ui/due-badge.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { ListFromFields } from '#platform/ui/list-from-fields.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { Tag, type TagTone } from '#platform/ui/tag.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { type PolicyState, policyStates } from '../rules.ts'
import { policy, versionStates } from '../schema.ts'
import { NewPolicyDrawer } from './new-policy-drawer.tsx'
import { policyTexts } from './policy-texts.ts'
import { ProposalsDialog } from './proposals-dialog.tsx'
import { RulesFrame } from './rules-frame.tsx'

type Row = OutputOf<'policy.list'>['rows'][number]

const columns = ['title', 'number', 'state', 'edition', 'effective', 'departmentName', 'reviewDueOn', 'read']

/** The firm's policies: what holds, what is being drawn up, what is due for review, who still has to read. */
export function PoliciesPage() {
  const t = useT(policyTexts)
  const { data: session } = useSession()
  const [search, setSearch] = useState('')
  const [isNew, setNew] = useState(false)
  const [isTaking, setTaking] = useState(false)
  const { data } = useAsk('policy.list', search.trim() === '' ? {} : { search: search.trim() })
  const why = session?.rights['policy.manage'] === undefined ? { reason: t('policies.no_right') } : {}
  const due = data?.rows.filter((row) => row.isReviewDue).length ?? 0
  return (
    <RulesFrame
      tab="documents"
      sub={
        data && (
          <>
            {t('policies.sub', { n: data.rows.filter((row) => row.state === 'inForce').length })}
            {due > 0 && (
              <>
                <Rule />
                {t('policies.due', { n: due })}
              </>
            )}
          </>
        )
      }
      acts={
        <>
          <Button icon="copy" onClick={() => setTaking(true)} {...why}>
            {t('policies.proposals')}
          </Button>
          <Button tone="primary" icon="plus" onClick={() => setNew(true)} {...why}>
            {t('policies.new')}
          </Button>
        </>
      }
    >
      <div className="fb">
        <input
          type="search"
          className="in s search"
          aria-label={t('policies.search')}
          placeholder={t('policies.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      <PolicyList rows={data?.rows} isFiltered={search !== ''} />
      {isNew && <NewPolicyDrawer onClose={() => setNew(false)} />}
      {isTaking && <ProposalsDialog onClose={() => setTaking(false)} />}
    </RulesFrame>
  )
}

function PolicyList({ rows, isFiltered }: { rows: readonly Row[] | undefined; isFiltered: boolean }) {
  const t = useT(policyTexts)
  const text = useText()
  const { language } = useLanguage()
  return (
    <ListFromFields
      label={t('policies.title')}
      fields={policy.fields}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      hrefOf={(row) => paths.rule(row.id)}
      heads={{
        state: t('policy.state'),
        edition: t('policy.edition'),
        effective: t('policy.effective'),
        departmentName: text(policy.fields.departmentId.label),
        read: t('policy.read_share'),
      }}
      cells={{
        state: (row) => <StateTags row={row} />,
        edition: (row) => row.edition !== null && t('policy.edition_n', { n: row.edition }),
        effective: (row) => row.effectiveOn && dayText(row.effectiveOn, language),
        departmentName: (row) => row.departmentName,
        reviewDueOn: (row) => row.reviewDueOn && row.state !== 'ended' && <DueBadge due={row.reviewDueOn} />,
        read: (row) => row.versionId !== null && <ReadShare row={row} />,
      }}
      phone={{
        second: (row) => [row.number, row.departmentName].filter(Boolean).join(' '),
        end: (row) => <StateTags row={row} />,
      }}
      empty={
        isFiltered ? undefined : (
          <EmptyState drawing="paper" title={t('policies.none')}>
            {t('policies.none_how')}
          </EmptyState>
        )
      }
    />
  )
}

function ReadShare({ row }: { row: Row }) {
  const t = useT(policyTexts)
  return (
    <span className="nw n">
      {row.readers}／{row.audienceSize} {!row.readByMe && <Tag tone="ochre">{t('policy.unread')}</Tag>}
    </span>
  )
}

const tones: Record<PolicyState, TagTone> = { inForce: 'pine', upcoming: 'brand', drafting: 'ochre', ended: 'plain' }

function StateTags({ row }: { row: Row }) {
  const t = useT(policyTexts)
  const text = useText()
  const word = (list: Parameters<typeof optionsOf>[0], key: string) => {
    const found = optionsOf(list).find((one) => one.key === key)
    return found === undefined ? key : text(found.label)
  }
  return (
    <span className="nw">
      <Tag tone={tones[row.state]}>{word(policyStates, row.state)}</Tag>{' '}
      {row.openState !== null && row.state !== 'drafting' && (
        <Tag tone="ochre">{t('policy.open_version', { state: word(versionStates, row.openState) })}</Tag>
      )}
    </span>
  )
}
