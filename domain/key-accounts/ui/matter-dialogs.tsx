import { date, longText, ref, text } from '#platform/core/fields.ts'
import { FieldsDialog } from '#platform/ui/fields-dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { matter } from '../schema.ts'
import { keyAccountsTexts as texts } from './key-accounts-texts.ts'
import type { Matter } from './shapes.ts'

type DialogProps = { one: Matter; onClose: () => void }

const progressFields = {
  progress: matter.fields.progress,
  progressNote: matter.fields.progressNote,
}

/** How far it is. */
export function ProgressDialog({ one, onClose }: DialogProps) {
  const t = useT(texts)
  const say = useToast()
  const save = useCall('matter.progress', {
    renews: ['keyAccount'],
    onDone: () => {
      say({ text: t('ka.saved') })
      onClose()
    },
  })
  return (
    <FieldsDialog
      title={one.title}
      act={t('ka.say_progress')}
      fields={progressFields}
      start={{ progress: one.progress, progressNote: one.progressNote }}
      widths={{ progress: 4, progressNote: 12 }}
      busy={save.isPending}
      error={save.error}
      onDone={({ progress, progressNote }) =>
        save.mutate({
          id: one.id,
          version: one.factsVersion,
          progress: Number(progress),
          note: String(progressNote ?? ''),
        })
      }
      onClose={onClose}
    />
  )
}

const moveFields = {
  dueOn: date(texts['ka.when'].zh, texts['ka.when'].en, { required: true }),
  dueTime: text(texts['ka.time'].zh, texts['ka.time'].en, { max: 5 }),
  place: matter.fields.place,
  ownerId: ref('staff', texts['ka.who'].zh, texts['ka.who'].en, { required: true }),
  importance: matter.fields.importance,
  urgency: matter.fields.urgency,
  reason: text(texts['ka.move_why'].zh, texts['ka.move_why'].en, { max: 500, required: true }),
}

/** Another time, place or person, with the reason. */
export function MoveDialog({ one, onClose }: DialogProps) {
  const t = useT(texts)
  const say = useToast()
  const { dueOn, dueTime, place, ownerId, importance, urgency } = one
  const move = useCall('matter.move', {
    renews: ['keyAccount', 'task'],
    onDone: () => {
      say({ text: t('ka.moved') })
      onClose()
    },
  })
  return (
    <FieldsDialog
      title={one.title}
      act={t('ka.move')}
      fields={moveFields}
      start={{ dueOn, dueTime, place, ownerId, importance, urgency }}
      widths={{ dueOn: 6, dueTime: 6, place: 6, ownerId: 6, importance: 6, urgency: 6, reason: 12 }}
      busy={move.isPending}
      error={move.error}
      onDone={(values) => move.mutate({ id: one.id, version: one.version, ...values } as never)}
      onClose={onClose}
    />
  )
}

const completeFields = {
  result: longText(texts['ka.complete_say'].zh, texts['ka.complete_say'].en, { required: true }),
}

/** Done, with a sentence that stands in the journal. */
export function CompleteDialog({ one, onClose }: DialogProps) {
  const t = useT(texts)
  const say = useToast()
  const complete = useCall('task.complete', {
    renews: ['keyAccount', 'journal'],
    onDone: () => {
      say({ tone: 'pine', text: t('ka.completed') })
      onClose()
    },
  })
  return (
    <FieldsDialog
      title={one.title}
      act={t('ka.complete')}
      fields={completeFields}
      widths={{ result: 12 }}
      busy={complete.isPending}
      error={complete.error}
      onDone={({ result }) => complete.mutate({ id: one.id, version: one.version, result: String(result) })}
      onClose={onClose}
    />
  )
}
