import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#platform/core/errors.ts'
import { createTranslators } from '#platform/core/i18n.ts'
import { readConfig } from '#platform/server/config.ts'
import { databaseMessages } from '#platform/server/database/messages.ts'
import { programFolder } from '#platform/server/program.ts'
import { catalogues } from './catalogues.ts'
import { backup, exportFile, importFile, restore } from './cli/files.ts'
import { type House, openHouse } from './cli/house.ts'
import { cliMessages } from './cli/messages.ts'
import { addUser, makeToken, resetUser } from './cli/people.ts'
import { verify } from './cli/verify.ts'
import { fillDemo } from './demo/fill.ts'
import { configMessages } from './messages.ts'

const help = `
客档命令行 / Kedang command line        npm run kedang -- <命令 command>

  import <file> [--as email]      导入客户表格 / import a spreadsheet of customers
  export [file] [--as email]      导出全部客户（.xlsx .csv）/ export all customers
  backup [file]                   立即备份 / make a backup now
  restore <file>                  还原到空的 DATA_DIR / restore into an empty DATA_DIR
  verify                          核验查阅记录链、附件、检索 / check audit chain, files, search
  user add <email> [name]         新增管理员 / add an administrator
  user reset-password <email>     重置密码 / give a one-time password
  token create <email> [name] [right …]
                                  新建 API 令牌 / make an API token
  demo                            装入演示数据 / fill with demo data

  内嵌数据库同一时间只能由一个进程使用：服务运行时先停止服务。
  The embedded database serves one process at a time: stop the server first.
`

type Run = (house: House, words: string[], as: string | undefined) => Promise<string>

const commands: Record<string, Run> = {
  import: importFile,
  export: exportFile,
  backup,
  'user add': addUser,
  'user reset-password': resetUser,
  'token create': makeToken,
  verify: (house) => verify(house, (line) => console.log(`  ${line}`)).then(() => 'OK'),
  demo: (house) => fillDemo(house.platform).then(() => 'OK'),
}

const { version } = JSON.parse(readFileSync(join(programFolder, 'package.json'), 'utf8')) as {
  version: string
}

/** Finds the command, opens the product for it, says what came of it. */
async function main(words: string[]): Promise<void> {
  const asAt = words.indexOf('--as')
  const as = asAt < 0 ? undefined : words.splice(asAt, 2)[1]
  const [first = 'help', second = ''] = words
  if (['help', '--help', '-h'].includes(first)) return console.log(help)
  const config = readConfig(process.env)
  if (first === 'restore') return console.log(`  已还原 / restored   ${await restore(config, words.slice(1))}`)
  const name = [`${first} ${second}`, first].find((one) => Object.hasOwn(commands, one))
  const run = name === undefined ? undefined : commands[name]
  if (name === undefined || run === undefined)
    throw new AppError('invalid', 'cli.unknown', { command: words.join(' ') })
  const house = await openHouse(config, version)
  try {
    console.log(`  ${name}   ${await run(house, words.slice(name.split(' ').length), as)}`)
  } finally {
    await house.close()
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    if (!(error instanceof AppError)) console.error(error)
    else for (const line of wordsOf(error)) console.error(`  ${line}`)
    process.exit(1)
  },
)

function wordsOf(error: AppError): string[] {
  const t = createTranslators(...catalogues, cliMessages, databaseMessages, configMessages)
  const faults = error.fields.length > 0 ? error.fields : [error]
  return ['', ...faults.flatMap(({ code, params }) => [t['zh-CN'](code, params ?? {}), t.en(code, params ?? {})]), '']
}
