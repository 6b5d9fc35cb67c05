import type { IconName } from '#platform/ui/icon-paths.ts'
import type { OutputOf } from '#web/api.ts'
import type { Means, TaskKind } from '../schema.ts'

export type Task = OutputOf<'task.list'>['rows'][number]
export type Duty = OutputOf<'duty.list'>['rows'][number]

/** What a due badge shows: the day, or the minute where the hour matters. */
export function dueOf({ dueOn, dueTime }: Pick<Task, 'dueOn' | 'dueTime'>): string {
  return dueTime === null ? dueOn : `${dueOn}T${dueTime}:00+08:00`
}

export const meansIcons: Record<Means, IconName> = {
  call: 'phone',
  visit: 'home',
  wechat: 'message',
  sms: 'message',
  email: 'mail',
  meeting: 'shop',
  card: 'card',
  gift: 'gift',
  letter: 'mail',
  form: 'file',
}

/** Kinds whose word stands beside the name; a plain follow-up says it in its title. */
export const taggedKinds: Partial<Record<TaskKind, 'ochre' | 'seal' | 'plain' | 'brand'>> = {
  promise: 'ochre',
  care: 'plain',
  duty: 'plain',
  matter: 'brand',
  correction: 'seal',
  handOver: 'plain',
}
