import type { ReactNode } from 'react'
import { listText } from '#platform/core/i18n.ts'
import { dayText } from '#platform/ui/day-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import type { StaffRow } from './answers.ts'
import { peopleScreenMessages } from './messages.ts'

export const staffColumns = [
  'number',
  'name',
  'departmentId',
  'postId',
  'managerId',
  'phones',
  'roles',
  'state',
] as const

const orDash = (text: string | null) => text ?? <span className="mut">—</span>

/** Names came with the rows: no cell has to look anything up. */
export const staffCells: Record<string, (row: StaffRow) => ReactNode> = {
  number: (row) => <span className="n mut">{row.number}</span>,
  name: (row) => <b>{row.name}</b>,
  departmentId: (row) => row.departmentName,
  postId: (row) => orDash(row.postTitle),
  managerId: (row) => orDash(row.managerName),
  roles: (row) => <Roles names={row.roleNames} />,
  state: (row) => <StaffState row={row} />,
}

export function staffSecondLine(row: StaffRow): ReactNode {
  return (
    <>
      {row.number}
      <Rule />
      {row.departmentName}
      {row.postTitle && <Rule />}
      {row.postTitle}
    </>
  )
}

/** Whether somebody is there and may come in, in a word. */
export function StaffState({ row }: { row: Pick<StaffRow, 'isActive' | 'leftOn' | 'hasAccount'> }) {
  const t = useT(peopleScreenMessages)
  const { language } = useLanguage()
  if (!row.isActive) {
    return (
      <Tag>
        {row.leftOn ? t('people.staff_left_on', { day: dayText(row.leftOn, language) }) : t('people.staff_left')}
      </Tag>
    )
  }
  return row.hasAccount ? (
    <Tag tone="pine">{t('people.staff_can_sign_in')}</Tag>
  ) : (
    <Tag tone="lined">{t('people.staff_no_sign_in')}</Tag>
  )
}

function Roles({ names }: { names: readonly string[] }) {
  const { language } = useLanguage()
  return <span className="ell">{listText(language, names) || <span className="mut">—</span>}</span>
}
