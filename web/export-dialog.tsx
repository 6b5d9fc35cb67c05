import { useState } from 'react'
import { WordsField } from '#platform/ui/act-dialog.tsx'
import { Button } from '#platform/ui/button.tsx'
import { instantText } from '#platform/ui/day-text.ts'
import { Dialog } from '#platform/ui/dialog.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { numberText } from '#platform/ui/number-text.ts'
import { ProgressBar } from '#platform/ui/progress-bar.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import type { InputOf } from './api.ts'
import { useAsk } from './api-hooks.ts'
import { exportTexts } from './export-texts.ts'
import { type ExportCommand, type ExportFile, exportHref, sizeText, useExporting } from './exporting.ts'

const formats = ['xlsx', 'csv', 'csvGb18030'] as const
type Format = (typeof formats)[number]

/** The commands that leave format and purpose to the person. */
type ListCommand = Exclude<ExportCommand, 'export.template' | 'export.importErrors'>

export type ExportDialogProps<N extends ListCommand> = {
  title: string
  /** What the file will hold. */
  about: string
  /** The button that begins, which tells how much it will be. */
  begin?: string
  command: N
  input: Omit<InputOf<N>, 'format' | 'purpose'>
  onClose: () => void
}

/** Asks for format and purpose, says how far the file is, gives it, and those of the last days. */
export function ExportDialog<N extends ListCommand>(props: ExportDialogProps<N>) {
  const { title, about, begin, command, input, onClose } = props
  const t = useT(exportTexts)
  const [format, setFormat] = useState<Format>('xlsx')
  const [purpose, setPurpose] = useState('')
  const { start, file, isUnderWay, error } = useExporting()
  const isReady = file?.state === 'ready'
  const why = purpose.trim() === '' ? {} : { purpose: purpose.trim() }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('export.title', { title })}
      footer={
        <>
          <Button onClick={onClose}>{t(isReady ? 'ui.close' : 'ui.cancel')}</Button>
          {isReady ? (
            <a className="btn pri" href={exportHref(file.id)} download={file.fileName}>
              {t('export.take')}
            </a>
          ) : (
            <Button
              tone="primary"
              icon="download"
              busy={isUnderWay}
              onClick={() => void start(command, { ...input, format, ...why } as InputOf<N>)}
            >
              {begin ?? t('export.out')}
            </Button>
          )}
        </>
      }
    >
      <div className="stacked">
        <p className="ink2">{about}</p>
        <div className="fl">
          <Segmented
            label={t('export.format')}
            choices={formats.map((key) => ({ key, label: t(`export.${key}`) }))}
            value={format}
            disabled={isUnderWay}
            onChange={setFormat}
          />
        </div>
        <WordsField label={t('export.purpose')} value={purpose} onChange={setPurpose} />
        {file && <Progress file={file} title={t('export.title', { title })} />}
        <RefusedNote error={error ?? null} />
        <EarlierExports />
      </div>
    </Dialog>
  )
}

function Progress({ file, title }: { file: ExportFile; title: string }) {
  const t = useT(exportTexts)
  if (file.state === 'ready') return <span className="grn">{t('export.ready', { name: file.fileName })}</span>
  if (file.state === 'failed') return <ErrorNote>{t('export.failed')}</ErrorNote>
  const share = file.rowsTotal ? file.rowsDone / file.rowsTotal : 0
  return (
    <>
      <ProgressBar label={title} parts={[{ tone: 'brand', share, label: title }]} />
      <span className="mut sm">{t('export.under_way', { done: numberText(file.rowsDone) })}</span>
    </>
  )
}

// A person looks for the file of this morning; older ones are made anew.
const shownEarlier = 5

/** Files made before that are still kept, so that a closed tab loses nothing. */
function EarlierExports() {
  const t = useT(exportTexts)
  const { language } = useLanguage()
  const { data } = useAsk('export.list', {})
  const ready = (data?.rows ?? []).filter((one) => one.state === 'ready').slice(0, shownEarlier)
  if (ready.length === 0) return null
  return (
    <details className="sm">
      <summary>{t('export.earlier')}</summary>
      <ul>
        {ready.map((one) => (
          <li className="flex" key={one.id}>
            <a className="lnk grow" href={exportHref(one.id)} download={one.fileName}>
              {one.fileName}
            </a>
            <span className="mut n">{one.size !== null && sizeText(one.size)}</span>
            <span className="mut n">{instantText(one.createdAt, language)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
