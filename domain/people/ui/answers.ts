import type { OutputOf } from '#web/api.ts'

/** The answers these screens share, by what they are answers about. */
export type StaffRow = OutputOf<'staff.list'>['rows'][number]
export type StaffRecord = OutputOf<'staff.get'>
export type Department = OutputOf<'department.tree'>['rows'][number]
export type Post = OutputOf<'post.list'>['rows'][number]
export type Role = OutputOf<'role.list'>['rows'][number]
export type Matrix = OutputOf<'role.matrix'>
export type OutsideRow = OutputOf<'outsideParty.list'>['rows'][number]
export type AuditRow = OutputOf<'audit.list'>['rows'][number]
export type ListedOption = OutputOf<'option.list'>['rows'][number]
