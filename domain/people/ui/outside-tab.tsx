import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { ListFromFields } from '#platform/ui/list-from-fields.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useAsk } from '#web/api-hooks.ts'
import { ExportButton } from '#web/export-button.tsx'
import { useSession } from '#web/session.ts'
import { outsideParty } from '../outside/schema.ts'
import type { OutsideRow } from './answers.ts'
import { peopleScreenMessages } from './messages.ts'
import { OutsideDialog } from './outside-dialog.tsx'
import { SettingsTabs } from './settings-tabs.tsx'

const columns = ['name', 'kind', 'organisation', 'contactName', 'phones', 'departmentId', 'state'] as const
const pageSize = 50

/** People and firms outside who take part in the work. */
export function OutsideTab() {
  const t = useT(peopleScreenMessages)
  const { language } = useLanguage()
  const { data: session } = useSession()
  const [marks, setMarks] = useState<readonly string[]>([])
  const [edited, setEdited] = useState<OutsideRow | 'new'>()
  const cursor = marks.at(-1)
  const { data, isPlaceholderData } = useAsk('outsideParty.list', {
    limit: pageSize,
    ...(cursor === undefined ? {} : { cursor }),
  })
  const mayManage = session?.rights['staff.manage'] !== undefined
  const from = marks.length * pageSize
  return (
    <>
      <PageTitle title={t('people.settings')}>
        <ExportButton title={t('people.tab_outside')} of={{ list: 'outsideParty.list', input: {} }} />
        {mayManage && (
          <Button small tone="primary" icon="plus" onClick={() => setEdited('new')}>
            {t('people.outside_new')}
          </Button>
        )}
      </PageTitle>
      <SettingsTabs on="outside" />
      <ListFromFields
        label={t('people.tab_outside')}
        fields={outsideParty.fields}
        columns={columns}
        heads={{ state: t('people.staff_status') }}
        rows={data?.rows}
        rowId={(row) => row.id}
        nameColumn="name"
        {...(mayManage ? { onOpen: setEdited } : {})}
        cells={{
          name: (row) => <b>{row.name}</b>,
          departmentId: (row) => row.departmentName ?? <span className="mut">—</span>,
          state: (row) => (row.isActive ? null : <Tag>{t('people.outside_ended')}</Tag>),
        }}
        phone={{
          second: (row) => `${optionText(outsideParty.fields.kind, row.kind, language)} ${row.contactName ?? ''}`,
          end: (row) => (row.isActive ? null : <Tag>{t('people.outside_ended')}</Tag>),
        }}
        stale={isPlaceholderData}
        empty={
          <EmptyState drawing="notebook" title={t('people.outside_none')}>
            {t('people.outside_none_say')}
          </EmptyState>
        }
      />
      <Pager
        from={from + 1}
        to={from + (data?.rows.length ?? 0)}
        onPrevious={marks.length > 0 ? () => setMarks(marks.slice(0, -1)) : undefined}
        onNext={data?.next ? () => setMarks([...marks, data.next ?? '']) : undefined}
      />
      {edited !== undefined && (
        <OutsideDialog party={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
    </>
  )
}
