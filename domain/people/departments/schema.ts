import type { Generated } from 'kysely'
import { boolean, entity, option, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/** A department or branch of the firm (ROL-14). Branches bound what a right with scope `branch` reaches. */
export const department = entity({
  name: 'department',
  table: 'departments',
  internal: ['key', 'path', 'position'],
  label: { zh: '部门', en: 'Department' },
  fields: {
    ...recordFields,
    name: text('部门名称', 'Department', { required: true, max: 60, list: 'default', synonyms: ['部门', '所属部门'] }),
    nameEn: text('英文名称', 'English name', { max: 80 }),
    kind: option(
      '类别',
      'Kind',
      {
        department: ['部门', 'Department', '科室', '处'],
        branch: ['分支机构', 'Branch', '分公司', '分店', '门店', '项目'],
      },
      { required: true },
    ),
    parentId: ref('department', '上级部门', 'Parent department'),
    /** The one dedicated keeper (专人) of the department's archives (ARC-23). */
    keeperId: ref('staff', '档案专人', 'Archive keeper'),
    /** Which department owns the archives, in property the customer-affairs department (ARC-08). */
    ownsArchives: boolean('归口管理客户档案', 'Owns the customer archives'),
  },
})

export type DepartmentTables = {
  departments: TableOf<(typeof department)['fields']> & {
    key: string | null
    path: string[]
    position: Generated<number>
  }
}
