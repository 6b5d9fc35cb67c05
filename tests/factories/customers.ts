import type { Caller, Harness } from '../harness.ts'

let made = 0

/** A customer as somebody with all rights opens it; `ownerId` puts it within that person's reach. Gives its id. */
export async function openCustomer(
  harness: Harness,
  values: Record<string, unknown> = {},
  by?: Caller,
): Promise<string> {
  const opener = by ?? (await harness.person({ allRights: true }))
  // No two share a phone, so that none looks like a duplicate of another.
  const phone = `139${String(10_000_000 + ++made)}`
  const answer = await opener.call('customer.create', {
    values: { kind: 'organisation', name: `丽水第${made}药房有限公司`, phones: [phone], ...values },
    acceptDuplicates: true,
  })
  if (answer.status !== 200) throw new Error(`customer.create answered ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body.id
}
