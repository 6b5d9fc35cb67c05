import { expect, test } from 'vitest'
import { documentOf } from '#platform/server/http/openapi.ts'
import { operations } from '#server/operations.ts'
import { rights } from '#server/rights.ts'

test('every operation has a name of its own and a right that exists', () => {
  expect(operations.length).toBeGreaterThan(60)
  const names = operations.map((one) => one.name)
  expect(new Set(names).size).toBe(names.length)
  const unknown = operations.filter(
    (one) => typeof one.needs === 'object' && rights[one.needs.right as keyof typeof rights] === undefined,
  )
  expect(unknown.map((one) => one.name)).toEqual([])
  for (const name of names) expect(name).toMatch(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/)
})

test('what a guest may call is a short list that a reviewer sees change', () => {
  expect(
    operations
      .filter((one) => one.needs === 'anyone')
      .map((one) => one.name)
      .sort(),
  ).toMatchInlineSnapshot(`
    [
      "calendar.feed",
      "form.answer",
      "form.link",
      "passkey.beginSignIn",
      "passkey.signIn",
      "selfFill.open",
      "selfFill.send",
      "session.signIn",
      "session.signOut",
      "setup.create",
      "setup.state",
    ]
  `)
})

test('[TEC-11] the whole registry is an OpenAPI 3.1 document', () => {
  const document = documentOf(operations, 'test')() as {
    openapi: string
    paths: Record<string, Record<string, { responses: object; operationId: string }>>
  }
  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.paths)).toHaveLength(operations.length)
  for (const [path, methods] of Object.entries(document.paths)) {
    const [method, operation] = Object.entries(methods)[0] ?? []
    expect(['get', 'post'], path).toContain(method)
    expect(operation?.responses, path).toHaveProperty('200')
    expect(operation?.responses, path).toHaveProperty('default')
  }
  expect(() => JSON.stringify(document)).not.toThrow()
  // Hundreds of operations become one document; a busy machine takes its time.
}, 60_000)
