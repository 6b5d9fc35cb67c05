import {
  date,
  decimal,
  form,
  integer,
  longText,
  option,
  person,
  ref,
  section,
  text,
} from '#platform/core/forms/makers.ts'

const line = { max: 300, span: 4 } as const
const celsius = { unit: { zh: '℃', en: '°C' }, min: 0, max: 40, scale: 1 } as const

/** 顾客消费个性化档案 (HTL-03…05): what the house found out by itself; housekeeping and dining are asked what they saw. */
export const preferences = form({
  key: 'F-135',
  title: { zh: '顾客消费个性化档案', en: 'Personal preference file' },
  about: {
    zh: '服务中观察和了解到的喜好，当班补记；再次入住时按此服务',
    en: 'What was observed and learnt in service, added the same shift and acted upon at the next stay',
  },
  instructions: {
    zh: '只记与服务有关的内容。客房、餐饮按“观察”各项逐条留意。',
    en: 'Only what helps service. Housekeeping and dining look out for each point under the observations.',
  },
  subject: 'customer',
  subjectKinds: ['individual'],
  isSingle: true,
  numbering: { pattern: 'GX-{yyyy}-{00000}' },
  flow: { fills: ['对客服务员工', '班组长', '前厅经理', '营销人员', '公关人员'] },
  ways: ['sheet', 'scan'],
  keeper: { zh: '前厅部', en: 'Front office' },
  keepYears: 'always',
  sensitivity: 'personal',
  toldAs: 'note',
  listed: ['room', 'pillow', 'mattress', 'taste', 'airCondition', 'recorder', 'recordedOn'],
  sections: [
    section('traits', '特点', 'Traits', [
      longText('demands', '消费需求特点', 'Demand traits', 1, { span: 6, lines: 2 }),
      longText('behaviour', '行为特征', 'Behaviour', 2, { span: 6, lines: 2 }),
      text('family', '家庭状况', 'Family', 3, { bind: 'family', sensitivity: 'personal', max: 500, span: 6 }),
      text('education', '学历', 'Education', 4, { bind: 'education', max: 40, span: 2 }),
      text('title', '职称', 'Title', 5, { max: 60, span: 2 }),
      text('duty', '职务', 'Post', 6, { max: 60, span: 2 }),
    ]),
    section('room', '住', 'Room', [
      text('room', '房型要求', 'Room type wanted', 7, { bind: 'roomPreference', ...line }),
      text('toiletries', '洗浴用品品牌', 'Toiletry brand', 8, line),
      option('pillow', '枕头高低', 'Pillow height', 9, {
        high: ['高', 'High'],
        medium: ['中', 'Medium'],
        low: ['低', 'Low'],
      }),
      option('mattress', '床垫软硬度', 'Mattress firmness', 10, {
        soft: ['软', 'Soft'],
        medium: ['中', 'Medium'],
        hard: ['硬', 'Hard'],
      }),
      text('lighting', '灯光要求', 'Lighting', 19, line),
      decimal('airCondition', '空调温度', 'Air conditioning', 20, { ...celsius, span: 2 }),
      text('bathWater', '洗澡水热度', 'Bath water', 21, { max: 60, span: 2 }),
      text('hygiene', '卫生标准', 'Hygiene standard', 22, line),
    ]),
    section('leisure', '娱', 'Leisure', [
      text('reading', '阅读习惯', 'Reading habits', 11, line),
      text('television', '电视节目', 'TV programmes', 12, line),
      text('entertainment', '娱乐喜好', 'Entertainment', 13, line),
      text('hobbies', '个人其它嗜好', 'Other hobbies', 23, { bind: 'hobbies', max: 500, span: 12 }),
    ]),
    section('table', '食', 'Food and drink', [
      text('eating', '饮食习惯', 'Eating habits', 14, { bind: 'foodPreference', ...line }),
      text('taste', '口味特征', 'Taste', 15, line),
      text('tea', '茶叶爱好', 'Tea', 16, line),
      text('coffee', '咖啡爱好', 'Coffee', 17, line),
      text('alcohol', '酒类爱好', 'Alcohol', 18, line),
      text('taboos', '忌讳', 'Taboos', undefined, { bind: 'taboos', sensitivity: 'personal', ...line }),
    ]),
    section('opinion', '评价', 'Opinion', [
      longText('opinion', '对产品与服务的评价', 'Opinion of products and services', 24, { lines: 3 }),
    ]),
    section(
      'housekeeping',
      '客房观察',
      'Seen by housekeeping',
      [
        integer('pillowsUsed', '观察·枕头使用个数', 'Pillows used', 25, { min: 0, max: 10, span: 4 }),
        text('teaInCup', '观察·茶杯中茶叶类别', 'Tea in the cup', 26, line),
        text('channel', '观察·电视停留频道', 'TV channel left on', 27, line),
        decimal('airConditionSet', '观察·空调调节温度', 'Air conditioning set', 28, { ...celsius, span: 4 }),
        text('articles', '观察·客房物品利用情况', 'Use of room articles', 29, { max: 500, span: 8 }),
      ],
      { about: { zh: '清扫客房时留意', en: 'Looked out for when the room is made up' } },
    ),
    section(
      'dining',
      '餐饮观察',
      'Seen by dining',
      [
        text('dishes', '观察·菜品种类、味别', 'Dishes and flavours', 30, { max: 500, span: 6 }),
        text('drinks', '观察·酒水品牌', 'Drink brands', 31, { max: 300, span: 6 }),
        text('leftOver', '观察·遗留菜品数量', 'Amount left', 32, { max: 300, span: 6 }),
        text('condiments', '观察·酱油、醋、咸菜等要求', 'Soy sauce, vinegar, pickles', 33, { max: 300, span: 6 }),
      ],
      { about: { zh: '用餐和收台时留意', en: 'Looked out for at table and when clearing' } },
    ),
    section('record', '记录', 'Recorded by', [
      person('recorder', '记录人', 'Recorded by', 34, { required: true, starts: 'me' }),
      ref('department', '部门', 'Department', 34, 'department'),
      date('recordedOn', '日期', 'Date', 34, { required: true, starts: 'today' }),
    ]),
  ],
})
