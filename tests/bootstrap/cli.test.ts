import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { act, answers, cleanUp, findPort, makeFolder, root, until } from './scene.ts'

afterAll(cleanUp)

const folder = makeFolder('cli')
const dataDir = join(folder, 'data')
const at = (name: string) => join(folder, name)

async function kedang(words: string[], to: string = dataDir): Promise<{ code: number; said: string }> {
  const actor = act(
    process.execPath,
    [join(root, 'dist', 'server', 'cli.js'), ...words],
    { DATA_DIR: to, INIT_CWD: folder },
    { cwd: root },
  )
  return { code: await actor.ended, said: actor.said() }
}

test('without words it says in both languages what it can do', async () => {
  const { code, said } = await kedang([])
  expect(code).toBe(0)
  expect(said).toMatch(/导入客户表格 .* import a spreadsheet/)
})

test('[IMP-01] [TEC-16] a firm is set up, filled, checked, copied and restored from the command line alone', async () => {
  expect((await kedang(['user', 'add', 'shan@anhe.example', '单晓雨'])).said).toMatch(
    /shan@anhe\.example {2}\w{4}-\w{4}-\w{4}/,
  )
  writeFileSync(at('客户.csv'), '客户名称,电话\n丽水云康药业有限公司,13905780001\n海陵康源商行,13905780002\n')
  expect(await kedang(['import', '客户.csv'])).toMatchObject({ code: 0, said: expect.stringContaining('new 2') })
  expect((await kedang(['export', 'out.csv'])).code).toBe(0)
  expect(readFileSync(at('out.csv'), 'utf8')).toContain('丽水云康药业有限公司')
  expect(await kedang(['verify'])).toMatchObject({ code: 0, said: expect.stringContaining('2/2') })
  expect((await kedang(['token', 'create', 'shan@anhe.example'])).said).toMatch(/kdt_/)
  expect((await kedang(['backup', 'copy.kedang'])).code).toBe(0)

  const again = await kedang(['restore', 'copy.kedang'])
  expect(again).toMatchObject({ code: 1, said: expect.stringContaining('只能还原到空库') })
  expect((await kedang(['restore', 'copy.kedang'], at('restored'))).code).toBe(0)
  expect(await kedang(['verify'], at('restored'))).toMatchObject({ code: 0, said: expect.stringContaining('2/2') })
})

test('while a server runs on the data folder it says so and who that is', async () => {
  const port = await findPort()
  const env = { DATA_DIR: dataDir, PORT: String(port) }
  const server = act(process.execPath, [join(root, 'dist', 'server', 'main.js')], env, { cwd: root })
  await until(() => answers(port), server)
  const { code, said } = await kedang(['verify'])
  expect([code, said.includes(String(server.pid))]).toEqual([1, true])
  expect(said).toContain('Stop it first')
  server.process.kill('SIGTERM')
  expect(await server.ended).toBe(0)
})

test('what it does not understand it refuses in both languages', async () => {
  for (const words of [['dance'], ['restore'], ['import', 'nothing.xlsx'], ['user', 'add']]) {
    const { code, said } = await kedang(words, at('other'))
    expect([words, code]).toEqual([words, 1])
    expect(said).toMatch(/\p{Script=Han}/u)
    expect(said).not.toContain('    at ')
  }
})
