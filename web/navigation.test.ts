import { expect, test } from 'vitest'
import { isWithin, navigationOf } from './navigation.ts'
import { paths, safeNext, signInPath } from './paths.ts'

test('the navigation offers only what has a screen, in its fixed order', () => {
  const registered = new Set<string>([paths.settings, paths.customers, paths.today])
  expect(navigationOf(registered).map((item) => item.href)).toEqual([paths.today, paths.customers, paths.settings])
})

test('a record belongs to its list, a namesake does not', () => {
  expect(isWithin(paths.customer('1'), paths.customers)).toBe(true)
  expect(isWithin('/customers-old', paths.customers)).toBe(false)
})

test('the argument $id gives the pattern of a route', () => {
  expect(paths.customer('$id')).toBe('/customers/$id')
})

test('signing in leads back, but never to another site', () => {
  expect(signInPath('/customers?view=1')).toBe('/sign-in?next=%2Fcustomers%3Fview%3D1')
  expect(safeNext('/customers?view=1')).toBe('/customers?view=1')
  for (const bad of ['https://evil.example', '//evil.example', '/\\evil.example', '', undefined, 7]) {
    expect(safeNext(bad)).toBe(paths.home)
  }
})
