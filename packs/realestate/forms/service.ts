import type { Condition } from '#platform/core/conditions.ts'
import {
  approval,
  date,
  files,
  form,
  longText,
  option,
  options,
  person,
  ref,
  refForm,
  section,
  strings,
  table,
  text,
  yesNo,
} from '#platform/core/forms/makers.ts'

const keeper = { zh: '客户服务部', en: 'Customer-service department' }

/** 客户服务案例 (SVC-11…13): what went wrong once, kept so that the next project avoids it. */
const serviceCase = form({
  key: 'F-120',
  title: { zh: '客户服务案例', en: 'Case library record' },
  about: {
    zh: '处理客户诉求时固定证据、总结教训、明确责任部门，入案例库供新项目规避',
    en: 'Evidence, lesson and department at fault of a customer’s demand, kept in the library for new projects to avoid',
  },
  subject: 'firm',
  numbering: { pattern: 'AL-{yyyy}-{0000}' },
  flow: { fills: ['客户服务专员', '客户服务部经理'], reviews: ['客户服务部经理'] },
  ways: ['sheet', 'scan'],
  keeper,
  keepYears: 'always',
  listed: ['project', 'description', 'stageClass', 'department', 'origin', 'byDrawing'],
  sections: [
    section('problem', '问题', 'Problem', [
      option(
        'origin',
        '案例来源',
        'Origin of the case',
        9,
        { own: ['本公司老项目', 'Our own old project'], trade: ['行业内', 'The trade'] },
        { required: true, span: 6 },
      ),
      text('project', '项目', 'Project', 6, { required: true, span: 6 }),
      option(
        'stage',
        '阶段',
        'Stage',
        6,
        {
          concept: ['概念设计', 'Concept design'],
          drawings: ['施工图设计', 'Working drawings'],
          building: ['施工', 'Building'],
          sales: ['销售', 'Sales'],
          handover: ['交付', 'Hand-over'],
          living: ['入住', 'Living'],
        },
        { openOptions: true },
      ),
      text('complaint', '来源投诉', 'Complaint it came from', 6, { max: 100, span: 12 }),
      longText('description', '问题说明', 'Description', 1, { required: true, lines: 5 }),
      files('photos', '照片', 'Photos', 2),
    ]),
    section('lesson', '教训与归类', 'Lesson and class', [
      longText('lesson', '经验教训', 'Lesson', 3, { required: true, lines: 4 }),
      ref('department', '责任部门', 'Department at fault', 4, 'department', { required: true, span: 6 }),
      yesNo('byDrawing', '图纸原因', 'Caused by drawings', 7, { span: 6 }),
      text('drawingCause', '图纸问题', 'Fault of the drawings', 7, {
        max: 500,
        shownWhen: { field: 'byDrawing', op: 'yes' },
        requiredWhen: { field: 'byDrawing', op: 'yes' },
        span: 12,
      }),
      option(
        'stageClass',
        '设计阶段分类',
        'Design-stage class',
        5,
        {
          plan: ['①总体规划、公共设施和景观绿化', '1. Master plan, public facilities, landscape'],
          body: ['②建筑主体及户内', '2. Building body and inside of the unit'],
          living: ['③居住性能、影响居住的设备布点', '3. Living performance, equipment affecting living'],
          quality: ['④工程质量类', '4. Construction quality'],
        },
        { required: true, span: 12 },
      ),
      text('need', '对应客户需求', 'Customer need it stands for', 10, { max: 500, span: 12 }),
    ]),
    section('avoidance', '规避确认', 'Avoidance', [
      table('avoided', '规避确认', 'Avoidance confirmed in', 8, [
        text('newProject', '新项目', 'New project', undefined, { required: true, max: 100, span: 3 }),
        date('on', '日期', 'Date', undefined, { required: true, starts: 'today', span: 2 }),
        person('confirmedBy', '确认人', 'Confirmed by', undefined, { required: true, starts: 'me', span: 3 }),
        text('opinion', '意见', 'Opinion', undefined, { max: 500, span: 4 }),
      ]),
    ]),
  ],
  paper: { rows: 3 },
})

const exception: Condition = { field: 'plastered', op: 'no' }

/** 施工现场工地开放日申请: without inner plastering only by written word of a deputy general manager or higher (EVT-05). */
const openDay = form({
  key: 'F-121',
  title: { zh: '施工现场工地开放日申请', en: 'Site open-day request' },
  about: {
    zh: '项目销售部按营销节点和工程进度申请；内粉刷未完成的须副总以上批示',
    en: 'Asked for by project sales as marketing and works allow; without inner plastering a deputy general manager decides',
  },
  subject: 'firm',
  numbering: { pattern: 'KFR-{yyyy}-{0000}' },
  flow: { fills: ['置业顾问', '销售管理部经理', '项目部经理'] },
  ways: ['scan'],
  keeper,
  keepYears: 3,
  happenedIn: 'heldOn',
  listed: ['project', 'building', 'heldOn', 'plastered', 'focus'],
  sections: [
    section('request', '申请', 'Request', [
      text('project', '项目', 'Project', 1, { required: true, span: 6 }),
      text('building', '楼栋', 'Building', 1, { required: true, max: 80, span: 6 }),
      date('heldOn', '日期', 'Date', 6, { required: true }),
      strings('invited', '邀请客户', 'Customers invited', 6, { span: 9 }),
      options(
        'focus',
        '展示重点',
        'Focus shown',
        5,
        {
          order: ['现场有序管理', 'Order on site'],
          workmanship: ['施工质量工艺', 'Workmanship'],
        },
        { required: true },
      ),
      yesNo('plastered', '内粉刷已完成', 'Inner plastering done', 2, { required: true }),
    ]),
    section(
      'exception',
      '例外审批',
      'Exception',
      [
        longText('reason', '例外原因', 'Reason for the exception', 3, { requiredWhen: exception, lines: 3 }),
        approval('decision', '副总以上批示', 'Deputy general manager or higher', 4, {
          signs: ['副总', '总经理'],
          required: true,
          signedBy: { zh: '副总以上', en: 'Deputy general manager or higher' },
        }),
      ],
      { shownWhen: exception },
    ),
    section('feedback', '客户反馈', 'Feedback', [
      longText('feedback', '客户反馈', 'Customers’ feedback', 7, { lines: 5 }),
    ]),
  ],
})

/** 施工图内审意见: the service department's word in the review of working drawings (SVC-14, CMP-13). */
const drawingReview = form({
  key: 'F-122',
  title: { zh: '施工图内审意见', en: 'Drawing review opinion' },
  about: {
    zh: '施工图设计前，客户服务部把图纸引起的投诉归类分析，提出意见，由设计管理部答复',
    en: 'Before working drawings, customer service classes the complaints drawings caused and gives its opinion; design answers',
  },
  subject: 'firm',
  numbering: { pattern: 'NS-{yyyy}-{0000}' },
  flow: { fills: ['客户服务专员', '客户服务部经理', '设计管理专员'], reviews: ['客户服务部经理'] },
  ways: ['scan'],
  keeper,
  keepYears: 'always',
  happenedIn: 'reviewedOn',
  listed: ['project', 'drawing', 'reviewer', 'reviewedOn', 'opinion'],
  sections: [
    section('drawing', '图纸', 'Drawing', [
      text('project', '项目', 'Project', 1, { required: true, span: 6 }),
      text('drawing', '图纸', 'Drawing', 1, { required: true, span: 6 }),
      person('reviewer', '内审人', 'Reviewer', undefined, { starts: 'me' }),
      date('reviewedOn', '内审日期', 'Reviewed on', undefined, { starts: 'today', required: true }),
    ]),
    section('opinion', '意见', 'Opinion', [
      table('cases', '引用案例', 'Cases used', 2, [
        refForm('case', '案例', 'Case', undefined, 'F-120', { required: true, span: 6 }),
        text('avoid', '规避要求', 'What to avoid', undefined, { max: 500, span: 6 }),
      ]),
      longText('complaints', '投诉归类及原因分析建议', 'Complaint classes, causes, advice', 3, {
        required: true,
        lines: 6,
      }),
      longText('opinion', '审核意见', 'Opinion', 4, { required: true, lines: 5 }),
    ]),
    section('answer', '答复', 'Answer', [
      longText('answer', '设计管理部答复', 'Design department’s answer', 5, { lines: 4 }),
    ]),
  ],
  paper: { rows: 3 },
})

export const serviceForms = [serviceCase, openDay, drawingReview]
