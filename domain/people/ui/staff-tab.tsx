import { useState } from 'react'
import { both, type Condition, everything } from '#platform/core/conditions.ts'
import { Button, ButtonLink } from '#platform/ui/button.tsx'
import { ConditionChips } from '#platform/ui/condition-chips.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { useT } from '#platform/ui/language.tsx'
import { ListFromFields } from '#platform/ui/list-from-fields.tsx'
import type { ListSort } from '#platform/ui/list-head.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk } from '#web/api-hooks.ts'
import { ExportButton } from '#web/export-button.tsx'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { staff } from '../schema.ts'
import { peopleScreenMessages } from './messages.ts'
import { NewStaffDrawer } from './new-staff-drawer.tsx'
import { SettingsTabs } from './settings-tabs.tsx'
import { StaffState, staffCells, staffColumns, staffSecondLine } from './staff-cells.tsx'
import { StaffDrawer } from './staff-drawer.tsx'

const active: Condition = { all: [{ field: 'isActive', op: 'yes' }] }
const pageSize = 50

/** The list of staff; a row opens the person beside it. */
export function StaffTab() {
  const t = useT(peopleScreenMessages)
  const { data: session } = useSession()
  const [address, changeAddress] = useUrlState()
  const [marks, setMarks] = useState<readonly string[]>([])
  // The address may hold anything; what is no condition the server refuses.
  const condition = (address['condition'] as Condition | undefined) ?? active
  const find = typeof address['find'] === 'string' ? address['find'] : ''
  const sort: ListSort = { field: String(address['sort'] ?? 'number'), descending: address['down'] === true }
  const opened = typeof address['staff'] === 'string' ? address['staff'] : undefined
  const cursor = marks.at(-1)
  const { data, isPlaceholderData } = useAsk('staff.list', {
    condition: find === '' ? condition : both(condition, { search: find }),
    sort: [sort],
    limit: pageSize,
    ...(cursor === undefined ? {} : { cursor }),
  })
  const change = (patch: Record<string, unknown>, how?: { replace: boolean }) => {
    setMarks([])
    changeAddress(patch, how)
  }
  const from = marks.length * pageSize
  const mayManage = session?.rights['staff.manage'] !== undefined
  const mayImport = session?.rights['import.run'] !== undefined
  return (
    <>
      <PageTitle title={t('people.settings')}>
        {mayManage && mayImport ? (
          <ButtonLink small icon="upload" href={paths.importStaff}>
            {t('people.staff_import')}
          </ButtonLink>
        ) : (
          <Button
            small
            icon="upload"
            reason={t('people.needs_right', { right: t(mayManage ? 'people.staff_import' : 'people.tab_staff') })}
          >
            {t('people.staff_import')}
          </Button>
        )}
        <ExportButton
          title={t('people.tab_staff')}
          of={{ target: 'staff' }}
          reason={mayManage ? undefined : t('people.needs_right', { right: t('people.tab_staff') })}
        />
        <Button
          small
          tone="primary"
          icon="plus"
          onClick={() => changeAddress({ staff: 'new' })}
          {...(mayManage ? {} : { reason: t('people.needs_right', { right: t('people.tab_staff') }) })}
        >
          {t('people.staff_new')}
        </Button>
      </PageTitle>
      <SettingsTabs on="staff" />
      <div className="fb">
        <span className="in search">
          <Icon name="search" small />
          <input
            value={find}
            placeholder={t('people.staff_find')}
            aria-label={t('people.staff_find')}
            onChange={(event) => change({ find: event.target.value }, { replace: true })}
          />
        </span>
        <ConditionChips
          fields={filterFields}
          condition={condition}
          onChange={(next) => change({ condition: isEverything(next) ? everything : next })}
        />
      </div>
      <ListFromFields
        label={t('people.tab_staff')}
        fields={staff.fields}
        columns={staffColumns}
        heads={{ roles: t('people.staff_roles'), state: t('people.staff_status') }}
        cells={staffCells}
        rows={data?.rows}
        rowId={(row) => row.id}
        onOpen={(row) => changeAddress({ staff: row.id })}
        sort={sort}
        onSort={({ field, descending }) => change({ sort: field, down: descending || undefined })}
        phone={{ second: staffSecondLine, end: (row) => <StaffState row={row} /> }}
        stale={isPlaceholderData}
        empty={<EmptyState drawing="search" title={t('people.staff_none')} />}
      />
      <Pager
        from={from + 1}
        to={from + (data?.rows.length ?? 0)}
        total={data?.total}
        exact={data?.isExact ?? true}
        onPrevious={marks.length > 0 ? () => setMarks(marks.slice(0, -1)) : undefined}
        onNext={data?.next ? () => setMarks([...marks, data.next ?? '']) : undefined}
      />
      {opened === 'new' && (
        <NewStaffDrawer
          onClose={() => changeAddress({ staff: undefined })}
          onMade={(id) => changeAddress({ staff: id })}
        />
      )}
      {opened !== undefined && opened !== 'new' && (
        <StaffDrawer id={opened} mayManage={mayManage} onClose={() => changeAddress({ staff: undefined })} />
      )}
    </>
  )
}

const filterFields = Object.fromEntries(Object.entries(staff.fields).filter(([, field]) => field.filter))

function isEverything(condition: Condition): boolean {
  return 'all' in condition && condition.all.length === 0
}
