import { type Condition, everything } from '#platform/core/conditions.ts'
import type { Candidate } from '#platform/ui/combobox.tsx'
import type { References } from '#platform/ui/references.tsx'
import { ask } from './api.ts'

/** Finding and naming the records of one entity. */
export type ReferenceSource = {
  find: (text: string, only?: string, about?: string) => Promise<readonly Candidate[]>
  read: (id: string) => Promise<string | undefined>
}

/** Names asked for in the same moment travel together: a list of fifty rows asks once for all its people. */
function together(
  readAll: (ids: string[]) => Promise<Map<string, string>>,
): (id: string) => Promise<string | undefined> {
  let waiting: Set<string> | undefined
  let answer: Promise<Map<string, string>> | undefined
  return async (id) => {
    if (!waiting || !answer) {
      const batch = new Set<string>()
      waiting = batch
      answer = new Promise((resolve) => setTimeout(resolve)).then(() => {
        waiting = undefined
        return readAll([...batch])
      })
    }
    waiting.add(id)
    return (await answer).get(id)
  }
}

// As many ids as staff.names takes in one question.
const namesAtOnce = 200

const staff: ReferenceSource = {
  find: async (text) => {
    const { rows } = await ask('staff.search', { text })
    return rows.map((row) => ({ key: row.id, label: row.name, note: row.departmentName }))
  },
  read: together(async (ids) => {
    const pages = Array.from({ length: Math.ceil(ids.length / namesAtOnce) }, (_, n) =>
      ids.slice(n * namesAtOnce, (n + 1) * namesAtOnce),
    )
    const answers = await Promise.all(pages.map((page) => ask('staff.names', { ids: page })))
    return new Map(answers.flatMap(({ rows }) => rows.map((row) => [row.id, row.name] as const)))
  }),
}

const department: ReferenceSource = {
  find: async (text) => {
    const { rows } = await ask('department.tree', {})
    return rows.filter((row) => row.name.includes(text.trim())).map((row) => ({ key: row.id, label: row.name }))
  },
  read: together(async () => {
    const { rows } = await ask('department.tree', {})
    return new Map(rows.map((row) => [row.id, row.name] as const))
  }),
}

const post: ReferenceSource = {
  find: async (text) => {
    const { rows } = await ask('post.list', {})
    const found = rows.filter((row) => row.title.includes(text.trim()))
    return found.map((row) => ({ key: row.id, label: row.title, note: row.departmentName ?? undefined }))
  },
  read: together(async () => {
    const { rows } = await ask('post.list', {})
    return new Map(rows.map((row) => [row.id, row.title] as const))
  }),
}

/** Those something happened with last: before anything is typed, as the next paper is often about one of them. */
async function lastCustomers(kind: string | undefined): Promise<Candidate[]> {
  const sort = [{ field: 'updatedAt', descending: true }]
  const condition: Condition = kind === undefined ? everything : { field: 'kind', op: 'in', value: [kind] }
  const { rows } = await ask('customer.list', { condition, limit: 8, sort, columns: ['number', 'name'], count: false })
  return rows.map(({ id, name, number }) => ({ key: id, label: String(name), note: String(number ?? '') }))
}

const customer: ReferenceSource = {
  find: async (text, kind) => {
    if (text.trim() === '') return lastCustomers(kind)
    const { rows } = await ask('customer.quickSearch', { text, limit: kind === undefined ? 8 : 30 })
    const fitting = rows.filter((row) => kind === undefined || row.kind === kind).slice(0, 8)
    return fitting.map((row) => ({ key: row.id, label: row.name, note: row.number ?? undefined }))
  },
  read: async (id) => (await ask('customer.get', { id })).row.name,
}

const product: ReferenceSource = {
  find: async (text) => {
    const { rows } = await ask('product.search', { text })
    return rows.map((row) => ({ key: row.id, label: row.name, note: row.number ?? undefined }))
  },
  read: async (id) => (await ask('product.get', { id })).name,
}

const formRecord: ReferenceSource = {
  find: async (text, form) => {
    const { rows } = await ask('form.referable', { text, ...(form !== undefined && { form }) })
    return rows.map((row) => ({ key: row.id, label: row.title, note: row.number ?? row.formKey }))
  },
  read: together(async (ids) => {
    const { rows } = await ask('form.referable', { ids: ids.slice(0, namesAtOnce) })
    return new Map(rows.map((row) => [row.id, row.number === null ? row.title : `${row.number} ${row.title}`] as const))
  }),
}

const contract: ReferenceSource = {
  find: async (text, _form, customerId) => {
    const { rows } = await ask('contract.search', { text, ...(customerId !== undefined && { customerId }) })
    return rows.map((row) => ({ key: row.id, label: row.title, note: `${row.number} ${row.customerName}` }))
  },
  read: together(async (ids) => {
    const { rows } = await ask('contract.search', { ids: ids.slice(0, namesAtOnce) })
    return new Map(rows.map((row) => [row.id, row.title] as const))
  }),
}

/** A trade line is one of the customer the paper is about. */
const trade: ReferenceSource = {
  find: async (text, _form, customerId) => {
    if (customerId === undefined) return []
    const { rows } = await ask('trade.search', { customerId, text })
    return rows.map((row) => ({ key: row.id, label: row.name, note: row.billNumber ?? undefined }))
  },
  read: together(async (ids) => {
    const { rows } = await ask('trade.search', { ids: ids.slice(0, namesAtOnce) })
    return new Map(rows.map((row) => [row.id, row.name] as const))
  }),
}

/** By the `to` of a field. A noun whose records are referred to adds its line. */
export const sources: Readonly<Record<string, ReferenceSource>> = {
  staff,
  department,
  post,
  customer,
  product,
  contract,
  trade,
  formRecord,
}

export const references: References = {
  find: async (to, text, form, about) => (await sources[to]?.find(text, form, about)) ?? [],
  read: async (to, id) => sources[to]?.read(id),
}
