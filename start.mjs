// The one way in: node start.mjs [start | test | cli | bench | spec] [arguments].
// This file alone must be readable by old Node (14), so that it can say which one is needed.
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `客档需要 Node.js 20.19 或更高版本，当前是 ${process.versions.node}。请先升级 Node.js：https://nodejs.org`,
  )
  console.error(
    `Kedang needs Node.js 20.19 or later; this is ${process.versions.node}. Upgrade it first: https://nodejs.org`,
  )
  process.exit(1)
}

import('./tools/bootstrap/main.mjs').then((bootstrap) => bootstrap.main(process.argv.slice(2)))
