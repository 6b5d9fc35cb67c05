import { describe, expect, it } from 'vitest'
import type { Caller, Harness } from './harness.ts'

type Input = Record<string, unknown>

/** A command and everything it must refuse. */
export type Refusals = {
  command: string
  /** Rights with which the command is allowed; absent when being signed in is enough. */
  rights?: Record<string, string>
  /** Whoever has the secret of a link may: nobody has to be signed in. */
  isForGuests?: boolean
  /** A fresh input that would succeed for `caller`. */
  input(caller: Caller): Promise<Input> | Input
  /** Part of the input replaced by something wrong, and the path of the field that must be named. */
  bad: { change: Input; path: string }
  /** Rights that do not reach the record of `input`: answered as if it were missing. */
  tooNarrow?: Record<string, string>
  /** The input names a version: a stale one is refused, and of two at once only one succeeds. */
  isVersioned?: boolean
  /** It answers a secret that is shown once and never stored, so a repeat makes another. */
  makesSecret?: boolean
  /** How many effects there are; a repeated request must not add one. */
  effects?(): Promise<number>
}

/** Table of refusals every command has: no session, no right, bad input, out of reach, repeated, stale, two at once. */
export function describeRefusals(harness: () => Harness, refusals: Refusals): void {
  const { command, rights, bad } = refusals
  const allowed = () => harness().person({ rights: rights ?? {} })

  describe(`${command} refuses`, () => {
    it.runIf(refusals.isForGuests !== true)('[ACC-13] who is not signed in', async () => {
      const answer = await harness().guest.call(command, await refusals.input(await allowed()))
      expect([answer.status, answer.body.error.code]).toEqual([401, 'session.required'])
    })

    it.runIf(rights !== undefined)('who lacks the right', async () => {
      const input = await refusals.input(await allowed())
      const answer = await (await harness().person({ rights: {} })).call(command, input)
      expect([answer.status, answer.body.error.code]).toEqual([403, 'right.missing'])
    })

    it('wrong input, naming the field', async () => {
      const caller = await allowed()
      const answer = await caller.call(command, { ...(await refusals.input(caller)), ...bad.change })
      expect(answer.status).toBe(400)
      expect(answer.body.error.fields.map((one: { path: string }) => one.path)).toContain(bad.path)
    })

    it.runIf(refusals.tooNarrow !== undefined)('a record out of reach, as if it were not there', async () => {
      const input = await refusals.input(await allowed())
      const answer = await (await harness().person({ rights: refusals.tooNarrow ?? {} })).call(command, input)
      expect(answer.status).toBe(404)
    })

    it.runIf(refusals.makesSecret !== true)('to do the same request twice', async () => {
      const caller = await allowed()
      const input = await refusals.input(caller)
      const key = crypto.randomUUID()
      const before = (await refusals.effects?.()) ?? 0
      const first = await caller.call(command, input, { key })
      const second = await caller.call(command, input, { key })
      expect([first.status, second.status]).toEqual([200, 200])
      expect(second.body).toEqual(first.body)
      if (refusals.effects !== undefined) expect(await refusals.effects()).toBe(before + 1)
    })

    it.runIf(refusals.isVersioned)('[TEC-18] a stale version, and the second of two at once', async () => {
      const caller = await allowed()
      const input = await refusals.input(caller)
      const stale = await caller.call(command, { ...input, version: Number(input['version']) + 1 })
      expect([stale.status, stale.body.error.code]).toEqual([409, 'record.stale'])
      const both = await Promise.all([caller.call(command, input), caller.call(command, input)])
      expect(both.map((one) => one.status).sort()).not.toEqual([200, 200])
      expect(both.some((one) => one.status === 200)).toBe(true)
    })
  })
}
