import { entity, longText, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/** A post (岗位) with its duties, powers and relations: superior and deputy (ROL-14, 003-D 职责、权力和关系). */
export const post = entity({
  name: 'post',
  table: 'posts',
  internal: ['key'],
  label: { zh: '岗位', en: 'Post' },
  fields: {
    ...recordFields,
    title: text('岗位名称', 'Post', { required: true, max: 60, list: 'default', synonyms: ['岗位', '职务', '职位'] }),
    titleEn: text('英文名称', 'English title', { max: 80 }),
    departmentId: ref('department', '所属部门', 'Department'),
    superiorPostId: ref('post', '上级岗位', 'Superior post'),
    deputyPostId: ref('post', '代理岗位', 'Deputy post'),
    duties: longText('职责', 'Duties', { max: 4000 }),
    powers: longText('权力', 'Powers', { max: 4000 }),
  },
})

export type PostTables = { posts: TableOf<(typeof post)['fields']> & { key: string | null } }
