import {
  address,
  birthday,
  date,
  emails,
  form,
  integer,
  longText,
  option,
  person,
  phones,
  ref,
  section,
  strings,
  table,
  text,
} from '#platform/core/forms/makers.ts'
import { archiveKeeper, companySize, registerPaper, sexes } from './parts.ts'

/** The four short ways to write a customer down; each firm takes the one it knows. All of them read and write the archive. */
const card = { isSingle: true, keeper: archiveKeeper, keepYears: 'always', sensitivity: 'personal' } as const

/** What we note about a customer is not shown to whoever answers by link. */
const ourNotes = (fields: Parameters<typeof section>[3]) =>
  section('notes', '备注', 'Remarks', fields, { byFirm: 'after' })

/** 客户档案资料表格 (001-B): a row a person, nine columns. */
export const personalArchive = form({
  ...card,
  key: 'F-042',
  title: { zh: '客户档案资料表格（个人）', en: 'Personal customer archive table' },
  about: {
    zh: '个人客户一人一行，建档或补充资料时填写',
    en: 'A row for every individual, when the archive is made or added to',
  },
  subject: 'customer',
  subjectKinds: ['individual'],
  shape: 'register',
  numbering: { pattern: 'GRZL-{yyyy}-{0000}' },
  ways: ['sheet', 'scan'],
  listed: ['serial', 'name', 'sex', 'birthday', 'workUnit', 'phones', 'productTypes'],
  sections: [
    section('rows', '客户', 'Customers', [
      integer('serial', '序号', 'No.', 1, { min: 1, span: 2 }),
      text('name', '姓名', 'Name', 2, { bind: 'name', required: true, span: 3 }),
      option('sex', '性别', 'Sex', 3, sexes, { bind: 'sex', span: 2 }),
      birthday('birthday', '出生日期', 'Birth date', 4, { bind: 'birthday', span: 3 }),
      text('workUnit', '工作单位', 'Work unit', 5, { bind: 'workUnit', span: 4 }),
      text('nativePlace', '籍贯', 'Native place', 6, { bind: 'nativePlace', max: 80, span: 3 }),
      phones('phones', '联系方式', 'Contact', 7, { bind: 'phones', required: true, span: 4 }),
      strings('productTypes', '使用产品类型', 'Type of product used', 8, { bind: 'productTypes', span: 6 }),
      longText('remarks', '备注等', 'Remarks and other points of interest', 9, { bind: 'remarks', span: 6 }),
    ]),
  ],
  paper: registerPaper,
})

/** 客户档案范本 (001-D): the smallest record there is (ARC-45). */
export const minimalRecord = form({
  ...card,
  key: 'F-043',
  title: { zh: '客户档案范本', en: 'Minimal customer record' },
  about: {
    zh: '只记六项的个人客户卡，前台一分钟填完',
    en: 'Six items about a person, filled in within a minute at the desk',
  },
  subject: 'customer',
  subjectKinds: ['individual'],
  numbering: { pattern: 'FB-{yyyy}-{0000}' },
  ways: ['link', 'scan', 'sheet'],
  listed: ['name', 'sex', 'birthday', 'phones', 'address'],
  sections: [
    section('person', '客户', 'Customer', [
      text('name', '客户姓名', 'Name', 1, { bind: 'name', required: true, span: 6 }),
      option('sex', '性别', 'Sex', 2, sexes, { bind: 'sex', span: 6 }),
      birthday('birthday', '出生年月', 'Born in', 3, {
        bind: 'birthday',
        span: 6,
        help: { zh: '填到月即可', en: 'Year and month are enough' },
      }),
      phones('phones', '电话', 'Phone', 4, { bind: 'phones', required: true, span: 6 }),
      address('address', '现居住址', 'Present address', 5, { bind: 'address', span: 12 }),
    ]),
    ourNotes([longText('remarks', '备注', 'Remarks', 6, { bind: 'remarks', lines: 4 })]),
  ],
  paper: { size: 'A5', orientation: 'landscape' },
})

/** 客户信息表格 (003-B §1): the spreadsheet sales people begin with. */
export const customerInformation = form({
  ...card,
  key: 'F-044',
  title: { zh: '客户信息表格', en: 'Customer information' },
  about: {
    zh: '企业客户一家一行，记联系人与公司基本情况',
    en: 'A row for every company: contact person and main facts',
  },
  subject: 'customer',
  subjectKinds: ['organisation'],
  shape: 'register',
  numbering: { pattern: 'XXB-{yyyy}-{0000}' },
  ways: ['link', 'sheet', 'scan'],
  listed: ['contact', 'company', 'phones', 'emails', 'industry', 'size'],
  sections: [
    section('rows', '客户', 'Customers', [
      person('contact', '客户姓名', 'Customer name', 1, { bind: '@contact', required: true, span: 3 }),
      text('company', '公司名称', 'Company', 2, { bind: 'name', required: true, span: 4 }),
      phones('phones', '电话号码', 'Phone', 3, { bind: 'phones', required: true, span: 4 }),
      emails('emails', '电子邮件地址', 'E-mail', 4, { bind: 'emails', span: 4 }),
      address('address', '地址', 'Address', 5, { bind: 'address', span: 8 }),
      text('industry', '行业', 'Industry', 6, { bind: 'industry', max: 120, span: 4 }),
      companySize(7, '公司规模', 'Company size'),
    ]),
    ourNotes([longText('remarks', '备注', 'Remarks', 8, { bind: 'remarks' })]),
  ],
  paper: registerPaper,
})

/** 客户档案表 (001-F): the card of a small database, whose head breaks off after the number; products are linked, not copied (ARC-46). */
export const smallDatabase = form({
  ...card,
  key: 'F-052',
  title: { zh: '客户档案表（Access）', en: 'Customer archive table for a small database' },
  about: {
    zh: '个人客户及其买过的产品，产品从产品表中选',
    en: 'A person and the products bought, chosen from the product table',
  },
  subject: 'customer',
  subjectKinds: ['individual'],
  numbering: { pattern: 'DAB-{yyyy}-{0000}' },
  ways: ['sheet', 'scan'],
  listed: ['number', 'name', 'sex', 'phones', 'address'],
  sections: [
    section('customer', '客户', 'Customer', [
      text('number', '客户号', 'Customer number', 1, { bind: 'number', max: 40, span: 3 }),
      text('name', '姓名', 'Name', 2, { bind: 'name', required: true, span: 3 }),
      option('sex', '性别', 'Sex', 2, sexes, { bind: 'sex', span: 3 }),
      birthday('birthday', '出生日期', 'Birth date', 2, { bind: 'birthday', span: 3 }),
      phones('phones', '电话', 'Phone', 2, { bind: 'phones', span: 4 }),
      address('address', '地址', 'Address', 2, { bind: 'address', span: 8 }),
    ]),
    section('purchases', '购买产品', 'Products bought', [
      table('products', '购买产品', 'Products bought', 3, [
        ref('product', '产品', 'Product', undefined, 'product', { required: true, span: 6 }),
        date('on', '日期', 'Date', undefined, { required: true, starts: 'today', span: 3 }),
        integer('quantity', '数量', 'Quantity', undefined, { min: 0, total: true, span: 3 }),
      ]),
      longText('remarks', '备注', 'Remarks', 4, { bind: 'remarks', lines: 2 }),
    ]),
  ],
  paper: { rows: 8 },
})
