import type { Condition } from '#platform/core/conditions.ts'
import {
  address,
  computed,
  date,
  decimal,
  files,
  form,
  integer,
  longText,
  money,
  option,
  options,
  person,
  phones,
  section,
  signature,
  text,
  withOther,
  yesNo,
} from '#platform/core/forms/makers.ts'

const yuan = { zh: '元', en: 'CNY' }
const years = { zh: '年', en: 'years' }
const aged = { zh: '岁', en: 'years old' }
const people = { zh: '人', en: 'people' }

const natural: Condition = { field: 'borrowerType', op: 'in', value: ['natural'] }
const married: Condition = { all: [natural, { field: 'spouse', op: 'filled' }] }
const corporate: Condition = { field: 'borrowerType', op: 'in', value: ['corporate'] }

/** Copies both spouses hand in (LON-02). */
const personalPapers = {
  identity: ['身份证', 'Identity card'],
  household: ['户口簿', 'Household register'],
  marriage: ['结婚证', 'Marriage certificate'],
} as const
/** Copies a corporate borrower hands in (LON-03). */
const corporatePapers = {
  licence: ['营业执照', 'Business licence'],
  taxRegistration: ['税务登记证', 'Tax registration'],
  taxReceipts: ['近三个月完税发票', 'Tax receipts of the last three months'],
} as const

/** How many of the three copies are not in yet: the case is incomplete while it is not nought (LON-04). */
const missing = (key: string, zh: string, en: string, no: number, ticks: string, shownWhen: Condition) =>
  computed(key, zh, en, no, 'integer', { minus: [{ number: '3' }, { count: ticks }] }, { shownWhen, span: 3 })

/** 贷款信息登记表 (001-E): the house, the loan, the borrower and spouse or the corporate borrower, and their papers (LON-01). */
export const loanRegistration = form({
  key: 'F-088',
  title: { zh: '贷款信息登记表', en: 'Loan customer registration' },
  otherNames: ['貸款客戶資料登記表'],
  about: {
    zh: '销售顾问接单时填写房屋、贷款和借款人情况，按借款人类型收齐复印件后签字',
    en: 'The sales consultant registers house, loan and borrower, gathers the copies the kind of borrower needs, and signs',
  },
  instructions: {
    zh: '自然人提供借款人（产权人）及配偶双方资料，法人提供单位资料，均留复印件。',
    en: 'A natural person brings the papers of borrower (title holder) and spouse, a corporate borrower its own; copies are kept.',
  },
  subject: 'customer',
  numbering: { pattern: 'DK-{yyyy}-{0000}', gapFree: true },
  flow: { fills: ['销售顾问', '贷款业务部经理'] },
  ways: ['sheet', 'scan'],
  keeper: { zh: '贷款业务部', en: 'Lending department' },
  keepYears: 10,
  sensitivity: 'personal',
  toldAs: 'file',
  happenedIn: 'filledOn',
  listed: ['number', 'borrower', 'borrowerType', 'house', 'loanAmount', 'loanYears', 'consultant', 'filledOn'],
  sections: [
    section('borrower', '借款人', 'Borrower', [
      text('number', '编号', 'Number', 1, { starts: 'number', max: 60, span: 3 }),
      option(
        'borrowerType',
        '借款人类型',
        'Borrower type',
        45,
        { natural: ['自然人', 'Natural person'], corporate: ['法人', 'Corporate'] },
        { required: true, span: 3 },
      ),
      text('borrower', '借款人（产权人）', 'Borrower (title holder)', 51, { bind: 'name', required: true, span: 3 }),
      person('spouse', '配偶姓名', 'Spouse', 51, { bind: '@family', shownWhen: natural, span: 3 }),
      person('contact', '联系人', 'Contact person', 23, { bind: '@contact', span: 6 }),
      phones('phones', '联系方式', 'Contact means', 24, { bind: 'phones', required: true, span: 6 }),
    ]),
    section('house', '房屋情况', 'House', [
      address('house', '房屋坐落', 'Location of the house', 2, { required: true }),
      text('position', '大概位置', 'Approximate position', 3, { span: 6 }),
      text('layout', '户型', 'Layout', 4, { max: 60, span: 3 }),
      decimal('floorArea', '建筑面积', 'Floor area', 5, { required: true, min: 0, unit: { zh: '㎡', en: 'm²' } }),
      integer('floor', '所在楼层', 'Floor', 6),
      integer('storeys', '总楼层', 'Storeys in all', 9, { min: 1 }),
      yesNo('securityDoor', '防盗门', 'Security door', 7),
      text('flooring', '地面', 'Flooring', 8, { max: 60, span: 3 }),
      text('balcony', '阳台', 'Balcony', 10, { max: 60, span: 3 }),
      text('heating', '暖气', 'Heating', 11, { max: 60, span: 3 }),
      text('gas', '煤气', 'Gas', 12, { max: 60, span: 3 }),
      text('basement', '地下室', 'Basement', 13, { max: 60, span: 3 }),
      text('storage', '小房', 'Storage room', 14, { max: 60, span: 3 }),
      text('parking', '车位', 'Parking space', 15, { max: 60, span: 3 }),
      option(
        'door',
        '中门/偏门',
        'Middle or side door',
        16,
        { middle: ['中门', 'Middle door'], side: ['偏门', 'Side door'] },
        { span: 3 },
      ),
      option(
        'structure',
        '结构',
        'Structure',
        17,
        withOther({
          brick: ['砖混', 'Brick and concrete'],
          frame: ['框架', 'Frame'],
          shearWall: ['剪力墙', 'Shear wall'],
        }),
        { hasOther: true, openOptions: true, span: 6 },
      ),
      integer('homesPerStair', '一梯几户', 'Homes per staircase', 18, { min: 1, max: 99 }),
      integer('age', '建筑年限', 'Age of building', 19, { min: 0, max: 300, unit: years }),
      yesNo('deed', '产权证', 'Title deed', 21),
      money('price', '大概价格', 'Approximate price', 22, { min: 0, unit: yuan, span: 6 }),
      option(
        'title',
        '产权性质',
        'Kind of title',
        20,
        withOther({
          commercial: ['商品房', 'Commodity housing'],
          reformed: ['房改房', 'Privatised public housing'],
          affordable: ['经济适用房', 'Affordable housing'],
          pooled: ['集资房', 'Jointly funded housing'],
        }),
        { hasOther: true, openOptions: true },
      ),
    ]),
    section('loan', '贷款', 'Loan', [
      money('loanAmount', '贷款数额', 'Loan amount', 25, { required: true, min: 0, unit: yuan, inCapitals: true }),
      integer('loanYears', '贷款年限', 'Loan term', 26, { required: true, min: 1, max: 50, unit: years }),
    ]),
    section(
      'person',
      '自然人借款人',
      'Natural person',
      [
        money('income', '月收入', 'Monthly income', 27, { min: 0, unit: yuan, sensitivity: 'personal' }),
        integer('dependants', '供养人数', 'Dependants', 28, { min: 0, max: 99, unit: people }),
        integer('ownAge', '年龄', 'Age', 29, { min: 0, max: 150, unit: aged }),
        integer('spouseAge', '配偶年龄', 'Spouse’s age', 30, { min: 0, max: 150, unit: aged }),
        text('workUnit', '工作单位', 'Work unit', 31, { bind: 'workUnit', span: 6 }),
        text('spouseUnit', '配偶单位', 'Spouse’s work unit', 32, { span: 6 }),
        text('fund', '公积金账号', 'Housing-fund account', 33, { max: 40, sensitivity: 'personal', span: 6 }),
        text('spouseFund', '配偶公积金账号', 'Spouse’s housing-fund account', 34, {
          max: 40,
          sensitivity: 'personal',
          span: 6,
        }),
      ],
      { shownWhen: natural },
    ),
    section(
      'corporation',
      '法人借款人',
      'Corporate borrower',
      [
        text('corporateName', '法人名称', 'Corporate name', 41, { bind: 'name', required: true, span: 6 }),
        address('corporateAddress', '地址', 'Address', 42, { bind: 'address', required: true }),
        person('legalPerson', '法定代表人', 'Legal representative', 43, {
          bind: '@legalPerson',
          required: true,
          span: 6,
        }),
        text('goods', '经营品种', 'Goods traded', 44, { bind: 'mainBusiness', max: 500, span: 6 }),
      ],
      { shownWhen: corporate },
    ),
    section('earlier', '原借款', 'Earlier loan', [
      money('earlierAmount', '原借款金额', 'Earlier loan', 35, { min: 0, unit: yuan }),
      integer('earlierYears', '原借款年限', 'Earlier term', 36, { min: 0, max: 50, unit: years }),
      money('repaid', '已还金额', 'Repaid', 37, { min: 0, unit: yuan }),
      integer('repaidYears', '已还年限', 'Years repaid', 38, { min: 0, max: 50, unit: years }),
      text('bank', '原借款银行', 'Earlier lending bank', 39, { max: 100, span: 6 }),
      money('remaining', '剩余金额', 'Remaining', 40, {
        min: 0,
        unit: yuan,
        requiredWhen: { field: 'earlierAmount', op: 'gt', value: 0 },
      }),
      computed(
        'difference',
        '与应剩金额之差',
        'Difference from amount less repaid',
        undefined,
        'money',
        {
          minus: [{ field: 'remaining' }, { minus: [{ field: 'earlierAmount' }, { field: 'repaid' }] }],
        },
        { unit: yuan, span: 3 },
      ),
      text('differenceReason', '差额原因', 'Reason of the difference', undefined, {
        max: 300,
        span: 12,
        shownWhen: {
          all: [
            { field: 'difference', op: 'filled' },
            { field: 'difference', op: 'ne', value: 0 },
          ],
        },
        required: true,
      }),
    ]),
    section('papers', '需要资料', 'Papers', [
      options('ownPapers', '需要资料（自然人，留复印件）', 'Borrower’s papers, copies kept', 46, personalPapers, {
        span: 9,
        shownWhen: natural,
        help: { zh: '未婚的不需结婚证', en: 'No marriage certificate of the unmarried' },
      }),
      missing('ownMissing', '借款人欠缺份数', 'Borrower’s papers missing', 46, 'ownPapers', natural),
      options('spousePapers', '配偶资料（留复印件）', 'Spouse’s papers, copies kept', 46, personalPapers, {
        span: 9,
        shownWhen: married,
      }),
      missing('spouseMissing', '配偶欠缺份数', 'Spouse’s papers missing', 46, 'spousePapers', married),
      options('corporatePapers', '需要资料（法人，留复印件）', 'Corporate papers, copies kept', 47, corporatePapers, {
        span: 9,
        shownWhen: corporate,
      }),
      missing('corporateMissing', '法人欠缺份数', 'Corporate papers missing', 47, 'corporatePapers', corporate),
      files('copies', '复印件', 'Copies', 46, { sensitivity: 'personal' }),
    ]),
    section('signing', '签字', 'Signature', [
      longText('remarks', '备注', 'Remarks', 48, { lines: 3 }),
      person('consultant', '销售顾问', 'Sales consultant', 49, { starts: 'me', required: true }),
      signature('consultantSigned', '销售顾问签字', 'Sales consultant’s signature', 49, {
        signs: ['销售顾问'],
        required: true,
      }),
      date('filledOn', '日期', 'Date', 50, { starts: 'today', required: true, span: 4 }),
    ]),
  ],
})
