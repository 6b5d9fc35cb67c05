import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { isEmptyValue } from '#platform/ui/field-text.ts'
import { FieldValue } from '#platform/ui/field-value.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { Skeleton } from '#platform/ui/skeleton.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { useCustomerFields } from '../customer-fields.ts'
import { roomMessages } from './room-messages.ts'

type Choice = 'keep' | 'gone' | 'both'
type Compared = OutputOf<'merge.compare'>['fields'][number]

type MergeDialogProps = { firstId: string; secondId: string; onClose: () => void; onDone?: (id: string) => void }

/** Two archives become one, field by field; what will stand there afterwards is chosen before it is done. */
export function MergeDialog({ firstId, secondId, onClose, onDone }: MergeDialogProps) {
  const t = useT(roomMessages)
  const say = useToast()
  const [isTurned, setIsTurned] = useState(false)
  const [choose, setChoose] = useState<Readonly<Record<string, Choice>>>({})
  const [reason, setReason] = useState('')
  const [keepId, goneId] = isTurned ? [secondId, firstId] : [firstId, secondId]
  const { data, error } = useAsk('merge.compare', { keepId, goneId }, { staleMs: 0 })
  const merge = useCall('customer.merge', {
    renews: ['duplicate', 'merge'],
    onDone: ({ id }) => {
      say({ text: t('dup.merged') })
      onDone?.(id)
      onClose()
    },
  })
  const isReady = data?.keep.id === keepId
  const save = () => {
    if (!isReady || reason.trim() === '') return
    merge.mutate({
      keepId,
      goneId,
      keepVersion: data.keep.version,
      goneVersion: data.gone.version,
      choose: { ...choose },
      reason: reason.trim(),
    })
  }
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('dup.merge')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            icon="merge"
            busy={merge.isPending}
            onClick={save}
            {...(reason.trim() === '' && { reasonElsewhere: 'merge-reason-label' })}
          >
            {t('dup.merge_act', { number: data?.keep.number ?? '' })}
          </Button>
        </>
      }
    >
      {!data && !error && <Skeleton percent={70} />}
      <RefusedNote error={error} />
      {data && (
        <div className="ar-stacked">
          <div className="flex">
            <span className="mut sm">{t('dup.keep_which')}</span>
            <Segmented
              label={t('dup.keep_which')}
              choices={[firstId, secondId].map((id) => {
                const side = data.keep.id === id ? data.keep : data.gone
                return { key: id, label: `${side.name} ${side.number}` }
              })}
              value={keepId}
              onChange={(id) => {
                setIsTurned(id === secondId)
                setChoose({})
              }}
            />
          </div>
          <p className="ink2">
            {t('dup.merge_about', { keep: data.keep.number, gone: data.gone.number })}{' '}
            {t('dup.follows', { n: data.gone.follows })}
          </p>
          <div className="sheet">
            <div className="ar-cmp">
              <span className="hd">{t('dup.field')}</span>
              <span className="hd">{t('dup.keep_this', { number: data.keep.number })}</span>
              <span className="hd">{data.gone.number}</span>
              {data.fields.map((one) => (
                <FieldChoice
                  key={one.field}
                  one={one}
                  chosen={choose[one.field] ?? one.usual}
                  onChoose={(choice) => setChoose({ ...choose, [one.field]: choice })}
                />
              ))}
            </div>
          </div>
          <p className="mut sm">{t('dup.same_rest')}</p>
          <div className="fl">
            <label htmlFor="merge-reason" id="merge-reason-label">
              {t('dup.reason')}
            </label>
            <input
              id="merge-reason"
              className="in"
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
          <RefusedNote error={merge.error} />
        </div>
      )}
    </Dialog>
  )
}

function FieldChoice({ one, chosen, onChoose }: { one: Compared; chosen: Choice; onChoose: (choice: Choice) => void }) {
  const t = useT(roomMessages)
  const { fields } = useCustomerFields()
  const field = fields[one.field.replace(/^extra\./, '')]
  const side = (which: 'keep' | 'gone') => (
    <label className="ar-pickside">
      <input
        type="radio"
        className="rd"
        name={`merge-${one.field}`}
        checked={chosen === which}
        onChange={() => onChoose(which)}
      />
      {!field || isEmptyValue(one[which]) ? (
        <span className="mut">{t('ui.none')}</span>
      ) : (
        <FieldValue field={field} value={one[which]} fieldKey={one.field} />
      )}
    </label>
  )
  return (
    <>
      <b>
        {one.label}
        {one.mayJoin && (
          <label className="o">
            <input
              type="radio"
              className="rd"
              name={`merge-${one.field}`}
              checked={chosen === 'both'}
              onChange={() => onChoose('both')}
            />
            {t('dup.both')}
          </label>
        )}
      </b>
      {side('keep')}
      {side('gone')}
    </>
  )
}
