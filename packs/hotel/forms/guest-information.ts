import {
  date,
  form,
  longText,
  option,
  people,
  person,
  phones,
  ref,
  refForm,
  section,
  table,
  text,
  yesNo,
} from '#platform/core/forms/makers.ts'

/** 宾客意见表 (COL-22, HTL-06): what staff in all areas learn of guests, every day. Keys as when first gathered. */
export const guestComment = form({
  key: 'F-137',
  title: { zh: '宾客意见表', en: 'Guest comment form' },
  about: {
    zh: '各部门在服务中了解到的宾客信息和需求，当日填写',
    en: 'What staff in all areas learn of guests and their wishes, written down the same day',
  },
  subject: 'customer',
  numbering: { pattern: 'BK-{yy}-{00000}' },
  flow: { fills: ['对客服务员工', '班组长', '前厅经理', '营销人员', '公关人员'] },
  ways: ['sheet', 'scan'],
  keeper: { zh: '前厅部', en: 'Front office' },
  keepYears: 3,
  toldAs: 'note',
  happenedIn: 'on',
  listed: ['on', 'name', 'room', 'category', 'wishes', 'staff', 'isInHistory'],
  sections: [
    section('guest', '客人', 'Guest', [
      text('name', '客人', 'Guest', 3, { bind: 'name', required: true, max: 80, span: 3 }),
      phones('phones', '电话', 'Phones', undefined, { bind: 'phones', span: 3 }),
      text('room', '房号', 'Room', 3, { max: 20, span: 3 }),
      date('on', '日期', 'Date', 3, { required: true, starts: 'today' }),
      ref('department', '部门', 'Department', 4, 'department'),
      person('staff', '员工', 'Employee', 4, { required: true, starts: 'me' }),
      option(
        'category',
        '意见类别',
        'Kind',
        5,
        {
          praise: ['表扬', 'Praise'],
          suggestion: ['建议', 'Suggestion'],
          complaint: ['投诉', 'Complaint'],
          wish: ['需求', 'Wish'],
        },
        { required: true },
      ),
    ]),
    section('comment', '内容', 'Comment', [
      longText('information', '客户信息', 'Guest information', 1, { lines: 3 }),
      longText('wishes', '需求', 'Wishes', 2, { bind: 'needs', required: true, lines: 3 }),
    ]),
    section(
      'handling',
      '处理',
      'Handling',
      [
        text('handled', '处理', 'Handled', 6, {
          max: 500,
          span: 9,
          requiredWhen: { field: 'category', op: 'in', value: ['complaint'] },
        }),
        yesNo('isInHistory', '录入客史', 'Entered in the guest history', 6),
      ],
      { byFirm: 'after' },
    ),
  ],
  paper: { size: 'A5' },
})

/** 班组客户信息分析会议记录 (HTL-07): every member gives an opinion, and the outcome goes into the guest history. */
export const shiftMeeting = form({
  key: 'F-138',
  title: { zh: '班组客户信息分析会议记录', en: 'Shift-team guest information meeting' },
  about: {
    zh: '班组定期开会，逐人谈对客人的观察，形成客史条目',
    en: 'Held by the shift team: each member tells what was observed, and entries of the guest history are made',
  },
  subject: 'firm',
  numbering: { pattern: 'BZ-{yyyy}-{000}' },
  flow: { fills: ['班组长', '前厅经理'] },
  keeper: { zh: '班组', en: 'Shift team' },
  keepYears: 2,
  happenedIn: 'on',
  listed: ['team', 'on', 'people'],
  sections: [
    section('meeting', '会议', 'Meeting', [
      text('team', '班组', 'Team', 1, { required: true, max: 60, span: 3 }),
      date('on', '日期', 'Date', 1, { required: true, starts: 'today' }),
      people('people', '参加人', 'Present', 1, { required: true }),
      table(
        'guests',
        '讨论客人',
        'Guests discussed',
        2,
        [
          ref('guest', '客人', 'Guest', undefined, 'customer', { required: true, span: 4 }),
          text('occasion', '缘由', 'Why discussed', undefined, { max: 200, span: 8 }),
        ],
        { required: true },
      ),
    ]),
    section('observations', '观察', 'Observations', [
      table(
        'observations',
        '各员工观察与评价',
        'Each member’s observation and opinion',
        3,
        [
          person('member', '员工', 'Member', undefined, { required: true, span: 2 }),
          ref('guest', '客人', 'Guest', undefined, 'customer', { required: true, span: 2 }),
          text('habits', '消费习惯', 'Spending habits', undefined, { max: 500, span: 4 }),
          text('hobbies', '爱好', 'Hobbies', undefined, { max: 500, span: 4 }),
        ],
        { required: true },
      ),
    ]),
    section('entries', '客史', 'Guest history', [
      table('entries', '形成的客史条目', 'Entries made', 4, [
        ref('guest', '客人', 'Guest', undefined, 'customer', { required: true, span: 2 }),
        text('entry', '条目', 'Entry', undefined, { required: true, max: 500, span: 6 }),
        refForm('file', '个性化档案', 'Personal preference file', undefined, 'F-135', { span: 4 }),
      ]),
    ]),
  ],
  paper: { rows: 6 },
})
