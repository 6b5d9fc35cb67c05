import { sortKey } from '#platform/core/chinese/pinyin.ts'
import { tokensOf } from '#platform/core/chinese/search-tokens.ts'

/** What a member of staff is found by, and where they stand in an alphabetical list. */
export function findingAids(person: { name: string; number: string; phones: readonly string[] | null }): {
  sortKey: string
  tokens: string[]
} {
  const tokens = tokensOf({
    names: [{ text: person.name, person: true }],
    numbers: [person.number],
    phones: person.phones ?? [],
    words: [],
  })
  return { sortKey: sortKey(person.name), tokens }
}

/**
 * The next staff number after those in use: one more than the highest that is only digits, as wide as it is.
 * A firm that writes KF-07 numbers its people itself; the first number given here is 001.
 */
export function nextNumber(inUse: readonly string[]): string {
  const plain = inUse.filter((one) => /^\d{1,9}$/.test(one))
  const highest = Math.max(0, ...plain.map(Number))
  const width = Math.max(3, ...plain.map((one) => one.length))
  return String(highest + 1).padStart(width, '0')
}

/** Whether making `managerId` the superior of `staffId` would make somebody their own superior. */
export function makesCircle(
  staffId: string,
  managerId: string,
  managerOf: ReadonlyMap<string, string | null>,
): boolean {
  const seen = new Set<string>([staffId])
  for (let above: string | null | undefined = managerId; above; above = managerOf.get(above)) {
    if (seen.has(above)) return true
    seen.add(above)
  }
  return false
}

type NamedDepartment = { id: string; name: string; parentId: string | null }

/** What a cell of a staff list meant: the id, or why it is open. */
export type Resolved = { ok: true; id: string } | { ok: false; code: string; params: Record<string, string> }

/**
 * The department a cell names: '客服部', or from the top down with / > or - between: '杭州分公司/客服部'.
 * A path may begin anywhere above as long as it names one department only.
 */
export function resolveDepartment(cell: string, departments: readonly NamedDepartment[]): Resolved {
  const wanted = cell
    .split(/[/>＞／\\-]/)
    .map(plain)
    .filter(Boolean)
  const byId = new Map(departments.map((one) => [one.id, one]))
  const found = departments.filter((one) => endsWithPath(one, wanted, byId))
  const [only] = found
  if (only !== undefined && found.length === 1) return { ok: true, id: only.id }
  return {
    ok: false,
    code: found.length === 0 ? 'staff.no_such_department' : 'staff.department_ambiguous',
    params: { name: cell.trim() },
  }
}

function endsWithPath(
  department: NamedDepartment,
  wanted: readonly string[],
  byId: ReadonlyMap<string, NamedDepartment>,
): boolean {
  let here: NamedDepartment | undefined = department
  for (const name of [...wanted].reverse()) {
    if (here === undefined || plain(here.name) !== name) return false
    here = here.parentId === null ? undefined : byId.get(here.parentId)
  }
  return wanted.length > 0
}

/** The person a cell names: by staff number, or by a name that only one person has. */
export function resolveStaff(cell: string, people: readonly { id: string; number: string; name: string }[]): Resolved {
  const wanted = plain(cell)
  const numbered = people.find((one) => plain(one.number) === wanted)
  if (numbered !== undefined) return { ok: true, id: numbered.id }
  const named = people.filter((one) => plain(one.name) === wanted)
  const [only] = named
  if (only !== undefined && named.length === 1) return { ok: true, id: only.id }
  return {
    ok: false,
    code: named.length === 0 ? 'staff.no_such_person' : 'staff.person_ambiguous',
    params: { name: cell.trim() },
  }
}

/** The post a cell names, in the person's department before elsewhere. */
export function resolvePost(
  cell: string,
  departmentId: string | undefined,
  posts: readonly { id: string; title: string; departmentId: string | null }[],
): Resolved {
  const named = posts.filter((one) => plain(one.title) === plain(cell))
  const near = named.filter((one) => one.departmentId === departmentId)
  const [only] = near.length > 0 ? near : named
  if (only !== undefined && (near.length === 1 || named.length === 1)) return { ok: true, id: only.id }
  return {
    ok: false,
    code: named.length === 0 ? 'staff.no_such_post' : 'staff.post_ambiguous',
    params: { name: cell.trim() },
  }
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
}
