import type { Condition } from '#platform/core/conditions.ts'
import {
  date,
  dateRange,
  files,
  form,
  instant,
  integer,
  longText,
  money,
  option,
  options,
  person,
  phones,
  residentId,
  section,
  signature,
  text,
  yesNo,
} from '#platform/core/forms/makers.ts'
import { affairs, customerAndUnit, frontDesk, yuan } from './whose.ts'

const byAgent: Condition = { field: 'byAgent', op: 'yes' }
const copies = (key: string, zh: string, en: string, no: number, value: number) =>
  integer(key, zh, en, no, { min: 0, max: 9, starts: { value }, unit: { zh: '份', en: 'copies' } })
const handed = (key: string, zh: string, en: string, no: number) => yesNo(key, zh, en, no, { required: true, span: 6 })

/**
 * 入伙资料验证与领取清单: steps 1 and 2 of moving in (MVI-02…04). An original that was seen and a copy that was kept
 * are two facts (ARC-56); whoever acts for the customer brings three papers more.
 */
const documentCheck = form({
  key: 'F-024',
  title: { zh: '入伙资料验证与领取清单', en: 'Move-in document check and hand-out list' },
  about: {
    zh: '入伙第一、二步：验证原件、留存复印件，再逐项发放入伙资料，客户签收',
    en: 'The first two steps of moving in: originals checked, copies kept, then every paper of the pack handed out and signed for',
  },
  subject: 'customer',
  numbering: { pattern: 'RHZL-{yyyy}-{0000}', gapFree: true },
  flow: { fills: frontDesk },
  ways: ['scan'],
  keeper: affairs,
  keepYears: 'always',
  sensitivity: 'personal',
  toldAs: 'file',
  happenedIn: 'checkedOn',
  listed: ['customerName', 'unit', 'byAgent', 'contractOriginal', 'paperOriginal', 'clerk', 'checkedOn'],
  sections: [
    section('check', '资料验证', 'Papers checked', [
      ...customerAndUnit(1, '客户', 'Customer', 'whole'),
      yesNo('noticeSeen', '《入伙通知书》', 'Move-in notice', 2, { required: true }),
      files('noticeFile', '《入伙通知书》存件', 'Move-in notice, filed', 2, { span: 9 }),
      yesNo('contractOriginal', '《购房合同书》原件', 'Purchase contract: original seen', 3, { required: true }),
      yesNo('contractCopy', '《购房合同书》复印件', 'Purchase contract: copy kept', 3, { required: true }),
      files('contractFile', '《购房合同书》存件', 'Purchase contract, filed', 3, { span: 6 }),
      option(
        'paperKind',
        '客户《身份证》或营业执照',
        'Customer’s identity card or business licence',
        4,
        { identity: ['身份证', 'Identity card'], licence: ['营业执照', 'Business licence'] },
        { required: true, span: 12 },
      ),
      yesNo('paperOriginal', '证照原件', 'Paper: original seen', 4, { required: true }),
      yesNo('paperCopy', '证照复印件', 'Paper: copy kept', 4, { required: true }),
      files('paperFile', '证照存件', 'Paper, filed', 4, { sensitivity: 'personal', span: 6 }),
      yesNo('byAgent', '委托他人办理', 'Acting through an agent', 5, { required: true, span: 12 }),
    ]),
    section(
      'agent',
      '委托办理',
      'Agent',
      [
        files('authority', '《客户委托书》', 'Letter of authority', 6, { requiredWhen: byAgent, span: 6 }),
        yesNo('customerPaper', '客户身份证原件', 'Customer’s identity card: original seen', 7, {
          requiredWhen: byAgent,
          span: 6,
        }),
        yesNo('agentOriginal', '被委托人《身份证》原件', 'Agent’s identity card: original seen', 8, {
          requiredWhen: byAgent,
        }),
        yesNo('agentCopy', '被委托人《身份证》复印件', 'Agent’s identity card: copy kept', 8, {
          requiredWhen: byAgent,
        }),
        files('agentFile', '被委托人《身份证》存件', 'Agent’s identity card, filed', 8, {
          sensitivity: 'personal',
          span: 6,
        }),
      ],
      { shownWhen: byAgent },
    ),
    section('handedOut', '资料领取', 'Papers handed out', [
      handed('ownerForm', '《业主登记表》', 'Owner registration form', 9),
      yesNo('covenant', '《业主公约》一式两份', 'Owners’ covenant, two originals', 10, { required: true }),
      copies('covenantCopies', '《业主公约》份数', 'Covenant: originals', 10, 2),
      yesNo('agreement', '《前期物业管理服务协议》一式三份', 'Preliminary service agreement, three originals', 11, {
        required: true,
      }),
      copies('agreementCopies', '《前期物业管理服务协议》份数', 'Agreement: originals', 11, 3),
      handed('fitOutForm', '《房屋装修申请书》', 'Fit-out application', 12),
      handed('manual', '《房屋使用说明书》', 'House manual', 13),
      handed('guarantee', '《房屋质量保证书》', 'House quality guarantee', 14),
      yesNo('plans', '《室内管线分布图》', 'Indoor pipe and cable plan', 15, {
        required: true,
        span: 6,
        help: { zh: '含电、给排水平面图', en: 'With the plans of power, water supply and drainage' },
      }),
      handed('charges', '入伙收费一览表', 'List of move-in charges', 16),
    ]),
    section('signing', '签收', 'Receipt', [
      person('clerk', '经办人', 'Clerk', 17, { starts: 'me', required: true }),
      signature('customerSigned', '客户签收', 'Customer’s receipt', 17, { signs: 'subject', required: true }),
      date('checkedOn', '日期', 'Date', 18, { starts: 'today', required: true, span: 4 }),
    ]),
  ],
})

/** 入伙通知书 (002-C §4.1.1.1): names what step 1 will ask for. */
const moveInNotice = form({
  key: 'F-033',
  title: { zh: '入伙通知书', en: 'Move-in notice' },
  about: {
    zh: '通知业主何时何地办理入伙、带哪些资料、缴多少费用',
    en: 'Tells the owner when and where to move in, what to bring and what to pay',
  },
  subject: 'customer',
  numbering: { pattern: 'RHTZ-{yyyy}-{0000}' },
  flow: { fills: frontDesk, approves: ['管理处主任'] },
  ways: ['sheet'],
  keeper: affairs,
  keepYears: 'always',
  toldAs: 'note',
  happenedIn: 'sentOn',
  listed: ['customerName', 'unit', 'at', 'place', 'charges', 'sentOn', 'means'],
  sections: [
    section('notice', '办理入伙', 'Moving in', [
      ...customerAndUnit(1, '业主', 'Owner'),
      instant('at', '办理日期/时间', 'Date and time', 2, { required: true, span: 6 }),
      text('place', '地点', 'Place', 2, { required: true, span: 12 }),
      options(
        'papers',
        '需带资料',
        'Papers to bring',
        3,
        {
          notice: ['入伙通知书', 'This notice'],
          contract: ['购房合同书原件及复印件', 'Purchase contract, original and copy'],
          identity: ['身份证原件及复印件', 'Identity card, original and copy'],
          licence: ['营业执照原件及复印件（单位业主）', 'Business licence, original and copy (organisations)'],
          authority: ['客户委托书（委托他人办理时）', 'Letter of authority (when an agent comes)'],
          customerPaper: ['客户身份证原件（委托他人办理时）', 'Owner’s identity card (when an agent comes)'],
          agentPaper: ['被委托人身份证原件及复印件', 'Agent’s identity card, original and copy'],
        },
        { required: true, openOptions: true, starts: { value: ['notice', 'contract', 'identity'] } },
      ),
      money('charges', '应缴费用', 'Charges', 4, {
        min: 0,
        unit: yuan,
        inCapitals: true,
        span: 6,
        help: { zh: '明细见入伙收费一览表', en: 'Items as in the list of move-in charges' },
      }),
    ]),
    section('sending', '发出', 'Sending', [
      date('sentOn', '发出日期', 'Sent on', 5, { starts: 'today', required: true, span: 6 }),
      option(
        'means',
        '发出方式',
        'Means',
        5,
        { post: ['邮寄', 'Post'], phone: ['电话', 'Telephone'], message: ['短信', 'Text message'] },
        { required: true, span: 6 },
      ),
    ]),
  ],
  paper: {
    seal: { zh: '管理处章', en: 'Office’s seal' },
    note: {
      zh: '逾期未办理的，请与客户服务中心联系另约时间。',
      en: 'If the day does not suit, call the service centre for another.',
    },
  },
})

/** 客户委托书: what an agent needs to move in for the customer (MVI-03). */
const letterOfAuthority = form({
  key: 'F-034',
  title: { zh: '客户委托书', en: 'Letter of authority' },
  about: {
    zh: '客户不能亲自办理时，写明委托谁、办什么、有效到哪天，本人签名',
    en: 'A customer who cannot come says who acts, in what and until when, and signs',
  },
  subject: 'customer',
  numbering: { pattern: 'SQ-{yyyy}-{0000}' },
  ways: ['link', 'scan'],
  keeper: affairs,
  keepYears: 'always',
  sensitivity: 'personal',
  toldAs: 'file',
  happenedIn: 'signedOn',
  listed: ['principal', 'agent', 'matter', 'valid', 'signedOn'],
  sections: [
    section('parties', '委托人与被委托人', 'Principal and agent', [
      text('principal', '委托人姓名', 'Principal', 1, { bind: 'name', required: true, span: 6 }),
      residentId('principalPaper', '委托人证件号', 'Principal’s paper number', 1, {
        bind: 'paperNumber',
        required: true,
        span: 6,
      }),
      person('agent', '被委托人姓名', 'Agent', 2, { bind: '@agent', required: true, span: 6 }),
      residentId('agentPaper', '被委托人证件号', 'Agent’s paper number', 2, { required: true, span: 6 }),
      phones('agentPhones', '被委托人电话', 'Agent’s phone', undefined, { bind: '@agent.phones', span: 6 }),
    ]),
    section('authority', '委托', 'Authority', [
      longText('matter', '委托事项', 'Matter', 3, {
        required: true,
        lines: 3,
        starts: { value: '办理房屋入伙手续' },
      }),
      longText('powers', '权限', 'Powers', 3, {
        required: true,
        lines: 4,
        starts: { value: '代为提交和领取入伙资料、缴纳费用、验收房屋、签收钥匙；无转委托权。' },
      }),
      dateRange('valid', '有效期', 'Valid', 4, { required: true }),
    ]),
    section('signing', '签署', 'Signature', [
      signature('principalSigned', '委托人签名', 'Principal’s signature', 5, {
        signs: 'subject',
        required: true,
        span: 6,
      }),
      date('signedOn', '日期', 'Date', 5, { starts: 'today', required: true }),
    ]),
  ],
})

export const moveInPapers = [moveInNotice, documentCheck, letterOfAuthority]
