import { broughtForm } from '#domain/forms/definitions/rules.ts'
import { findPack } from '#packs/pack-order.ts'
import { packSamples } from '#packs/samples.ts'
import { formFields } from '#platform/core/forms/definition.ts'
import type { PackPost } from '#platform/core/pack.ts'
import type { SampleRecord } from '#platform/core/pack-samples.ts'
import { chanceFrom } from '../random.ts'
import { givenFirst, givenSecond, surnames } from '../words.ts'
import { tradeFirms } from './firms.ts'

/** Who works in the firm of a trade: everybody who filled in one of its papers, and somebody at every other post. */
export type Crew = readonly { name: string; sex: 'male' | 'female'; post: PackPost; role: string }[]

// The head of the firm and whoever manages stay out of the daily work with customers.
const managing = /总经理|老板|总监|领导|副总/

export function crewOf(trade: string): Crew {
  const organisation = findPack(trade)?.organisation
  if (organisation === undefined) return []
  const { posts, roles } = organisation
  const chance = chanceFrom([...trade].reduce((sum, one) => sum * 31 + one.charCodeAt(0), 17))
  const named = new Map<string, PackPost>()
  for (const record of packSamples[trade]?.records ?? []) {
    const { name, titles } = fillerOf(record)
    const set = tradeFirms[trade]?.posts?.[name ?? '']
    // A form names first whose daily work it is, and then who may step in.
    const post =
      set === undefined
        ? titles.flatMap((one) => posts.find(({ title }) => title.zh === one) ?? [])[0]
        : posts.find(({ key }) => key === set)
    if (name !== undefined && post !== undefined && !named.has(name)) named.set(name, post)
  }
  const madeUp = () => chance.pick(surnames) + chance.pick(givenFirst) + chance.pick(givenSecond)
  return posts.flatMap((post) => {
    const own = [...named].filter(([, one]) => one.key === post.key).map(([name]) => name)
    const role = post.role ?? roles.find(({ key }) => key === post.key)?.key
    return (own.length > 0 ? own : [madeUp()]).map((name) => ({
      name,
      sex: chance.is(0.5) ? ('female' as const) : ('male' as const),
      post,
      role: role ?? (managing.test(post.title.zh) ? 'core.management' : 'core.salesman'),
    }))
  })
}

export function answersForCustomers(trade: string, { post }: Crew[number]): boolean {
  const { owners } = tradeFirms[trade] ?? {}
  return owners === undefined ? !managing.test(post.title.zh) : owners.includes(post.key)
}

/** Who filled the paper in, as it says, and the posts that may. */
export function fillerOf(record: SampleRecord): { name: string | undefined; titles: readonly string[] } {
  const form = broughtForm(record.form)?.form
  const own = form && formFields(form).find(({ type, starts }) => type === 'person' && starts === 'me')
  const said = own && (record.values[own.key] as { name?: string } | undefined)
  return { name: said?.name, titles: form?.flow?.fills ?? [] }
}
