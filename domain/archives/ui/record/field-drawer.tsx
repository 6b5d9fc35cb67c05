import { useState } from 'react'
import { chinaDay } from '#platform/core/time.ts'
import { Button } from '#platform/ui/button.tsx'
import { dayText } from '#platform/ui/day-text.ts'
import { Drawer } from '#platform/ui/dialog.tsx'
import { FieldValue } from '#platform/ui/field-value.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import type { Marks } from '../../schema.ts'
import type { CustomerFields } from '../customer-fields.ts'
import { changeMessages } from './change-messages.ts'
import { HistoryLines } from './history-lines.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { recordMessages } from './record-messages.ts'
import type { CustomerProps } from './use-customer.ts'

type FieldDrawerProps = CustomerProps & { schema: CustomerFields; fieldKey: string; onClose: () => void }

/** One value's past and its check: who verified it, each change, and the way back to an earlier value. */
export function FieldDrawer({ page, schema, fieldKey, onClose }: FieldDrawerProps) {
  const t = useT({ ...changeMessages, ...recordMessages })
  const text = useText()
  const say = useToast()
  const [going, setGoing] = useState<{ changeId: string; field: string; old: unknown }>()
  const { row, may } = page
  const field = schema.fields[fieldKey]
  const name = field ? text(field.label) : fieldKey
  const revert = useCall('customer.revert', {
    onDone: (output) => {
      setGoing(undefined)
      say({ text: t('change.reverted', { n: output.version }) })
    },
  })
  return (
    <Drawer open onClose={onClose} title={t('record.field_history', { name })} lightDismiss>
      <MarkLine page={page} fieldKey={fieldKey} />
      <HistoryLines
        id={row.id}
        field={fieldKey}
        fields={schema.fields}
        {...(may['change']?.allowed && {
          onRevert: (line, change) => setGoing({ changeId: line.id, field: change.field, old: change.old }),
        })}
      />
      {going && (
        <ReasonDialog
          title={t('change.revert_title', { name })}
          about={
            <>
              {t('change.revert_about')}{' '}
              <b>{field && going.old !== null ? <FieldValue field={field} value={going.old} /> : t('ui.none')}</b>
            </>
          }
          act={t('change.revert')}
          busy={revert.isPending}
          error={revert.error}
          onClose={() => setGoing(undefined)}
          onDone={(reason) =>
            revert.mutate({
              id: row.id,
              version: row.version,
              field: going.field,
              changeId: going.changeId,
              reason: reason ?? '',
            })
          }
        />
      )}
    </Drawer>
  )
}

/** Whether the value was found true, and the inspector's three ways to say so. */
function MarkLine({ page, fieldKey }: CustomerProps & { fieldKey: string }) {
  const t = useT({ ...changeMessages, ...recordMessages })
  const { language } = useLanguage()
  const mark = (page.row.marks as Marks | null | undefined)?.[fieldKey]
  const call = useCall('customer.markField')
  const put = (verified: 'true' | 'false' | null) => call.mutate({ id: page.row.id, field: fieldKey, verified })
  const state = mark?.verified === 'true' ? 'true' : mark?.verified === 'false' ? 'false' : 'none'
  const permission = page.may['verify']
  return (
    <section className="ar-stacked" style={{ marginBottom: 12 }}>
      <div className="flex">
        <b>{t(`change.mark_is_${state}`)}</b>
        {mark?.verifiedAt && (
          <span className="mut sm">
            {t('record.verified_by', {
              who: page.names[mark.verifiedBy ?? ''] ?? '',
              day: dayText(chinaDay(new Date(mark.verifiedAt)), language),
            })}
          </span>
        )}
        {mark?.note && <span className="sm">{mark.note}</span>}
      </div>
      <div className="flex">
        {permission?.allowed === false ? (
          <Button small icon="check" reason={permission.reason}>
            {t('change.mark_true')}
          </Button>
        ) : (
          <>
            {state !== 'true' && (
              <Button small icon="check" busy={call.isPending} onClick={() => put('true')}>
                {t('change.mark_true')}
              </Button>
            )}
            {state !== 'false' && (
              <Button small tone="stop" onClick={() => put('false')}>
                {t('change.mark_false')}
              </Button>
            )}
            {state !== 'none' && (
              <Button small tone="text" onClick={() => put(null)}>
                {t('change.mark_none')}
              </Button>
            )}
          </>
        )}
      </div>
      <RefusedNote error={call.error} />
    </section>
  )
}
