import type { Generated } from 'kysely'
import { entity, json, longText, recordFields, text } from '#platform/core/fields.ts'
import type { Scope } from '#platform/core/rights.ts'
import type { TableOf } from '#platform/server/tables.ts'

/** Right → how far it reaches. The key `*` stands for every right the product has or will have. */
export type Grants = Readonly<Record<string, Scope>>

/** What holding a role allows; a person's rights are the widest of all their roles. */
export const role = entity({
  name: 'role',
  table: 'roles',
  internal: ['key', 'is_preset', 'pack_key'],
  label: { zh: '角色', en: 'Role' },
  fields: {
    ...recordFields,
    name: text('角色名称', 'Role', { required: true, max: 40, list: 'default' }),
    nameEn: text('英文名称', 'English name', { max: 60 }),
    about: longText('说明', 'About', { max: 500 }),
    grants: json('权限', 'Rights', { required: true }),
  },
})

export type RoleTables = {
  roles: Omit<TableOf<(typeof role)['fields']>, 'grants'> & {
    key: string | null
    grants: Grants
    isPreset: Generated<boolean>
    packKey: string | null
  }
  staffRoles: { staffId: string; roleId: string }
}
