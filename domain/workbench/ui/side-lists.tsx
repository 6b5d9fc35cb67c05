import type { ReactNode } from 'react'
import { type RunState, runStates } from '#domain/imports/schema.ts'
import { Button } from '#platform/ui/button.tsx'
import { DueBadge } from '#platform/ui/due-badge.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { numberText } from '#platform/ui/number-text.ts'
import { Panel } from '#platform/ui/panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { workbenchMessages } from '../messages.ts'
import { hrefOf, type ListKey, type Matter, type Today } from './lists.ts'

/** What waits for a person's decision, and what came in: only lists with something in them. */
export function SideLists({ today }: { today: Today | undefined }) {
  const t = useT(workbenchMessages)
  return (
    <>
      <SideList today={today} list="approvals">
        {(row) => <Approval row={row} />}
      </SideList>
      <SideList today={today} list="verifications">
        {(row) => (
          <SideLine list="verifications" row={row} note={row.detail && t('workbench.brought_by', { who: row.detail })}>
            {t('workbench.look')}
          </SideLine>
        )}
      </SideList>
      <SideList today={today} list="formDecisions">
        {(row) => (
          <SideLine list="formDecisions" row={row} note={row.detail}>
            {t('workbench.formDecisions_do')}
          </SideLine>
        )}
      </SideList>
      <SideList today={today} list="formSignatures">
        {(row) => (
          <SideLine list="formSignatures" row={row} note={row.detail}>
            {t('workbench.formSignatures_do')}
          </SideLine>
        )}
      </SideList>
      <SideList today={today} list="poolFalls">
        {(row) => (
          <SideLine list="poolFalls" row={row} note={row.detail}>
            {row.dueOn && <DueBadge due={row.dueOn} />}
          </SideLine>
        )}
      </SideList>
      <SideList today={today} list="formDrafts">
        {(row) => (
          <SideLine list="formDrafts" row={row} note={row.detail}>
            {t('workbench.formDrafts_do')}
          </SideLine>
        )}
      </SideList>
      <SideList today={today} list="formsOut">
        {(row) => (
          <SideLine list="formsOut" row={row} note={row.detail}>
            {row.dueOn ? <DueBadge due={row.dueOn} /> : t('workbench.formsOut_do')}
          </SideLine>
        )}
      </SideList>
      <SideList today={today} list="policyReviews">
        {(row) => (
          <SideLine list="policyReviews" row={row} note={row.number}>
            {row.dueOn ? <DueBadge due={row.dueOn} /> : t('workbench.policyReviews_do')}
          </SideLine>
        )}
      </SideList>
      <SideList today={today} list="cadenceChanges">
        {(row) => (
          <SideLine list="cadenceChanges" row={row} note={row.detail}>
            {t(row.measure === 0 ? 'workbench.cadenceChanges_back' : 'workbench.cadenceChanges_do')}
          </SideLine>
        )}
      </SideList>
      <SideList today={today} list="selfFills">
        {(row) => (
          <SideLine list="selfFills" row={row} note={row.number}>
            {t('workbench.writeIns_do')}
          </SideLine>
        )}
      </SideList>
      <SideList today={today} list="duplicates">
        {(row) => (
          <SideLine list="duplicates" row={row} note={t('workbench.same_as', { name: row.detail ?? '' })}>
            {t('workbench.compare')}
          </SideLine>
        )}
      </SideList>
      <SideList today={today} list="imports">
        {(row) => (
          <SideLine
            list="imports"
            row={row}
            note={row.measure ? t('workbench.rows', { n: numberText(row.measure) }) : null}
          >
            <ImportState state={row.detail} />
          </SideLine>
        )}
      </SideList>
    </>
  )
}

// A side list shows a few; its head leads to the rest.
const shown = 4

type SideListProps = { today: Today | undefined; list: ListKey; children: (row: Matter) => ReactNode }

function SideList({ today, list: key, children }: SideListProps) {
  const t = useT(workbenchMessages)
  const list = today?.lists[key]
  if (list === undefined || list.count === 0) return null
  const rest = list.count - Math.min(shown, list.rows.length)
  return (
    <Panel
      title={t(`workbench.${key}` as 'workbench.approvals')}
      note={t(`workbench.${key}_note` as 'workbench.approvals_note')}
      aside={<span className="mut sm">{rest > 0 ? t('workbench.rest_link', { n: rest }) : list.count}</span>}
    >
      {list.rows.slice(0, shown).map((row) => (
        <div key={row.id} className="li wkb-li">
          {children(row)}
        </div>
      ))}
    </Panel>
  )
}

type SideLineProps = { list: ListKey; row: Matter; note: ReactNode; children: ReactNode }

function SideLine({ list, row, note, children }: SideLineProps) {
  const href = hrefOf(list, row)
  return (
    <>
      <Link className="grow ell" href={href}>
        <b>{row.name || row.number}</b> {note && <span className="ink2 sm">{note}</span>}
      </Link>
      <Link className="lnk nw" href={href}>
        {children}
      </Link>
    </>
  )
}

/** One press makes the archive valid; one that is not verified yet leads to its page (ARC-25, ARC-29). */
function Approval({ row }: { row: Matter }) {
  const t = useT(workbenchMessages)
  const say = useToast()
  const approve = useCall('customer.approve', {
    renews: ['workbench'],
    onDone: () => say({ tone: 'pine', text: t('workbench.approved', { name: row.name }) }),
  })
  const mustVerify = row.detail === 'waiting'
  const press = () =>
    approve.mutate(
      { id: row.id, version: row.version },
      { onError: (error) => say({ tone: 'seal', text: error.message }) },
    )
  return (
    <>
      <Link className="grow ell" href={hrefOf('approvals', row)}>
        <b>{row.name}</b>
        <small className="mut">
          {row.number} {row.measure !== null && t('workbench.complete', { n: row.measure })}
        </small>
      </Link>
      {mustVerify ? (
        <Link className="lnk nw" href={hrefOf('approvals', row)}>
          {t('workbench.verify_first')}
        </Link>
      ) : (
        <Button small tone="primary" busy={approve.isPending} onClick={press}>
          {t('workbench.approve')}
        </Button>
      )}
    </>
  )
}

function ImportState({ state }: { state: string | null }) {
  const text = useText()
  const word = runStates[state as RunState]
  return <Tag tone={state === 'applied' ? 'pine' : 'plain'}>{word ? text({ zh: word[0], en: word[1] }) : state}</Tag>
}
