import {
  date,
  form,
  instant,
  option,
  person,
  ratio,
  section,
  table,
  text,
  time,
  yesNo,
} from '#platform/core/forms/makers.ts'
import { customerName, degrees, marketing } from './parts.ts'

/** 大客户时间管理表 (000-I): one sheet a key account, its matters as rows (KAM-01, KAM-02, FRM-18). */
export const keyAccountTimes = form({
  key: 'F-085',
  title: { zh: '大客户时间管理表', en: 'Key-account time management' },
  about: {
    zh: '每个大客户一张，重要事项一项一行，全组共看，完成情况及时更新',
    en: 'One sheet a key account, one row an important matter; shared by the team and kept up to date',
  },
  subject: 'customer',
  isSingle: true,
  numbering: { pattern: 'DKH-{yyyy}-{0000}' },
  ways: ['sheet', 'scan'],
  keeper: marketing,
  keepYears: 5,
  sections: [
    section('who', '大客户', 'Key account', [
      customerName(1, '客户名称', 'Key account'),
      person('contact', '联系人', 'Contact to talk with', 2, { bind: '@contact', span: 4 }),
    ]),
    section('matters', '重要事项与时间安排', 'Important matters and times', [
      table('matters', '事项', 'Matters', undefined, [
        text('matter', '重要事项', 'Important matter', 3, { required: true, span: 3 }),
        date('on', '时间安排·日期', 'Plan: date', 4, { required: true }),
        time('at', '时间安排·时间', 'Plan: time', 5),
        text('place', '时间安排·地点', 'Plan: place', 6, { span: 2 }),
        person('inCharge', '负责人', 'In charge', 7, { required: true, starts: 'me', span: 2 }),
        option('importance', '重要性', 'Importance', 10, degrees, { starts: { value: 'middle' }, span: 2 }),
        option('urgency', '紧急程度', 'Urgency', 10, degrees, { starts: { value: 'middle' }, span: 2 }),
        instant('remindAt', '提醒时间', 'Reminder', 11, { span: 2 }),
        yesNo('isDone', '完成情况·是否完成', 'Done', 8, { span: 2 }),
        ratio('progress', '完成情况·进度', 'Progress', 9, { max: 1, span: 2 }),
      ]),
    ]),
  ],
  paper: { orientation: 'landscape', rows: 10 },
})
