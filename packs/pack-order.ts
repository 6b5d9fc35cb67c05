import type { Pack } from '#platform/core/pack.ts'
import { beautyOrganisation } from './beauty/roles.ts'
import { constructionOrganisation } from './construction/roles.ts'
import { consultingOrganisation } from './consulting/roles.ts'
import { coreOrganisation } from './core/roles.ts'
import { distributionOrganisation } from './distribution/roles.ts'
import { hotelOrganisation } from './hotel/roles.ts'
import { lendingOrganisation } from './lending/roles.ts'
import { logisticsOrganisation } from './logistics/roles.ts'
import { propertyOrganisation } from './property/roles.ts'
import { realestateOrganisation } from './realestate/roles.ts'
import { retailOrganisation } from './retail/roles.ts'
import { seminarOrganisation } from './seminar/roles.ts'

const customer = (zh: string, en: string) => ({ customer: { zh, en } })

/** All trades in the order they are offered; the core comes first and is always on. */
export const packOrder: readonly Pack[] = [
  {
    key: 'core',
    name: { zh: '通用', en: 'Core' },
    about: { zh: '各行业共用的档案、日志与制度', en: 'Archives, journal and rules every trade shares' },
    words: customer('客户', 'customer'),
    organisation: coreOrganisation,
  },
  {
    key: 'property',
    name: { zh: '物业', en: 'Property management' },
    about: { zh: '业主档案、入伙、装修、报修', en: 'Owners’ archives, moving in, fitting out, repairs' },
    words: customer('业主', 'owner'),
    organisation: propertyOrganisation,
  },
  {
    key: 'realestate',
    name: { zh: '房地产', en: 'Real estate' },
    about: { zh: '开放日、交付、客户满意度', en: 'Open days, hand-over, customer satisfaction' },
    words: customer('客户', 'customer'),
    organisation: realestateOrganisation,
  },
  {
    key: 'consulting',
    name: { zh: '物业顾问', en: 'Consulting' },
    about: { zh: '合作项目、来访接待、回访', en: 'Joint projects, receptions, return visits' },
    words: customer('客户', 'client'),
    organisation: consultingOrganisation,
  },
  {
    key: 'construction',
    name: { zh: '建筑施工', en: 'Construction' },
    about: { zh: '甲方、项目、回访保修', en: 'Clients, projects, warranty visits' },
    words: customer('甲方', 'client'),
    organisation: constructionOrganisation,
  },
  {
    key: 'hotel',
    name: { zh: '酒店', en: 'Hotel' },
    about: { zh: '客史档案、喜好、常客', en: 'Guest history, preferences, regular guests' },
    words: customer('住客', 'guest'),
    organisation: hotelOrganisation,
  },
  {
    key: 'beauty',
    name: { zh: '美容', en: 'Beauty salon' },
    about: { zh: '顾客档案、护理记录、沙龙', en: 'Customer archives, care records, salons' },
    words: customer('顾客', 'customer'),
    organisation: beautyOrganisation,
  },
  {
    key: 'seminar',
    name: { zh: '会议营销', en: 'Seminar sales' },
    about: { zh: '调查表、档案表、满意代表', en: 'Survey forms, archive forms, satisfaction representatives' },
    words: customer('顾客', 'customer'),
    organisation: seminarOrganisation,
  },
  {
    key: 'retail',
    name: { zh: '零售', en: 'Retail' },
    about: { zh: '会员分级、权益、关怀', en: 'Member tiers, benefits, care' },
    words: customer('会员', 'member'),
    organisation: retailOrganisation,
  },
  {
    key: 'distribution',
    name: { zh: '分销与工矿销售', en: 'Distribution' },
    about: { zh: '经销商、信用额度、客户服务体系', en: 'Dealers, credit limits, customer-service system' },
    words: customer('客户', 'customer'),
    organisation: distributionOrganisation,
  },
  {
    key: 'logistics',
    name: { zh: '物流', en: 'Logistics' },
    about: { zh: '客户卡、调查表、业务报表', en: 'Customer cards, survey sheets, business tables' },
    words: customer('客户', 'customer'),
    organisation: logisticsOrganisation,
  },
  {
    key: 'lending',
    name: { zh: '贷款', en: 'Lending' },
    about: { zh: '借款人、抵押物、征信资料', en: 'Borrowers, collateral, credit papers' },
    words: customer('借款人', 'borrower'),
    organisation: lendingOrganisation,
  },
]

/** The pack of a key; undefined when there is none. */
export function findPack(key: string): Pack | undefined {
  return packOrder.find((one) => one.key === key)
}
