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
  const [region, province, city, district] = chance.pick(places)
  const [industry, words, forms] = chance.pick(trades)
  const brand = chance.pick(brandFirst) + chance.pick(brandSecond) + (chance.is(0.25) ? chance.pick(brandSecond) : '')
  const place = chance.is(0.6) ? (city || province).replace(/[市省]$/, '') : ''
  const foundedYear = chance.between(1985, 2024)
  const since = addDays(today, -chance.between(0, 3650))
  return {
    values: {
      kind: 'organisation',
      name: place + brand + chance.pick(words) + chance.pick(forms),
      shortName: brand,
      phones: [chance.is(0.5) ? mobile(chance, n) : `0571-${8_000_000 + (n % 1_999_999)}`.replace(/-(\d{7})$/, '-8$1')],
      region,
      address: `${province}${city}${district}${chance.pick(streets)} ${chance.between(1, 999)} 号`,
      creditCode: creditCodeFrom(region, n),
      industry,
      foundedOn: `${foundedYear}-${String(chance.between(1, 12)).padStart(2, '0')}`,
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

/** An 18-character credit code for the n-th firm of a region, with the check digit of GB 32100. */
function creditCodeFrom(region: string, n: number): string {
  const body = `91${region}${n
    .toString(31)
    .toUpperCase()
    .replace(/[IOSVZ]/g, 'X')
    .padStart(9, 'M')}`.slice(0, 17)
  const sum = [...body].reduce((total, letter, at) => total + Math.max(alphabet.indexOf(letter), 0) * (3 ** at % 31), 0)
  return body + alphabet[(31 - (sum % 31)) % 31]
}
