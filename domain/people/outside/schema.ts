import { boolean, emails, entity, longText, option, phones, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/** Somebody outside the firm who takes part in its work, kept as such and without a login (ROL-13). */
export const outsideParty = entity({
  name: 'outside_party',
  table: 'outside_parties',
  internal: ['sort_key'],
  label: { zh: '外部人员与单位', en: 'Outside party' },
  fields: {
    ...recordFields,
    kind: option(
      '类别',
      'Kind',
      {
        clientLeader: ['甲方领导', 'Client’s leader', '第一负责人'],
        ownersAgent: ['被委托人', 'Owner’s agent', '业主代理人'],
        builder: ['施工单位', 'Builder', '装修单位'],
        salesAgency: ['销售代理公司', 'Sales agency', '代理公司'],
        surveyAgency: ['专业调查机构', 'Survey agency', '调查公司'],
        creditExpert: ['信用管理专家', 'Credit expert'],
        borrower: ['借款人（产权人）', 'Borrower (title holder)', '借款人'],
        spouse: ['配偶', 'Spouse'],
        legalRepresentative: ['法定代表人', 'Legal representative', '法人代表'],
        other: ['其他', 'Other'],
      },
      { required: true, openOptions: 'outsideKind', list: 'default', filter: true },
    ),
    name: text('名称', 'Name', { required: true, max: 100, list: 'default', filter: true, sort: true }),
    organisation: text('所在单位', 'Organisation', { max: 200, list: 'default' }),
    contactName: text('联系人', 'Contact', { max: 60, list: 'default' }),
    phones: phones('电话', 'Phones', { list: 'default' }),
    emails: emails('邮箱', 'E-mails'),
    departmentId: ref('department', '对口部门', 'Department in touch', { list: 'default', filter: true }),
    note: longText('备注', 'Note', { max: 2000 }),
    isActive: boolean('合作中', 'Active', { list: 'default', filter: true, system: true }),
  },
})

export type OutsideTables = { outsideParties: TableOf<(typeof outsideParty)['fields']> & { sortKey: string } }
