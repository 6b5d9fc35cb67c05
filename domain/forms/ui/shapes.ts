import type { OutputOf } from '#web/api.ts'

export type CatalogueRow = OutputOf<'form.catalogue'>['rows'][number]
export type RecordPage = OutputOf<'form.record'>
export type RecordRow = OutputOf<'form.records'>['rows'][number]
export type Copy = OutputOf<'form.copies'>['rows'][number]
export type Permission = RecordPage['may'][string]

/** The reason of a button that may not be pressed, ready to spread. */
export function offBecause(permission: Permission | undefined): { reason: string } | Record<string, never> {
  return permission && !permission.allowed && permission.reason ? { reason: permission.reason } : {}
}
