import { crc32, inflateRawSync } from 'node:zlib'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const types = `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
const relations = `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`

/** A Word document of these paragraphs. */
export function wordOf(paragraphs: readonly string[]): Buffer {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`).join('')
  return zipOf({
    '[Content_Types].xml': types,
    '_rels/.rels': relations,
    'word/document.xml': `${head}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  })
}

/** A zip whose entries are stored as they are (APPNOTE 4.3). */
function zipOf(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(files)) {
    const [path, data] = [Buffer.from(name), Buffer.from(text)]
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt32LE(crc32(data), 10)
    facts.writeUInt32LE(data.length, 14)
    facts.writeUInt32LE(data.length, 18)
    facts.writeUInt16LE(path.length, 22)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(20, 4)
    facts.copy(entry, 6)
    entry.writeUInt32LE(at, 42)
    directory.push(entry, path)
    parts.push(Buffer.from([0x50, 0x4b, 3, 4]), facts, path, data)
    at += 30 + path.length + data.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(directory.length / 2, 8)
  end.writeUInt16LE(directory.length / 2, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, ...directory, end])
}

/** The XML of the text of a Word document, found through the directory at the end of the package. */
export function textOfWord(document: Buffer): string {
  const mark = Buffer.from([0x50, 0x4b, 1, 2])
  for (let at = document.indexOf(mark); at !== -1; at = document.indexOf(mark, at + 4)) {
    const length = document.readUInt16LE(at + 28)
    if (document.toString('utf8', at + 46, at + 46 + length) !== 'word/document.xml') continue
    const local = document.readUInt32LE(at + 42)
    const from = local + 30 + document.readUInt16LE(local + 26) + document.readUInt16LE(local + 28)
    const data = document.subarray(from, from + document.readUInt32LE(at + 20))
    return (document.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data)).toString('utf8')
  }
  throw new RangeError('no text in this document')
}
