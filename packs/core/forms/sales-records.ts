import {
  date,
  form,
  longText,
  option,
  person,
  phones,
  ref,
  refForm,
  section,
  text,
} from '#platform/core/forms/makers.ts'
import { amount, customerName, degrees, later, marketing, registerPaper } from './parts.ts'

const register = { shape: 'register', ways: ['sheet', 'scan'], keeper: marketing, paper: registerPaper } as const

/** 交流记录表格 (003-B §2, JRN-20): a row a talk. */
export const communications = form({
  ...register,
  key: 'F-045',
  title: { zh: '交流记录表格', en: 'Communication record' },
  about: {
    zh: '每次电话、邮件或会议之后由当事人记一行',
    en: 'A row after every call, mail or meeting, by whoever took part',
  },
  subject: 'customer',
  numbering: { pattern: 'JL-{yyyy}{mm}-{0000}' },
  keepYears: 5,
  toldAs: 'note',
  happenedIn: 'on',
  sections: [
    section('rows', '交流', 'Talks', [
      date('on', '日期', 'Date', 1, { starts: 'today', required: true, span: 2 }),
      option(
        'means',
        '交流方式',
        'Kind',
        3,
        { phone: ['电话', 'Telephone'], email: ['电子邮件', 'E-mail'], meeting: ['会议', 'Meeting'] },
        { required: true, starts: { value: 'phone' }, span: 4 },
      ),
      person('contact', '联系人', 'Contact person', 4, { span: 3 }),
      option(
        'matter',
        '事务类型',
        'Matter type',
        5,
        {
          enquiry: ['售前咨询', 'Pre-sale enquiry'],
          selling: ['销售跟进', 'Sales follow-up'],
          complaint: ['客户投诉', 'Complaint'],
        },
        { required: true, openOptions: true, span: 3 },
      ),
      longText('content', '对话内容', 'Content', 2, { required: true, span: 8, lines: 2 }),
      longText('remarks', '备注', 'Remarks', 6, { span: 4 }),
    ]),
  ],
})

/** 销售机会跟进表格 (003-B §3, OPP-01). */
export const opportunities = form({
  ...register,
  key: 'F-046',
  title: { zh: '销售机会跟进表格', en: 'Opportunity follow-up' },
  about: {
    zh: '每个销售机会一行，负责人随时更新阶段',
    en: 'A row for every opportunity; the person in charge keeps the stage up to date',
  },
  subject: 'customer',
  numbering: { pattern: 'JH-{yyyy}-{0000}' },
  keepYears: 5,
  toldAs: 'note',
  sections: [
    section('rows', '机会', 'Opportunities', [
      text('title', '机会名称', 'Opportunity', 1, { required: true, span: 4 }),
      customerName(2, '客户姓名'),
    ]),
    later('progress', '进展', 'Progress', [
      amount('estimate', '预估金额', 'Estimated amount', 3, { total: true }),
      date('closesOn', '预计关闭日期', 'Expected close', 4, { span: 3 }),
      option(
        'stage',
        '销售阶段',
        'Stage',
        5,
        {
          potential: ['潜在客户', 'Potential customer'],
          interested: ['意向客户', 'Interested customer'],
          signed: ['合同签订', 'Contract signed'],
        },
        { required: true, openOptions: true, starts: { value: 'potential' }, span: 4 },
      ),
      person('inCharge', '负责人', 'In charge', 6, { starts: 'me', required: true, span: 3 }),
      longText('remarks', '备注', 'Remarks', 7, { span: 6 }),
    ]),
  ],
})

/** 任务管理表格 (003-B §4, TSK-01); a task may be about no customer. */
export const tasks = form({
  ...register,
  key: 'F-047',
  title: { zh: '任务管理表格', en: 'Task table' },
  about: { zh: '布置给某人、要在某天前做完的事，一事一行', en: 'Things somebody has to do by a day, one a row' },
  subject: 'firm',
  numbering: { pattern: 'RW-{yyyy}-{0000}' },
  keepYears: 1,
  happenedIn: 'dueOn',
  makes: [{ kind: 'task', title: 'title', due: 'dueOn', owner: 'inCharge', about: 'customer', remarks: 'remarks' }],
  sections: [
    section('rows', '任务', 'Tasks', [
      text('title', '任务名称', 'Task', 1, { required: true, span: 4 }),
      person('inCharge', '负责人', 'In charge', 2, { starts: 'me', required: true, span: 2 }),
      date('dueOn', '完成日期', 'Completion date', 3, { required: true }),
      option('priority', '任务优先级', 'Priority', 4, degrees, { starts: { value: 'middle' }, span: 3 }),
      ref('customer', '相关客户', 'Linked customer', 5, 'customer', { span: 4 }),
      refForm('opportunity', '相关销售机会', 'Linked opportunity', 5, 'F-046', { span: 4 }),
      longText('remarks', '备注', 'Remarks', 6, { span: 4 }),
    ]),
  ],
})

/** 潜在客户表 (000-J, OPP-02). Its footer is a proposal (G-30). */
export const prospects = form({
  ...register,
  key: 'F-072',
  title: { zh: '潜在客户表', en: 'Potential customers' },
  about: {
    zh: '正在争取的客户一家一行，销售例会逐行过',
    en: 'A row for every customer to be won; gone through row by row at the sales meeting',
  },
  subject: 'customer',
  numbering: { pattern: 'QZ-{yyyy}-{0000}' },
  keepYears: 5,
  toldAs: 'note',
  listed: ['number', 'product', 'customerName', 'contact', 'horizon', 'budget', 'competitor', 'result'],
  sections: [
    section('rows', '潜在客户', 'Prospects', [
      text('number', '编号', 'Number', 1, { starts: 'number', max: 40, span: 2 }),
      ref('product', '产品名称', 'Product', 2, 'product', { span: 4 }),
      text('customerName', '潜在客户·客户名称', 'Prospect: name', 3, { bind: 'name', required: true, span: 6 }),
      person('contact', '潜在客户·接洽人', 'Prospect: person to talk to', 4, { bind: '@contact', span: 3 }),
      phones('contactPhones', '接洽人电话', 'Phone of that person', 4, { bind: '@contact.phones', span: 3 }),
    ]),
    later('progress', '进展', 'Progress', [
      option(
        'horizon',
        '预定合作时间',
        'Expected time of cooperation',
        5,
        {
          month: ['一个月内', 'Within 1 month'],
          quarter: ['三个月内', 'Within 3 months'],
          halfYear: ['六个月内', 'Within 6 months'],
          year: ['一年内', 'Within 1 year'],
        },
        { required: true, span: 6 },
      ),
      amount('budget', '预算金额', 'Budget', 6, { total: true }),
      refForm('quotation', '报价表编号', 'Quotation number', 7, 'F-149', { span: 3 }),
      text('competitor', '竞争者', 'Competitor', 8, { span: 3 }),
      option(
        'result',
        '结果',
        'Result',
        9,
        { won: ['成功', 'Won'], lost: ['失败', 'Lost'], following: ['跟进中', 'In progress'] },
        { starts: { value: 'following' }, span: 3 },
      ),
      text('resultNote', '结果说明', 'Result in words', 9, {
        span: 6,
        max: 500,
        requiredWhen: { field: 'result', op: 'in', value: ['lost'] },
      }),
    ]),
    later('footer', '经理/主管/制表', 'Responsible', [
      person('manager', '经理', 'Manager', 10),
      person('supervisor', '主管', 'Supervisor', 10),
      person('madeBy', '制表', 'Made by', 10, { starts: 'me' }),
    ]),
  ],
})
