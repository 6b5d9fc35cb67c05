import { boolean, date, entity, longText, option, phones, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'
import type { DepartmentTables } from './departments/schema.ts'
import type { NumberTables } from './numbers/schema.ts'
import type { OptionTables } from './options/schema.ts'
import type { OutsideTables } from './outside/schema.ts'
import type { PostTables } from './posts/schema.ts'
import type { RoleTables } from './roles/schema.ts'
import type { SessionTables } from './sessions/schema.ts'

/** A member of the firm's staff. Who may sign in has an account with the same id. */
export const staff = entity({
  name: 'staff',
  table: 'staff',
  internal: ['sort_key', 'tokens'],
  label: { zh: '员工', en: 'Staff' },
  fields: {
    ...recordFields,
    number: text('工号', 'Staff no.', {
      max: 20,
      list: 'default',
      filter: true,
      sort: true,
      role: 'number',
      synonyms: ['员工编号', '编号'],
    }),
    name: text('姓名', 'Name', {
      required: true,
      max: 60,
      list: 'default',
      filter: true,
      role: 'name',
      synonyms: ['员工姓名', '名字'],
    }),
    sex: option(
      '性别',
      'Sex',
      { male: ['男', 'Male', 'M'], female: ['女', 'Female', 'F'] },
      { filter: true, list: 'offered' },
    ),
    // An e-mail of the firm is how colleagues are reached and how they sign in, so it is not masked.
    email: text('邮箱', 'E-mail', { max: 254, list: 'default', synonyms: ['电子邮箱', '邮箱地址'] }),
    phones: phones('电话', 'Phones', { list: 'default', synonyms: ['手机', '联系电话'] }),
    departmentId: ref('department', '部门', 'Department', {
      required: true,
      list: 'default',
      filter: true,
      role: 'department',
      synonyms: ['所属部门'],
    }),
    postId: ref('post', '岗位', 'Post', { list: 'default', filter: true, synonyms: ['职务', '职位'] }),
    managerId: ref('staff', '直接上级', 'Superior', { list: 'default', filter: true, synonyms: ['上级', '主管'] }),
    deputyId: ref('staff', '代理人', 'Deputy', { list: 'offered' }),
    hiredOn: date('入职日期', 'Hired on', { list: 'offered', filter: true, sort: true }),
    leftOn: date('离职日期', 'Left on', { list: 'offered', filter: true, sort: true, system: true }),
    isActive: boolean('在职', 'Active', { list: 'default', filter: true, system: true }),
    note: longText('备注', 'Note', { max: 2000 }),
  },
})

export type StaffFields = (typeof staff)['fields']

type OwnTables = { staff: TableOf<StaffFields> & { sortKey: string; tokens: string[] } }

export type PeopleTables = OwnTables &
  NumberTables &
  DepartmentTables &
  PostTables &
  RoleTables &
  OutsideTables &
  OptionTables &
  SessionTables
