import { addDays } from '#platform/core/time.ts'
import type { Chance } from './random.ts'
import { brandFirst, brandSecond, givenFirst, givenSecond, places, streets, surnames, trades } from './words.ts'

/** Values of a made-up customer, as a person would type them; check digits and regions are right. */
export type SampleCustomer = {
  values: Record<string, unknown>
  contact?: { name: string; phones: string[]; role: string; duty: string }
}

export function sampleCustomer(chance: Chance, n: number, today: string): SampleCustomer {
  // Three of four customers are organisations, as in a distributor's book.
  return chance.is(0.75) ? organisation(chance, n, today) : individual(chance, n, today)
}

function organisation(chance: Chance, n: number, today: string): SampleCustomer {
  const [region, province, city, district, areaCode] = chance.pick(places)
  const [industry, words, forms] = chance.pick(trades)
  const brand = chance.pick(brandFirst) + chance.pick(brandSecond) + (chance.is(0.25) ? chance.pick(brandSecond) : '')
  const place = chance.is(0.6) ? (city || province).replace(/[市省]$/, '') : ''
  const foundedYear = chance.between(1985, 2024)
  const foundedOn = `${foundedYear}-${String(chance.between(1, 12)).padStart(2, '0')}`
  // Nobody trades with a firm before it exists.
  const since = laterOf(addDays(today, -chance.between(0, 3650)), addDays(`${foundedOn}-28`, chance.between(1, 90)))
  return {
    values: {
      kind: 'organisation',
      name: place + brand + chance.pick(words) + chance.pick(forms),
      shortName: brand,
      phones: [chance.is(0.5) ? mobile(chance, n) : landline(chance, n, areaCode)],
      region,
      address: `${province}${city}${district}${chance.pick(streets)} ${chance.between(1, 999)} 号`,
      creditCode: creditCodeFrom(region, n, foundedYear),
      industry,
      foundedOn,
      tradeSince: since,
      organisationForm: chance.pick(['有限责任公司', '股份有限公司', '个体工商户', '合伙企业']),
      assets: `${chance.between(50, 90_000)}0000.00`,
      assetsCurrency: 'CNY',
      size: chance.pick(['medium', 'small', 'small', 'micro', 'large'] as const),
      ownership: chance.pick(['private', 'private', 'private', 'state', 'listed', 'jointVenture', 'foreign'] as const),
      ...classes(chance, false),
      market: chance.is(0.95) ? 'domestic' : 'international',
      channel: chance.pick(['salesVisit', 'trades', 'web', 'association', 'advertising', 'other'] as const),
      archivedOn: since,
    },
    contact: {
      name: personName(chance),
      phones: [mobile(chance, n + 7)],
      role: 'contact',
      duty: chance.pick(['采购经理', '店长', '总经理', '财务主管', '院长']),
    },
  }
}

function individual(chance: Chance, n: number, today: string): SampleCustomer {
  const [region, province, city, district] = chance.pick(places)
  const year = chance.between(1938, 2004)
  const day = `${String(chance.between(1, 12)).padStart(2, '0')}-${String(chance.between(1, 28)).padStart(2, '0')}`
  return {
    values: {
      kind: 'individual',
      name: personName(chance),
      sex: chance.pick(['male', 'female'] as const),
      birthday: chance.is(0.4) ? `L${year}-${day}` : `${year}-${day}`,
      phones: [mobile(chance, n)],
      region,
      address: `${province}${city}${district}${chance.pick(streets)} ${chance.between(1, 300)} 弄 ${chance.between(1, 40)} 号 ${chance.between(101, 2404)} 室`,
      tradeSince: addDays(today, -chance.between(0, 2500)),
      ...classes(chance, true),
      channel: chance.pick(['salesVisit', 'trades', 'web', 'other'] as const),
      archivedOn: addDays(today, -chance.between(0, 2500)),
    },
  }
}

export function personName(chance: Chance): string {
  return chance.pick(surnames) + chance.pick(givenFirst) + (chance.is(0.8) ? chance.pick(givenSecond) : '')
}

/** 100-prefixed mobile numbers are assigned to nobody; 138 ones with a fixed 0000 block look real and are not called. */
function mobile(chance: Chance, n: number): string {
  return `13${chance.between(0, 9)}${String((n * 7919 + chance.between(0, 9)) % 100_000_000).padStart(8, '0')}`
}

/** Cities with three-digit area codes and a few more have eight-digit numbers, the others seven. */
function landline(chance: Chance, n: number, areaCode: string): string {
  const digits = areaCode.length === 3 || longNumberCities.has(areaCode) ? 8 : 7
  const number = String((n * 7919 + chance.between(0, 9)) % 10 ** (digits - 1)).padStart(digits - 1, '0')
  return `${areaCode}-${chance.between(6, 8)}${number}`
}

const longNumberCities = new Set([
  '0571',
  '0574',
  '0577',
  '0512',
  '0510',
  '0755',
  '0757',
  '0531',
  '0532',
  '0371',
  '0731',
  '0791',
  '0311',
  '0551',
])

function laterOf(a: string, b: string): string {
  return a > b ? a : b
}

function classes(chance: Chance, isPerson: boolean): Record<string, unknown> {
  const stage = chance.pick([
    'cooperation',
    'cooperation',
    'cooperation',
    'negotiation',
    'contact',
    'lead',
    'lost',
  ] as const)
  return {
    timeClass: stage === 'lead' ? 'future' : chance.pick(['old', 'old', 'new'] as const),
    processClass: stage === 'cooperation' ? 'trading' : stage === 'lost' ? 'traded' : 'aboutToTrade',
    nature: isPerson
      ? 'individual'
      : chance.pick(['ordinary', 'ordinary', 'ordinary', 'partner', 'special', 'government'] as const),
    volume: chance.pick(['general', 'general', 'scattered', 'main'] as const),
    // The default class table of CLS-07: A 10 %, B 20 %, C 70 %.
    abc: chance.pick(['A', 'B', 'B', 'C', 'C', 'C', 'C', 'C', 'C', 'C'] as const),
    tier: chance.pick(['new', 'ordinary', 'ordinary', 'silver', 'silver', 'gold', 'diamond'] as const),
    ...(isPerson ? {} : { creditGrade: chance.pick(['AAA', 'AA', 'AA', 'A', 'A', 'A', 'B', 'C'] as const) }),
    stage,
  }
}

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
// Weights of GB 11714 for the organisation part and the period of those of GB 32100 for the whole.
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/**
 * An 18-character credit code (GB 32100) for the n-th firm of a region: 91, region, organisation code, check letter.
 * Firms founded since the code came in 2015 have an organisation code that begins with MA.
 */
function creditCodeFrom(region: string, n: number, foundedYear: number): string {
  // A multiplier without a common factor spreads neighbours far apart and meets no number twice.
  const spread = (n * 7_368_787 + 41_235_671) % 100_000_000
  const eight = foundedYear < 2015 ? String(spread).padStart(8, '0') : `MA${inAlphabet(spread, 6)}`
  const sum = [...eight].reduce(
    (total, one, at) => total + Number.parseInt(one, 36) * (organisationWeights[at] ?? 0),
    0,
  )
  const body = `91${region}${eight}${'0123456789X0'[11 - (sum % 11)]}`
  const whole = [...body].reduce((total, letter, at) => total + alphabet.indexOf(letter) * (3 ** at % 31), 0)
  return body + alphabet[(31 - (whole % 31)) % 31]
}

function inAlphabet(value: number, length: number): string {
  let text = ''
  for (let left = value; text.length < length; left = Math.floor(left / 31)) text = alphabet[left % 31] + text
  return text
}
