import type { ReactNode } from 'react'
import { type RunState, runStates } from '#domain/imports/schema.ts'
import { Button } from '#platform/ui/button.tsx'
import { dayText } from '#platform/ui/day-text.ts'
import { DueBadge } from '#platform/ui/due-badge.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { numberText } from '#platform/ui/number-text.ts'
import { Panel } from '#platform/ui/panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useCall } from '#web/api-hooks.ts'
import { workbenchMessages } from '../messages.ts'
import { hrefOf, type ListKey, type Matter, type SideKey, sideKeys, type Today } from './lists.ts'

/** What waits for a person's decision, and what came in: only lists with something in them, the chosen one first and whole. */
export function SideLists({ today, chosen }: { today: Today | undefined; chosen: SideKey | undefined }) {
  const keys = [...sideKeys].sort((a, b) => Number(b === chosen) - Number(a === chosen))
  return keys.map((key) => <SideList key={key} today={today} list={key} isWhole={key === chosen} />)
}

function SideRow({ list, row }: { list: SideKey; row: Matter }) {
  const t = useT(workbenchMessages)
  const { language } = useLanguage()
  if (list === 'approvals') return <Approval row={row} />
  const due = row.dueOn && <DueBadge due={row.dueOn} />
  const lines: Record<Exclude<SideKey, 'approvals'>, [note: ReactNode, act: ReactNode]> = {
    verifications: [row.detail && t('workbench.brought_by', { who: row.detail }), t('workbench.look')],
    formDecisions: [row.detail, t('workbench.formDecisions_do')],
    formSignatures: [row.detail, t('workbench.formSignatures_do')],
    poolFalls: [row.detail, due],
    formDrafts: [row.detail, t('workbench.formDrafts_do')],
    formsOut: [row.detail, due || t('workbench.formsOut_do')],
    policyReadings: [
      t('workbench.policyReadings_line', { n: row.measure ?? 1, day: dayText(row.detail ?? '', language) }),
      t('workbench.policyReadings_do'),
    ],
    policyReviews: [row.number, due || t('workbench.policyReviews_do')],
    cadenceChanges: [
      row.detail,
      t(row.measure === 0 ? 'workbench.cadenceChanges_back' : 'workbench.cadenceChanges_do'),
    ],
    selfFills: [row.number, t('workbench.writeIns_do')],
    duplicates: [t('workbench.same_as', { name: row.detail ?? '' }), t('workbench.compare')],
    imports: [
      row.measure ? t('workbench.rows', { n: numberText(row.measure) }) : null,
      <ImportState key="state" state={row.detail} />,
    ],
  }
  const [note, act] = lines[list]
  return (
    <SideLine list={list} row={row} note={note}>
      {act}
    </SideLine>
  )
}

// A side list shows a few; a press on the rest shows as many as came.
const shown = 4

type SideListProps = { today: Today | undefined; list: SideKey; isWhole: boolean }

function SideList({ today, list: key, isWhole }: SideListProps) {
  const t = useT(workbenchMessages)
  const [, change] = useUrlState()
  const list = today?.lists[key]
  if (list === undefined || list.count === 0) return null
  const rows = isWhole ? list.rows : list.rows.slice(0, shown)
  const rest = list.count - rows.length
  return (
    <Panel
      title={t(`workbench.${key}` as 'workbench.approvals')}
      note={t(`workbench.${key}_note` as 'workbench.approvals_note')}
      aside={
        rest > 0 && !isWhole ? (
          <button type="button" className="lnk sm" onClick={() => change({ list: key })}>
            {t('workbench.rest_link', { n: rest })}
          </button>
        ) : (
          <span className="mut sm">{list.count}</span>
        )
      }
    >
      {rows.map((row) => (
        <div key={row.id} className="li wkb-li">
          <SideRow list={key} row={row} />
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
