import { type ReactNode, useState } from 'react'
import { has } from '#platform/core/rights.ts'
import { ActDialog, WordsField } from '#platform/ui/act-dialog.tsx'
import { IconButton } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { shortDayText } from '#platform/ui/day-text.ts'
import { FieldInput } from '#platform/ui/field-input.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Menu } from '#platform/ui/menu.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { ApiError } from '#web/api-error.ts'
import { useCall } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import { task } from '../schema.ts'
import { ChangeTaskDialog } from './change-task-dialog.tsx'
import { QuietNote } from './quiet-note.tsx'
import type { Task } from './shapes.ts'
import { taskTexts } from './task-texts.ts'

type Act = 'change' | 'putOff' | 'give' | 'cancel'

/** Everything but doing it: another day, somebody else, not at all; each with its reason. */
export function TaskActs({ task: row, onDone }: { task: Task; onDone: () => void }) {
  const t = useT(taskTexts)
  const [act, setAct] = useState<Act>()
  const { data: session } = useSession()
  const mayGive = has({ kind: 'staff', rights: session?.rights ?? {} } as never, 'task.assign')
  return (
    <>
      <Menu
        label={t('task.acts')}
        alignEnd
        items={[
          { key: 'change', label: t('task.change'), icon: 'edit', onPress: () => setAct('change') },
          { key: 'putOff', label: t('task.put_off'), icon: 'calendar', onPress: () => setAct('putOff') },
          {
            key: 'give',
            label: t('task.give'),
            icon: 'swap',
            onPress: () => setAct('give'),
            ...(!mayGive && { reason: t('task.give_no_right') }),
          },
          { key: 'cancel', label: t('task.cancel'), icon: 'close', stop: true, onPress: () => setAct('cancel') },
        ]}
      >
        {(props) => <IconButton icon="more" small label={t('task.acts')} {...props} />}
      </Menu>
      {act === 'change' && <ChangeTaskDialog task={row} onClose={() => setAct(undefined)} />}
      {act === 'putOff' && <PutOff task={row} onClose={() => setAct(undefined)} onDone={onDone} />}
      {act === 'give' && <Give task={row} onClose={() => setAct(undefined)} onDone={onDone} />}
      {act === 'cancel' && <Cancel task={row} onClose={() => setAct(undefined)} onDone={onDone} />}
    </>
  )
}

/** `onDone`: it went through, nothing more is to be written at the row. */
type ActProps = { task: Task; onClose: () => void; onDone: () => void }

function PutOff({ task: row, onClose, onDone }: ActProps) {
  const t = useT(taskTexts)
  const say = useToast()
  const { language } = useLanguage()
  const today = useToday()
  const [dueOn, setDueOn] = useState('')
  const [dueTime, setDueTime] = useState(row.dueTime ?? '')
  const putOff = useCall('task.putOff', {
    renews: ['workbench'],
    onDone: () => {
      say({ tone: 'pine', text: t('task.moved', { day: shortDayText(dueOn, today, language) }) })
      onClose()
      onDone()
    },
  })
  return (
    <ReasonFor
      title={t('task.put_off')}
      about={t('task.put_off_about')}
      act={t('task.put_off_act')}
      missing={dueOn === '' ? t('task.put_off_first') : undefined}
      busy={putOff.isPending}
      error={putOff.error}
      onClose={onClose}
      onDone={(reason) => putOff.mutate({ id: row.id, version: row.version, dueOn, dueTime: dueTime || null, reason })}
    >
      <div className="fl">
        <label htmlFor="put-off-to">{t('task.put_off_to')}</label>
        <div className="flex">
          <input
            id="put-off-to"
            type="date"
            className="in"
            min={today}
            value={dueOn}
            onChange={(event) => setDueOn(event.target.value)}
          />
          <input
            type="time"
            className="in"
            aria-label={t('task.new_time')}
            aria-describedby="put-off-quiet"
            value={dueTime}
            onChange={(event) => setDueTime(event.target.value)}
          />
        </div>
        <QuietNote id="put-off-quiet" means={row.means} dueTime={dueTime} />
      </div>
    </ReasonFor>
  )
}

function Give({ task: row, onClose, onDone }: ActProps) {
  const t = useT(taskTexts)
  const say = useToast()
  const [ownerId, setOwnerId] = useState<string | null>(null)
  const give = useCall('task.give', {
    renews: ['workbench'],
    onDone: () => {
      say({ tone: 'pine', text: t('task.given') })
      onClose()
      onDone()
    },
  })
  return (
    <ReasonFor
      title={t('task.give')}
      about={t('task.give_about')}
      act={t('task.give_act')}
      missing={ownerId === null ? t('task.give_first') : undefined}
      busy={give.isPending}
      error={give.error}
      onClose={onClose}
      onDone={(reason) => give.mutate({ id: row.id, version: row.version, ownerId: ownerId ?? '', reason })}
    >
      <div className="fl">
        <label htmlFor="give-to">{t('task.give_to')}</label>
        <FieldInput
          field={task.fields.ownerId}
          id="give-to"
          value={ownerId}
          onChange={(id) => setOwnerId(id as string | null)}
        />
      </div>
    </ReasonFor>
  )
}

function Cancel({ task: row, onClose, onDone }: ActProps) {
  const t = useT(taskTexts)
  const say = useToast()
  const cancel = useCall('task.cancel', {
    renews: ['workbench', 'promise'],
    onDone: () => {
      say({ tone: 'pine', text: t('task.cancelled') })
      onClose()
      onDone()
    },
  })
  return (
    <ReasonFor
      title={t('task.cancel')}
      about={t('task.cancel_about')}
      act={t('task.cancel_act')}
      stops
      busy={cancel.isPending}
      error={cancel.error}
      onClose={onClose}
      onDone={(reason) => cancel.mutate({ id: row.id, version: row.version, reason })}
    />
  )
}

type ReasonForProps = {
  title: string
  about: string
  act: string
  stops?: boolean
  /** What is still to be chosen besides the reason. */
  missing?: string | undefined
  busy: boolean
  error: ApiError | null
  onDone: (reason: string) => void
  onClose: () => void
  children?: ReactNode
}

/** What is done to a task keeps its reason. */
function ReasonFor(props: ReasonForProps) {
  const { title, about, act, stops = false, missing, busy, error, onDone, onClose, children } = props
  const t = useT(taskTexts)
  const [reason, setReason] = useState('')
  const why = missing ?? (reason.trim() === '' ? t('task.reason_first') : undefined)
  return (
    <ActDialog
      title={title}
      act={act}
      tone={stops ? 'stop' : 'primary'}
      isReady={why === undefined}
      busy={busy}
      error={error}
      onDone={() => onDone(reason.trim())}
      onClose={onClose}
    >
      <p className="ink2">{about}</p>
      {children}
      <WordsField label={t('task.reason')} value={reason} onChange={setReason} note={why} />
    </ActDialog>
  )
}
