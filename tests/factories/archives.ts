import type { Caller } from '../harness.ts'

let made = 0

// Surnames and characters that combine to names the duplicate check keeps apart.
const characters = [...'泰安永和福寿康宁嘉祥瑞恒信达利丰源盛昌隆华明辉光远志诚毅坚']

/** A name no other test record shares a core with. */
export function firmName(): string {
  made++
  const pick = (n: number) => characters[Math.floor(made / characters.length ** n) % characters.length] ?? '安'
  return `${pick(0)}${pick(1)}${pick(2)}${made.toString(36).toUpperCase()}商贸有限公司`
}

/** Everything ARC-15 asks of an organisation, so that its archive can leave draft. */
export function completeFirm(more: Record<string, unknown> = {}): Record<string, unknown> {
  const name = firmName()
  return {
    kind: 'organisation',
    name,
    phones: [`139${String(10_000_000 + made * 37).slice(-8)}`],
    address: `浙江省杭州市西湖区文三路${made}号`,
    foundedOn: '2009-03',
    tradeSince: '2019-05-16',
    organisationForm: '有限责任公司',
    industry: '药品零售',
    assets: '12600000',
    ...more,
  }
}

/** The six columns of 001-D: name, sex, birth year-month, phone, present address, remarks (ARC-45). */
export function person(more: Record<string, unknown> = {}): Record<string, unknown> {
  made++
  return {
    kind: 'individual',
    name: `${characters[made % characters.length]}${characters[(made * 7) % characters.length]}${characters[(made * 13) % characters.length]}`,
    sex: 'female',
    birthday: '1962-10',
    phones: [`137${String(10_000_000 + made * 41).slice(-8)}`],
    address: `浙江省杭州市拱墅区湖墅南路${made}号`,
    remarks: '喜欢越剧',
    ...more,
  }
}

/** Opens an archive and says its id, number and version. */
export async function openArchive(
  caller: Caller,
  values: Record<string, unknown> = completeFirm(),
  more: Record<string, unknown> = {},
): Promise<{ id: string; number: string; version: number }> {
  const answer = await caller.call('customer.create', { values, acceptDuplicates: true, ...more })
  if (answer.status !== 200)
    throw new Error(`customer.create answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body
}
