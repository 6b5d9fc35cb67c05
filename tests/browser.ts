import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const require = createRequire(import.meta.url)

/** Where Debian and Google put theirs. Ubuntu's chromium-browser is a snap that cannot see temp folders. */
const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome']

/**
 * Starts a headless Chromium: CHROME_PATH, else the system's, else the one that npm brought.
 * All see the same Chinese font (Noto Sans SC) and no other, so that pictures are alike everywhere.
 */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, libraries } = await findBrowser()
  const environment: Record<string, string> = { FONTCONFIG_FILE: writeFontConfig() }
  if (libraries) environment['LD_LIBRARY_PATH'] = libraries
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) environment[name] ??= value
  // Without a locale Chromium cannot choose a file with a Chinese name.
  environment['LANG'] ??= 'C.UTF-8'
  return chromium.launch({
    executablePath,
    env: environment,
    args: [
      // Containers and root have no sandbox; only our own pages are opened.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--font-render-hinting=none',
      // A microphone that hears a tone, and somebody who lets pages listen.
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  })
}

async function findBrowser(): Promise<{ executablePath: string; libraries?: string }> {
  const chosen = [process.env['CHROME_PATH'], ...systemBrowsers].find((path) => path && existsSync(path))
  if (chosen) return { executablePath: chosen }
  const folder = await unpackBrowser()
  // The browser wants libnss3, libnspr4 and libexpat; its own archive for cloud functions holds them.
  return { executablePath: join(folder, 'chromium'), libraries: join(folder, 'al2023', 'lib') }
}

/** Unpacks the npm browser once per clone: 2 s and 200 MB that the next run need not spend again. */
async function unpackBrowser(): Promise<string> {
  const build = dirname(require.resolve('@sparticuz/chromium'))
  const { version } = JSON.parse(readFileSync(join(build, '..', 'package.json'), 'utf8')) as { version: string }
  const folder = join(cacheFolder(), `chromium-${version}`)
  if (existsSync(folder)) return folder
  const half = `${folder}.new-${process.pid}`
  mkdirSync(half, { recursive: true })
  await inTempFolder(half, async () => {
    const { inflate } = await import('@sparticuz/chromium')
    for (const archive of ['chromium.br', 'al2023.tar.br']) await inflate(join(build, '..', 'bin', archive))
  })
  try {
    renameSync(half, folder)
  } catch (error) {
    // Two test files at once: the slower one uses what the faster one unpacked.
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

/** The package unpacks to fixed names in the temp folder, where another account's copy would be in the way. */
async function inTempFolder(folder: string, work: () => Promise<void>): Promise<void> {
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    if (tmpdir() !== folder) throw new Error('TMPDIR does not reach this process')
    await work()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

function writeFontConfig(): string {
  const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans-sc'))
  const file = join(cacheFolder(), 'fonts.conf')
  const cache = join(cacheFolder(), 'fontconfig')
  const xml = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${escapeXml(fonts)}</dir><cachedir>${escapeXml(cache)}</cachedir></fontconfig>`
  // Renamed into place: another test file's browser may be reading it.
  writeFileSync(`${file}.${process.pid}`, xml)
  renameSync(`${file}.${process.pid}`, file)
  return file
}

/** Inside node_modules: of the clone's own account, and gone with the next install. */
function cacheFolder(): string {
  const folder = join(import.meta.dirname, '..', 'node_modules', '.cache', 'kedang')
  mkdirSync(folder, { recursive: true })
  return folder
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
