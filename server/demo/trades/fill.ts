import type { Database } from '#domain/kit.ts'
import { createProduct } from '#domain/ledgers/products/commands.ts'
import { createStaff } from '#domain/people/commands.ts'
import { enablePacks } from '#domain/people/firm/commands.ts'
import { assignRoles } from '#domain/people/roles/commands.ts'
import { findPack } from '#packs/pack-order.ts'
import { packSamples } from '#packs/samples.ts'
import type { Actor } from '#platform/core/rights.ts'
import { addDays, startOfChinaDay } from '#platform/core/time.ts'
import type { Platform } from '#platform/server/dispatch.ts'
import { actorOf, createDoer, type Doer } from '../actors.ts'
import { addSample, type Goods } from '../papers.ts'
import { type Staff, seatAdministrators } from '../people.ts'
import { addContracts } from './contracts.ts'
import { answersForCustomers, type Crew, crewOf } from './crew.ts'
import { addTradeDay } from './day.ts'
import { tradeFirms } from './firms.ts'
import { addShopMonth } from './shop/month.ts'
import { addSeminarWeek, fileCards, heldLately } from './week.ts'

type Placed = { id: string; departmentId: string; title: string }

/** A believable firm of one trade: its posts with people, what it sells, its customers and their filled papers. */
export async function fillTrade(platform: Platform<Database>, trade: string, today: string): Promise<void> {
  const sample = packSamples[trade]
  const firm = tradeFirms[trade]
  if (sample === undefined || firm === undefined) throw new RangeError(`no firm of ${trade}`)
  const does = createDoer(platform)
  const founding = startOfChinaDay(addDays(today, -3 * 365))
  await does(enablePacks, { packs: [trade] }, { at: founding, key: `packs ${trade}` })
  const staff = await addCrew(platform, does, trade, founding)
  const goods = await addGoods(does, trade, founding)
  const now = platform.clock()
  const { subjects, papers } = await addSample({ does, staff, goods, founding, now }, trade, {
    ...sample,
    records: heldLately(sample.records, today),
  })
  if (trade === 'retail') await addShopMonth({ platform, does, staff, goods, today, now }, sample.subjects, subjects)
  if (trade === 'seminar') {
    const representatives = staff.owners.filter((one) => staff.named(one.name) !== undefined)
    await fileCards({ does, staff, today, now }, papers)
    await addSeminarWeek({ does, staff, today, now }, representatives)
  }
  const terms = await addContracts({ does, staff, today }, trade, sample.subjects, subjects)
  await addTradeDay({ does, today, now }, trade, subjects, terms)
}

async function addCrew(platform: Platform<Database>, does: Doer, trade: string, at: Date): Promise<Staff> {
  const posts = await readPosts(platform, trade)
  const roles = await platform.db.selectFrom('roles').select(['id', 'key']).where('key', 'is not', null).execute()
  const actors = new Map<string, Actor & { title: string }>()
  const crew = crewOf(trade)
  for (const [n, one] of crew.entries()) {
    const post = posts.get(one.post.key)
    if (post === undefined) continue
    const above = crew.find(({ post: { key } }) => key === one.post.superior)
    const values = {
      name: one.name,
      sex: one.sex,
      departmentId: post.departmentId,
      postId: post.id,
      managerId: (above && actors.get(above.name)?.id) ?? null,
      hiredOn: addDays(at.toISOString().slice(0, 10), n * 17),
      phones: [`139${String(61_000_000 + n * 211).padStart(8, '0')}`],
    }
    const act = { at, key: `${trade} staff ${n}` }
    const { id, version } = await does<{ id: string; version: number }>(createStaff, { values }, act)
    const roleIds = roles.filter((role) => role.key === one.role).map((role) => role.id)
    await does(assignRoles, { id, version, roleIds }, { at, key: `${trade} roles ${n}` })
    const person = { id, name: one.name, departmentId: post.departmentId }
    actors.set(one.name, { ...actorOf(platform, person), title: post.title })
  }
  const admins = await seatAdministrators(platform, does, posts.get(tradeFirms[trade]?.seat ?? mostAsked(crew))?.id)
  const everybody = [...actors.values()]
  return {
    named: (name) => actors.get(name),
    atPost: (title, name) => {
      const seated = everybody.filter((one) => one.title === title)
      return seated.find((one) => one.name === name) ?? seated[0]
    },
    owners: [
      ...crew.filter((one) => answersForCustomers(trade, one)).flatMap(({ name }) => actors.get(name) ?? []),
      ...admins,
    ],
  }
}

/** Whoever looks around sits where most papers are filled in. */
function mostAsked(crew: Crew): string {
  const counts = new Map<string, number>()
  for (const { post } of crew) counts.set(post.key, (counts.get(post.key) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}

/** The posts of the trade as the firm has them, by the key of the pack; one of no department belongs to the topmost. */
async function readPosts({ db }: Platform<Database>, trade: string): Promise<Map<string, Placed>> {
  const top = await db
    .selectFrom('departments')
    .select('id')
    .where('parentId', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const rows = await db.selectFrom('posts').select(['id', 'key', 'title', 'departmentId']).execute()
  const wanted = findPack(trade)?.organisation.posts ?? []
  return new Map(
    wanted.flatMap(({ key, title }) => {
      const found = rows.find((row) => row.key === key) ?? rows.find((row) => row.title === title.zh)
      if (found === undefined) return []
      return [[key, { id: found.id, departmentId: found.departmentId ?? top.id, title: found.title }] as const]
    }),
  )
}

async function addGoods(does: Doer, trade: string, at: Date): Promise<Goods> {
  const made: Goods[number][] = []
  for (const [n, [name, unit, price]] of (tradeFirms[trade]?.goods ?? []).entries()) {
    const number = `${trade.slice(0, 2).toUpperCase()}-${101 + n}`
    const values = { number, name, unit, price, state: 'onSale' }
    made.push(await does<{ id: string }>(createProduct, { values }, { at, key: `${trade} goods ${n}` }))
  }
  return made
}
