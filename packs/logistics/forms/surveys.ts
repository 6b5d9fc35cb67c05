import {
  computed,
  date,
  duration,
  form,
  longText,
  option,
  person,
  ratio,
  score,
  section,
  table,
  text,
} from '#platform/core/forms/makers.ts'
import { customerName, later } from '../../core/forms/parts.ts'

/** The tables of a haulage firm; none of them is bound to the trade, so any other firm may use them (FRM-05). */

export const businessDepartment = { zh: '业务部', en: 'Business department' }

const share = { max: 1, span: 3 } as const
const grounds = { span: 6, lines: 2 } as const

/** 竞争对手调查表 (000-D §一.1, OPP-12); its footer stands among the fragments (G-30). */
export const competitorSurvey = form({
  key: 'F-053',
  title: { zh: '竞争对手调查表', en: 'Competitor survey' },
  about: {
    zh: '业务人员了解到竞争对手情况时填写，一家一张',
    en: 'One sheet a competitor, when the business staff learn about it',
  },
  subject: 'firm',
  numbering: { pattern: 'JZDS-{yyyy}-{0000}' },
  flow: { reviews: ['主管', '经理'] },
  ways: ['sheet', 'scan'],
  keeper: businessDepartment,
  keepYears: 5,
  happenedIn: 'reportedOn',
  listed: ['competitor', 'products', 'priceLevel', 'marketShare', 'reporter', 'reportedOn'],
  sections: [
    section('head', '报告', 'Report', [
      person('reporter', '报告人', 'Reporter', 1, { starts: 'me', required: true, span: 3 }),
      date('reportedOn', '填写日期', 'Date', 2, { starts: 'today', required: true }),
      text('competitor', '竞争对手名称', 'Competitor', 3, { required: true, span: 6 }),
      text('address', '竞争对手地址', 'Its address', 3, { max: 300, span: 12 }),
    ]),
    section('findings', '调查内容', 'Findings', [
      text('products', '主要产品/服务', 'Main products / services', 4, { max: 500, span: 6 }),
      text('priceLevel', '价格水平', 'Price level', 5, { span: 3 }),
      ratio('marketShare', '市场占有率', 'Market share', 6, share),
      text('customers', '主要客户', 'Main customers', 7, { max: 500, span: 6 }),
      text('service', '服务内容与水平', 'Service and level', 8, { max: 500, span: 6 }),
      text('promotion', '促销方式', 'Promotion', 9, { max: 500, span: 12 }),
      longText('strengths', '优势', 'Strengths', 10, grounds),
      longText('weaknesses', '劣势', 'Weaknesses', 10, grounds),
      longText('moves', '近期动向', 'Recent moves', 11, grounds),
      longText('answer', '我方对策', 'Our answer', 12, grounds),
    ]),
    later('footer', '经理/主管/调查人', 'Responsible', [
      person('manager', '经理', 'Manager', 13),
      person('supervisor', '主管', 'Supervisor', 13),
      person('surveyor', '调查人', 'Surveyor', 13, { starts: 'me' }),
    ]),
  ],
})

/** 公司客户服务调查表 (000-D §一.2, SAT-14): the customer marks every service from 5 down to 1. */
export const serviceSurvey = form({
  key: 'F-054',
  title: { zh: '公司客户服务调查表', en: 'Survey of the company’s customer service' },
  about: {
    zh: '请客户对我们的各项服务打分，可发链接由客户自己填',
    en: 'Customers mark our services; it may be sent as a link',
  },
  instructions: {
    zh: '每项按1—5分打分，5分最好；没有用过的服务不必填。',
    en: 'Mark every service from 1 to 5, 5 being the best; leave out services not used.',
  },
  subject: 'customer',
  numbering: { pattern: 'FWDC-{yyyy}-{0000}' },
  ways: ['link', 'scan', 'sheet'],
  keeper: businessDepartment,
  keepYears: 3,
  toldAs: 'note',
  happenedIn: 'filledOn',
  listed: ['customerName', 'filledBy', 'filledOn', 'overall', 'average'],
  sections: [
    section('who', '客户', 'Customer', [
      customerName(1, '客户'),
      person('filledBy', '填写人', 'Filled by', 1, { required: true, span: 4 }),
      date('filledOn', '日期', 'Date', 1, { starts: 'today', required: true, span: 4 }),
    ]),
    section('services', '服务项目评价', 'Rating per service', [
      table(
        'services',
        '服务项目评价',
        'Rating per service',
        2,
        [
          score('mark', '评分', 'Mark', undefined, { span: 4 }),
          text('opinion', '意见', 'Opinion', undefined, { max: 500, span: 8 }),
        ],
        {
          help: { zh: '项目：印在表上的八项服务', en: 'The eight services printed on the form' },
          fixedRows: [
            { key: 'order', label: { zh: '接单', en: 'Taking orders' } },
            { key: 'transport', label: { zh: '运输', en: 'Transport' } },
            { key: 'storage', label: { zh: '仓储', en: 'Storage' } },
            { key: 'delivery', label: { zh: '配送', en: 'Delivery' } },
            { key: 'feedback', label: { zh: '信息反馈', en: 'Information feedback' } },
            { key: 'papers', label: { zh: '单据', en: 'Papers' } },
            { key: 'complaints', label: { zh: '投诉处理', en: 'Complaint handling' } },
            { key: 'manner', label: { zh: '人员态度', en: 'Manner of the staff' } },
          ],
        },
      ),
      computed('average', '平均分', 'Average mark', 2, 'decimal', { mean: 'services.mark' }, { span: 3 }),
      score('overall', '总体满意度', 'Overall satisfaction', 3, {
        required: true,
        span: 9,
        words: [
          { from: 5, label: { zh: '非常满意', en: 'Very satisfied' } },
          { from: 4, label: { zh: '满意', en: 'Satisfied' } },
          { from: 3, label: { zh: '一般', en: 'So-so' } },
          { from: 2, label: { zh: '不满意', en: 'Not satisfied' } },
          { from: 1, label: { zh: '很不满意', en: 'Very dissatisfied' } },
        ],
      }),
      longText('wanted', '期望的服务', 'Services wanted', 4, { lines: 3 }),
      longText('suggestions', '建议', 'Suggestions', 5, { lines: 3 }),
    ]),
  ],
})

/** 客户服务水平调查单 (000-D §一.3, SAT-14): what the service really was, in figures. */
export const serviceLevel = form({
  key: 'F-055',
  title: { zh: '客户服务水平调查单', en: 'Customer service level sheet' },
  about: {
    zh: '按客户核对准时、完好、准确与响应情况',
    en: 'Checks, customer by customer, how punctual, sound and accurate the service was',
  },
  subject: 'customer',
  numbering: { pattern: 'FWSP-{yyyy}-{0000}' },
  ways: ['sheet', 'scan'],
  keeper: businessDepartment,
  keepYears: 3,
  toldAs: 'note',
  happenedIn: 'surveyedOn',
  sections: [
    section('level', '服务水平', 'Service level', [
      customerName(1, '客户'),
      date('surveyedOn', '日期', 'Date', 1, { starts: 'today', required: true }),
      person('surveyor', '调查人', 'Surveyor', 8, { starts: 'me', required: true, span: 4 }),
      ratio('onTime', '准时率', 'On-time rate', 2, share),
      ratio('undamaged', '完好率', 'Undamaged rate', 3, share),
      ratio('accurate', '订单准确率', 'Order accuracy', 4, share),
      duration('response', '响应时间', 'Response time', 5, { span: 3 }),
      duration('complaintTime', '投诉处理时间', 'Complaint handling time', 6, { span: 3 }),
      option(
        'compared',
        '与竞争者比较',
        'Compared with competitors',
        7,
        { better: ['好', 'Better'], equal: ['相当', 'Equal'], worse: ['差', 'Worse'] },
        { span: 6 },
      ),
    ]),
  ],
  paper: { size: 'A5', orientation: 'landscape' },
})
