import { useState } from 'react'
import type { Condition } from '#platform/core/conditions.ts'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { FieldInput } from '#platform/ui/field-input.tsx'
import { isEmptyValue } from '#platform/ui/field-text.ts'
import { FieldValue } from '#platform/ui/field-value.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { ProgressBar } from '#platform/ui/progress-bar.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Select } from '#platform/ui/select.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { useFollowing } from '#web/following.ts'
import { useCustomerFields } from '../customer-fields.ts'
import { allDimensions } from '../record/class-chips.ts'
import { bulkTexts } from './bulk-texts.ts'

type BulkDialogProps = {
  ids: readonly string[] | undefined
  condition: Condition
  count: number
  onDone: () => void
  onClose: () => void
}
type Preview = OutputOf<'customer.bulkPreview'>

// Classes first, as the button says; then what is given out to many at once.
const offered: readonly string[] = [
  ...allDimensions,
  'tags',
  'channel',
  'departmentId',
  'region',
  'industry',
  'nextReviewOn',
]

/** One field of many customers: what it shall be and why, what that would change, then the doing with its progress. */
export function BulkDialog({ ids, condition, count, onDone, onClose }: BulkDialogProps) {
  const t = useT(bulkTexts)
  const [preview, setPreview] = useState<Preview>()
  const [token, setToken] = useState<string>()
  const finish = () => {
    if (token !== undefined) onDone()
    onClose()
  }
  return (
    <Dialog open wide onClose={finish} title={t('bulk.title', { n: count.toLocaleString('en') })}>
      {token !== undefined ? (
        <Progress token={token} onClose={finish} />
      ) : preview ? (
        <PreviewStep preview={preview} onBack={() => setPreview(undefined)} onStarted={setToken} />
      ) : (
        <EditStep ids={ids} condition={condition} onPreview={setPreview} />
      )}
    </Dialog>
  )
}

function EditStep({
  ids,
  condition,
  onPreview,
}: Pick<BulkDialogProps, 'ids' | 'condition'> & { onPreview: (preview: Preview) => void }) {
  const t = useT(bulkTexts)
  const text = useText()
  const { fields } = useCustomerFields()
  const [key, setKey] = useState('tier')
  const [value, setValue] = useState<unknown>(null)
  const [reason, setReason] = useState('')
  const call = useCall('customer.bulkPreview', { onDone: onPreview })
  const field = fields[key]
  const isMissing = reason.trim() === ''
  const send = () => {
    if (!isMissing)
      call.mutate({
        ...(ids ? { ids: [...ids] } : { condition }),
        values: { [key]: value },
        reason: reason.trim(),
      } as never)
  }
  return (
    <form
      className="ar-stacked"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className="fg">
        <div className="fl w4">
          <label htmlFor="bulk-field">{t('bulk.field')}</label>
          <Select
            id="bulk-field"
            value={key}
            options={offered.flatMap((one) => (fields[one] ? [{ key: one, label: text(fields[one].label) }] : []))}
            onChange={(next) => {
              setKey(next ?? key)
              setValue(null)
            }}
          />
        </div>
        <div className="fl w8">
          <label htmlFor="bulk-value">{t('bulk.value')}</label>
          {field && (
            <FieldInput field={field} id="bulk-value" label={text(field.label)} value={value} onChange={setValue} />
          )}
        </div>
        <div className="fl">
          <label htmlFor="bulk-reason">{t('bulk.reason')}</label>
          <input
            id="bulk-reason"
            className="in"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      </div>
      <RefusedNote error={call.error} />
      <div className="acts-end">
        <Button
          tone="primary"
          type="submit"
          busy={call.isPending}
          {...(isMissing && { reason: t('bulk.reason_missing') })}
        >
          {t('bulk.preview')}
        </Button>
      </div>
    </form>
  )
}

function PreviewStep({
  preview,
  onBack,
  onStarted,
}: {
  preview: Preview
  onBack: () => void
  onStarted: (token: string) => void
}) {
  const t = useT(bulkTexts)
  const { fields } = useCustomerFields()
  const call = useCall('customer.bulkApply', { onDone: ({ token }) => onStarted(token) })
  const shown = (key: string, value: unknown) => {
    const field = fields[key]
    return !field || isEmptyValue(value) ? (
      <span className="mut">{t('ui.none')}</span>
    ) : (
      <FieldValue field={field} value={value} fieldKey={key} />
    )
  }
  return (
    <div className="ar-stacked">
      <p>
        <b>{t('bulk.changes', { n: preview.changes })}</b>
        <Rule />
        {t('bulk.unchanged', { n: preview.unchanged })}
        <Rule />
        <span className={preview.refused > 0 ? 'red' : undefined}>{t('bulk.refused', { n: preview.refused })}</span>
      </p>
      <div className="sheet">
        {preview.samples.map((one) => (
          <div className="pl" key={one.id}>
            <span className="grow">
              {one.name} <span className="mut sm n">{one.number}</span>
            </span>
            {one.changes.map((change) => (
              <span key={change.field} className="flex">
                <s className="mut">{shown(change.field, change.old)}</s>
                <ins>{shown(change.field, change.now)}</ins>
              </span>
            ))}
          </div>
        ))}
        {preview.refusals.map((one) => (
          <div className="pl" key={one.id}>
            <span className="grow">{one.name}</span>
            <span className="red sm">{one.reason}</span>
          </div>
        ))}
      </div>
      <RefusedNote error={call.error} />
      <div className="flex" style={{ justifyContent: 'flex-end' }}>
        <Button onClick={onBack}>{t('bulk.back')}</Button>
        <Button
          tone="primary"
          busy={call.isPending}
          onClick={() => call.mutate({ token: preview.token })}
          {...(preview.changes === 0 && { reason: t('bulk.nothing') })}
        >
          {t('bulk.apply', { n: preview.changes })}
        </Button>
      </div>
    </div>
  )
}

function Progress({ token, onClose }: { token: string; onClose: () => void }) {
  const t = useT(bulkTexts)
  const { data, refetch } = useAsk('customer.bulkProgress', { token }, { staleMs: 0 })
  const cancel = useCall('customer.bulkCancel')
  const isRunning = data === undefined || data.state === 'running'
  useFollowing({ topic: 'job', key: 'token', is: token, isUnderWay: isRunning, refetch })
  const share = data && data.total > 0 ? data.done / data.total : 0
  return (
    <div className="ar-stacked">
      <ProgressBar label={t('bulk.preview')} parts={[{ tone: 'pine', share, label: t('bulk.preview') }]} />
      <p>
        {data &&
          t(isRunning ? 'bulk.running' : `bulk.${data.state as 'done' | 'cancelled' | 'failed'}`, {
            n: data.changed,
            total: data.total,
          })}
      </p>
      {data?.refusals.map((one) => (
        <p key={one.id} className="sm">
          {one.name} <span className="red">{one.reason}</span>
        </p>
      ))}
      <div className="flex" style={{ justifyContent: 'flex-end' }}>
        {isRunning ? (
          <Button tone="stop" busy={cancel.isPending} onClick={() => cancel.mutate({ token })}>
            {t('bulk.stop')}
          </Button>
        ) : (
          <Button tone="primary" onClick={onClose}>
            {t('ui.close')}
          </Button>
        )}
      </div>
    </div>
  )
}
