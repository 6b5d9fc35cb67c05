import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { programFolder } from '#platform/server/program.ts'
import { fontFolders } from './fonts.ts'
import type { PressAnswer, PressTask } from './press-tasks.ts'

// The process that sets papers: compiling blocks and holds much memory, so it never happens in the server itself.
// Where its templates are.
const folder = join(programFolder, 'platform', 'server', 'print')
const moreFonts = process.argv[2]
const compiler = NodeCompiler.create({
  workspace: folder,
  fontArgs: [{ fontPaths: [...fontFolders(), ...(moreFonts === undefined ? [] : [moreFonts])] }],
})

function compile(file: string, inputs: Record<string, string>): NodeTypstDocument {
  const result = compiler.compile({ mainFilePath: join(folder, file), inputs })
  if (result.result !== null) return result.result
  const errors = result.takeDiagnostics()
  throw new Error(errors === null ? 'typst gave no document' : JSON.stringify(compiler.fetchDiagnostics(errors)))
}

/** Shadow files exist for one task only: what Typst reads under /pictures and /parts. */
function lend(kind: 'pictures' | 'parts', name: string, path: string): void {
  compiler.mapShadow(join(folder, kind, name), readFileSync(path))
}

/** Typst refuses a broken picture with everything around it, so each is tried by itself. */
function isPicture(name: string): boolean {
  try {
    compile('picture.typ', { name })
    return true
  } catch {
    return false
  }
}

/** Most papers are one page; only where some run over is it worth looking whether a last page can be saved. */
function compilePapers({ papers, numbering }: Extract<PressTask, { kind: 'set' }>): NodeTypstDocument {
  const inputs = { papers: JSON.stringify(papers), numbering }
  const document = compile('papers.typ', { ...inputs, saving: 'no' })
  const runsOver = numbering === 'each' && document.numOfPages > papers.length
  return runsOver ? compile('papers.typ', { ...inputs, saving: 'yes' }) : document
}

function deliver(document: NodeTypstDocument, task: PressTask): PressAnswer {
  // Without a time in it the same papers give the same bytes; tags double the size, so only single prints carry them.
  const pdf = compiler.pdf(document, { creationTimestamp: 0, pdfTags: task.to === undefined })
  if (task.to !== undefined) writeFileSync(task.to, pdf)
  return { pages: document.numOfPages, size: pdf.length, ...(task.to === undefined ? { pdf } : {}) }
}

function run(task: PressTask): PressAnswer {
  if (task.kind === 'join') {
    for (const part of task.parts) lend('parts', part.name, part.path)
    const parts = JSON.stringify(task.parts.map(({ name, pages }) => ({ name, pages })))
    return deliver(compile('join.typ', { parts, paper: JSON.stringify(task.paper ?? null) }), task)
  }
  for (const [name, path] of Object.entries(task.pictures)) lend('pictures', name, path)
  const lost = Object.keys(task.pictures).filter((name) => !isPicture(name))
  if (lost.length > 0) return { pages: 0, size: 0, lost }
  const document = compilePapers(task)
  if (task.as === 'svg') return { pages: document.numOfPages, size: 0, svg: compiler.plainSvg(document) }
  const tail =
    task.numbering === 'later' ? compiler.query(document, { selector: '<tail>', field: 'value' })[0] : undefined
  return { ...deliver(document, task), ...(tail === undefined ? {} : { tail }) }
}

process.on('message', (task: PressTask) => {
  let answer: PressAnswer
  try {
    answer = run(task)
  } catch (error) {
    answer = { pages: 0, size: 0, failed: String(error) }
  }
  compiler.resetShadow()
  // What one print left in the cache helps the next of the same form; older results go.
  compiler.evictCache(task.to === undefined ? 3 : 0)
  process.send?.({ ...answer, memory: process.memoryUsage.rss() })
})
process.on('disconnect', () => process.exit())
