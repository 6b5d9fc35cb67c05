import { AppError } from '#platform/core/errors.ts'

/** What goes into a template: texts by their name, and rows of named texts for what is repeated. */
export type WordData = { [name: string]: string | WordData[] }

// A paper form of many pages has a few hundred kilobytes; pictures make it some megabytes.
const mostBytes = 10 * 1024 ** 2
// What it unpacks to: XML packs about ten times, so a hundred times is no letter.
const mostUnpacked = 100 * 1024 ** 2

/** Names a Word document (.docx) asks for in braces: {姓名}, {#明细}…{/}. @throws AppError('invalid') for anything else. */
export async function namesInWord(document: Buffer): Promise<string[]> {
  refuseHuge(document)
  const tags = await reading(async () => {
    const handler = await templateHandler()
    const found = await handler.parseTags(document)
    // Filled in once with nothing: only then a repetition without its end is found.
    await handler.process(document, {})
    return found
  })
  return [...new Set(tags.map((tag) => tag.name).filter((name) => name !== ''))]
}

/** The document with every name replaced by its text; names there is nothing for are left empty. Texts are never read as templates. */
export async function fillWord(document: Buffer, data: WordData): Promise<Buffer> {
  refuseHuge(document)
  return await reading(async () => (await templateHandler()).process(document, data))
}

/** Read when the first letter is written: most starts write none. */
async function templateHandler() {
  const { TemplateHandler } = await import('easy-template-x')
  return new TemplateHandler()
}

async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : ''
    throw new AppError('invalid', 'word.unreadable', { reason })
  }
}

/** Sizes as the directory at the end of the package states them, so that nothing is unpacked to find out. */
function refuseHuge(document: Buffer): void {
  if (document.length > mostBytes) throw new AppError('invalid', 'file.too_large', { max: mostBytes / 1_048_576 })
  let total = 0
  for (let at = document.indexOf(entry); at !== -1; at = document.indexOf(entry, at + 4))
    total += at + 28 <= document.length ? document.readUInt32LE(at + 24) : 0
  if (total > mostUnpacked) throw new AppError('invalid', 'file.too_large', { max: mostBytes / 1_048_576 })
}

// Head of an entry in the central directory of a zip (APPNOTE 4.3.12); its unpacked size stands 24 bytes on.
const entry = Buffer.from([0x50, 0x4b, 0x01, 0x02])
