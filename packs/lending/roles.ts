import type { PackOrganisation } from '#platform/core/pack.ts'
import { leading, serving } from '../grants.ts'

/** Lending: the consultant and the parties who sign (001-E). */
export const lendingOrganisation = {
  departments: [{ key: 'lending.sales', name: { zh: '贷款业务部', en: 'Lending department' }, ownsRecords: true }],
  posts: [
    { key: 'lending.head', title: { zh: '贷款业务部经理', en: 'Lending manager' }, department: 'lending.sales' },
    {
      key: 'lending.consultant',
      title: { zh: '销售顾问', en: 'Sales consultant' },
      department: 'lending.sales',
      superior: 'lending.head',
    },
  ],
  roles: [
    { key: 'lending.head', name: { zh: '贷款业务部经理', en: 'Lending manager' }, grants: leading },
    {
      key: 'lending.consultant',
      name: { zh: '销售顾问', en: 'Sales consultant' },
      grants: { ...serving, 'customer.reveal': 'own' },
    },
  ],
  outsideParties: [
    { kind: 'borrower', name: { zh: '借款人（产权人）', en: 'Borrower (title holder)' } },
    { kind: 'spouse', name: { zh: '配偶', en: 'Spouse' } },
    { kind: 'legalRepresentative', name: { zh: '法定代表人', en: 'Legal representative' } },
  ],
} as const satisfies PackOrganisation
