import { useState } from 'react'
import { SettingsTabs } from '#domain/people/ui/settings-tabs.tsx'
import type { FieldData } from '#platform/core/fields.ts'
import { Button } from '#platform/ui/button.tsx'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { useT } from '#platform/ui/language.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk } from '#web/api-hooks.ts'
import { useCustomerFields } from '../customer-fields.ts'
import { ArchiveRules } from './archive-rules.tsx'
import { FieldDialog } from './field-dialog.tsx'
import { fieldMessages } from './field-messages.ts'
import { FieldTable, type ShownField } from './field-table.tsx'
import '../archives.css'

/** 字段: what an archive holds, with type and length (ARC-42); the firm adds its own without programming. */
export function FieldsPage() {
  const t = useT(fieldMessages)
  const [address, change] = useUrlState()
  const isAll = address['which'] === 'all'
  const { rows, error, refetch } = useShownFields()
  const [open, setOpen] = useState<{ held: ShownField | undefined }>()
  const shown = rows.filter((one) => isAll || one.origin !== 'given')
  return (
    <>
      <PageTitle title={t('field.settings')}>
        <Segmented
          label={t('field.which')}
          choices={[
            { key: 'own', label: t('field.own_only') },
            { key: 'all', label: t('field.all') },
          ]}
          value={isAll ? 'all' : 'own'}
          onChange={(key) => change({ which: key === 'all' ? 'all' : undefined })}
        />
        <Button small tone="primary" icon="plus" onClick={() => setOpen({ held: undefined })}>
          {t('field.new')}
        </Button>
      </PageTitle>
      <SettingsTabs on="fields" />
      <div className="wide-col">
        {error && <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void refetch()} />}
        <div className="ar-stacked">
          <FieldTable rows={shown} onEdit={(held) => setOpen({ held })} />
          <ArchiveRules />
        </div>
      </div>
      {open && <FieldDialog held={open.held} onClose={() => setOpen(undefined)} />}
    </>
  )
}

/** Given fields, those of the trades, and the firm’s own, put-away ones included. */
function useShownFields() {
  const { fields, extra } = useCustomerFields()
  const { data, error, refetch } = useAsk('field.list', {})
  const stored = new Map((data?.rows ?? []).map((row) => [row.key, row]))
  const live = Object.entries(fields)
    .filter(([, field]) => !field.system)
    .map(([key, field]): ShownField => {
      const row = stored.get(key)
      const origin = extra.has(key) ? (row?.origin ?? 'pack') : 'given'
      return { key, field, origin, version: row?.version ?? 0, isAway: false }
    })
  const away = (data?.rows ?? [])
    .filter((row) => row.isArchived)
    .map(
      (row): ShownField => ({
        key: row.key,
        field: row.definition as FieldData,
        origin: row.origin,
        version: row.version,
        isAway: true,
      }),
    )
  return { rows: [...live, ...away], error, refetch }
}
