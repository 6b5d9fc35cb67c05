import { createContract } from '#domain/ledgers/contracts/commands.ts'
import type { SampleSubject } from '#platform/core/pack-samples.ts'
import { addDays, startOfChinaDay } from '#platform/core/time.ts'
import type { Doer } from '../actors.ts'
import type { Subject } from '../papers.ts'
import type { Staff } from '../people.ts'
import { tradeFirms } from './firms.ts'

/** Where a customer stands with the contract of the firm, as cadences ask for it. */
export type Term = 'contract' | 'afterContract' | 'none'

type Setting = { does: Doer; staff: Staff; today: string }

const termDays = 729
const hour = 3_600_000

/** Those in cooperation are within the term of a contract; those with whom it came to an end had one. */
export async function addContracts(
  { does, staff, today }: Setting,
  trade: string,
  samples: readonly SampleSubject[],
  subjects: readonly Subject[],
): Promise<Map<string, Term>> {
  const contract = tradeFirms[trade]?.contract
  const terms = new Map<string, Term>()
  if (contract === undefined) return terms
  for (const [n, { id, name, owner }] of subjects.entries()) {
    const term = termOf(samples.find((one) => one.name === name))
    terms.set(id, term)
    if (term === 'none' || owner === undefined) continue
    const signedOn = addDays(today, term === 'contract' ? -(90 + 40 * n) : -(termDays + 100 + 5 * n))
    const values = {
      kind: contract.kind,
      title: `${name}${contract.title}`,
      amount: contract.amount,
      amountCurrency: 'CNY',
      signedOn,
      fromOn: signedOn,
      toOn: addDays(signedOn, termDays),
      ownerId: owner.id,
      leaderId: staff.atPost(contract.leader, undefined)?.id ?? null,
    }
    const at = new Date(startOfChinaDay(signedOn).getTime() + 18 * hour)
    await does(createContract, { customerId: id, values }, { by: owner, at, key: `${trade} contract ${n}` })
  }
  return terms
}

function termOf(sample: SampleSubject | undefined): Term {
  if (sample?.['stage'] === 'cooperation') return 'contract'
  return sample?.['stage'] === undefined && sample?.['tradeSince'] !== undefined ? 'afterContract' : 'none'
}
