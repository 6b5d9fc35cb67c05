import { date, longText, ref, text } from '#platform/core/fields.ts'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { useT } from '#platform/ui/language.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { matter } from '../schema.ts'
import { AskingDialog, placeErrors } from './asking-dialog.tsx'
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
  const form = useFieldForm(progressFields, { progress: one.progress, progressNote: one.progressNote })
  const save = useCall('matter.progress', {
    renews: ['keyAccount'],
    onDone: () => {
      say({ text: t('ka.saved') })
      onClose()
    },
  })
  return (
    <AskingDialog
      title={one.title}
      act={t('ka.say_progress')}
      fields={progressFields}
      form={form}
      widths={{ progress: 4, progressNote: 12 }}
      busy={save.isPending}
      error={save.error}
      onAct={() =>
        save.mutate(
          {
            id: one.id,
            version: one.factsVersion,
            progress: Number(form.values['progress']),
            note: String(form.values['progressNote'] ?? ''),
          },
          { onError: placeErrors(form) },
        )
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
  const form = useFieldForm(moveFields, { dueOn, dueTime, place, ownerId, importance, urgency })
  const move = useCall('matter.move', {
    renews: ['keyAccount', 'task'],
    onDone: () => {
      say({ text: t('ka.moved') })
      onClose()
    },
  })
  return (
    <AskingDialog
      title={one.title}
      act={t('ka.move')}
      fields={moveFields}
      form={form}
      widths={{ dueOn: 6, dueTime: 6, place: 6, ownerId: 6, importance: 6, urgency: 6, reason: 12 }}
      busy={move.isPending}
      error={move.error}
      onAct={() =>
        move.mutate({ id: one.id, version: one.version, ...form.values } as never, { onError: placeErrors(form) })
      }
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
  const form = useFieldForm(completeFields, {})
  const complete = useCall('task.complete', {
    renews: ['keyAccount', 'journal'],
    onDone: () => {
      say({ tone: 'pine', text: t('ka.completed') })
      onClose()
    },
  })
  return (
    <AskingDialog
      title={one.title}
      act={t('ka.complete')}
      fields={completeFields}
      form={form}
      widths={{ result: 12 }}
      busy={complete.isPending}
      error={complete.error}
      onAct={() =>
        complete.mutate(
          { id: one.id, version: one.version, result: String(form.values['result']) },
          { onError: placeErrors(form) },
        )
      }
      onClose={onClose}
    />
  )
}
