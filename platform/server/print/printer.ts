import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { AppError } from '#platform/core/errors.ts'
import { type Paper, type PaperTableRow, paperWords } from '#platform/core/paper.ts'
import type { FileStore } from '../files.ts'
import { locatePictures, pictureHashes, withLostPictures } from './pictures.ts'
import type { Printed, Printer } from './port.ts'
import { createPress } from './press-queue.ts'
import type { PressAnswer, SetPaper } from './press-tasks.ts'
import { partOf } from './table-parts.ts'

// A press needs about 12 MB for this many forms, and is done with them before anybody at a screen waits too long.
const papersPerPart = 25
// 400 rows are 25 pages and 100 MB; what does not fill the last page goes to the next part.
const rowsPerPart = 400
// 5,000 pages are ten packets of paper: whoever asks for more meant something else.
const mostPages = 5000

type Part = { name: string; path: string; pages: number }

/** A printer with its own press process, started when first needed; `fonts` is a folder of further letters. */
export function createPrinter({ files, log, fonts }: { files: FileStore; log: Logger; fonts: string }): Printer {
  const press = createPress(log, fonts)

  async function set(
    papers: readonly Paper[],
    how: { numbering: 'each' | 'later'; as?: 'svg'; to?: string },
    signal?: AbortSignal,
  ): Promise<PressAnswer> {
    const { paths, lost } = await locatePictures(files, pictureHashes(papers))
    for (;;) {
      const ready = papers.map((paper) => withWords(withLostPictures(paper, lost)))
      const answer = succeed(await press.run({ kind: 'set', papers: ready, pictures: paths, ...how }, signal))
      if (answer.lost === undefined) return answer
      for (const hash of answer.lost) {
        lost.add(hash)
        delete paths[hash]
      }
    }
  }

  async function joinParts(parts: Part[], path: string, signal?: AbortSignal, paper?: Paper): Promise<Printed> {
    if (parts.length === 0) throw new AppError('invalid', 'print.nothing')
    const foot = paper === undefined ? {} : { paper: withWords({ ...paper, blocks: [] }) }
    const { pages, size } = succeed(await press.run({ kind: 'join', parts, to: path, ...foot }, signal))
    return { pages, size }
  }

  return {
    async pdf(papers) {
      const { pdf } = await set(papers, { numbering: 'each' })
      if (pdf === undefined) throw new AppError('broken', 'server.broken')
      return pdf
    },

    async picture(papers) {
      const { svg, pages } = await set(papers, { numbering: 'each', as: 'svg' })
      if (svg === undefined) throw new AppError('broken', 'server.broken')
      return { svg, pages }
    },

    papers: (batches, path, { signal, onDone } = {}) =>
      inScratch(async (newPart) => {
        const parts: Part[] = []
        let done = 0
        for await (const batch of batches)
          for (let at = 0; at < batch.length; at += papersPerPart) {
            signal?.throwIfAborted()
            const papers = batch.slice(at, at + papersPerPart)
            const part = newPart(parts)
            const { pages } = await set(papers, { numbering: 'each', to: part.path }, signal)
            addPart(parts, { ...part, pages })
            done += papers.length
            await onDone?.(done)
          }
        return await joinParts(parts, path, signal)
      }),

    table: (paper, batches, path, { signal, onDone } = {}) =>
      inScratch(async (newPart) => {
        const parts: Part[] = []
        let waiting: PaperTableRow[] = []
        let done = 0
        const printPart = async (rows: PaperTableRow[], isLast: boolean): Promise<PaperTableRow[]> => {
          signal?.throwIfAborted()
          const part = newPart(parts)
          const isFirst = parts.length === 0
          const papers = [partOf(paper, rows, { isFirst, isLast })]
          const { pages, tail = 0 } = await set(papers, { numbering: 'later', to: part.path }, signal)
          const isCarried = !isLast && pages > 1
          addPart(parts, { ...part, pages: isCarried ? pages - 1 : pages })
          const carried = isCarried ? rows.slice(rows.length - tail) : []
          done += rows.length - carried.length
          await onDone?.(done)
          return carried
        }
        for await (const batch of batches) {
          waiting.push(...batch)
          while (waiting.length > rowsPerPart)
            waiting = [...(await printPart(waiting.slice(0, rowsPerPart), false)), ...waiting.slice(rowsPerPart)]
        }
        await printPart(waiting, true)
        return await joinParts(parts, path, signal, paper)
      }),

    close: () => press.close(),
  }
}

function withWords(paper: Paper): SetPaper {
  return { ...paper, words: paperWords[paper.language] }
}

function succeed(answer: PressAnswer): PressAnswer {
  if (answer.failed === undefined) return answer
  throw new AppError('broken', 'server.broken', {}, { cause: new Error(answer.failed) })
}

function addPart(parts: Part[], part: Part): void {
  parts.push(part)
  if (parts.reduce((sum, one) => sum + one.pages, 0) > mostPages)
    throw new AppError('invalid', 'print.too_many_pages', { max: mostPages })
}

async function inScratch<T>(work: (newPart: (parts: Part[]) => Omit<Part, 'pages'>) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'kedang-print-'))
  try {
    return await work((parts) => {
      const name = `${parts.length}.pdf`
      return { name, path: join(folder, name) }
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
