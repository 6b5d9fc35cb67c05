import type { OutputOf } from '#web/api.ts'

export type Integration = OutputOf<'integration.list'>['rows'][number]
export type Delivery = OutputOf<'integration.deliveries'>['rows'][number]
export type MailState = OutputOf<'mail.state'>
export type Robot = OutputOf<'robot.list'>['rows'][number]
