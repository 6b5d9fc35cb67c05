import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AxeResults, RunOptions } from 'axe-core'
import { pino } from 'pino'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { compose, type Product } from '#server/compose.ts'
import { launchBrowser } from '../browser.ts'
import { createTestDatabase } from '../database.ts'
import { openTestSession } from '../factories/people.ts'

export const desk = { width: 1440, height: 900 }
export const phone = { width: 375, height: 812 }

type Visit = {
  size?: { width: number; height: number }
  language?: 'zh-CN' | 'en'
  token?: string
  /** Where to go first, as a path or a whole address; the start page when left out. */
  at?: string
  /** Open until the scene ends; else until the test does: what stays open hears of every change and asks anew. */
  stays?: boolean
}

/** The whole product on a port with a fresh real database, and a browser to visit it with. */
export type Scene = {
  product: Product
  url: string
  browser: Browser
  visit(visit?: Visit): Promise<Page>
  /** Moves the clock of server and screens alike; it runs on from there. */
  setNow(iso: string): Promise<void>
  /** Somebody with all rights in a firm that has been set up. */
  signIn(): Promise<string>
  close(): Promise<void>
}

export async function openScene(start: { now?: string } = {}): Promise<Scene> {
  let aheadMs = start.now === undefined ? 0 : Date.parse(start.now) - Date.now()
  const database = await createTestDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'kedang-e2e-'))
  const product = await compose({
    config: { DATABASE_POOL: 8, TRUST_PROXY: 0, PUBLIC_URL: undefined },
    connection: database.connection,
    files: folder,
    version: 'test',
    checkOutput: true,
    runsJobs: true,
    perMinute: 1_000_000,
    clock: () => new Date(Date.now() + aheadMs),
    log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
  })
  const url = await product.app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await launchBrowser()
  const contexts = new Set<BrowserContext>()
  return {
    product,
    url,
    browser,
    async visit({ size = desk, language = 'zh-CN', token, at = '/', stays = false } = {}) {
      const context = await browser.newContext({
        viewport: size,
        locale: language,
        timezoneId: 'Asia/Shanghai',
        hasTouch: size.width < 700,
        // What glides into place is waited for, and drawn many times on the way.
        reducedMotion: 'reduce',
      })
      contexts.add(context)
      if (!stays)
        onTestFinished(async () => {
          contexts.delete(context)
          await context.close()
        })
      if (aheadMs !== 0) await context.clock.setSystemTime(Date.now() + aheadMs)
      if (token !== undefined) await context.addCookies([{ name: 'kedang_session', value: token, url }])
      const page = await context.newPage()
      // A machine with two cores that builds, checks and tests at once is still to pass.
      page.setDefaultTimeout(60_000)
      // A page that throws is broken even if what the test looks at happens to be there.
      page.on('pageerror', (error) => {
        throw error
      })
      await page.goto(new URL(at, url).href)
      return page
    },
    async setNow(iso) {
      aheadMs = Date.parse(iso) - Date.now()
      for (const context of contexts) await context.clock.setSystemTime(iso)
    },
    async signIn() {
      const { token } = await openTestSession(product.platform, { name: '周敏', allRights: true })
      return token
    },
    async close() {
      for (const context of contexts) await context.close()
      await browser.close()
      await product.close()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const axeOptions: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
  iframes: false,
}

/** WCAG 2.2 A and AA, as axe can tell. Asked in the page itself: its builder opens a page of its own each time, 2 s. */
export async function expectAccessible(page: Page): Promise<void> {
  // What is being asked for anew stands there faded until it is there.
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]:not(button)') === null)
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  const { violations } = await page.evaluate(async (options) => {
    // Something that is fading in has not its own colours yet.
    const passing = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(passing.map((one) => one.finished))
    return (window as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }).axe.run(options)
  }, axeOptions)
  expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)).toEqual(
    [],
  )
}

/** Nothing may stand outside of a phone's screen. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBeLessThanOrEqual(0)
}

/** Calls an operation as whoever is signed in on this page, for what a journey finds already there. */
export async function callFrom(
  page: Page,
  name: string,
  data: Record<string, unknown>,
): Promise<{ id: string; version: number }> {
  const answer = await page.request.post(new URL(`/api/${name}`, page.url()).href, {
    headers: { 'x-kedang': '1' },
    data,
  })
  expect(answer.status(), await answer.text()).toBe(200)
  return (await answer.json()) as { id: string; version: number }
}
