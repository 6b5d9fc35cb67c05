import { useId, useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { useT } from '#platform/ui/language.tsx'
import { numberText } from '#platform/ui/number-text.ts'
import { Segmented } from '#platform/ui/segmented.tsx'
import type { InputOf } from '#web/api.ts'
import { exportHref, useExporting } from '#web/exporting.ts'
import { exportTexts } from './export-texts.ts'

const formats = ['xlsx', 'csv', 'csvGb18030'] as const

type ExportDialogProps = {
  title: string
  filter: Omit<InputOf<'form.export'>, 'format' | 'purpose'>
  count: number
  onClose: () => void
}

/** The records of the list as a spreadsheet that can be taken in again. */
export function ExportDialog({ title, filter, count, onClose }: ExportDialogProps) {
  const t = useT(exportTexts)
  const id = useId()
  const [format, setFormat] = useState<(typeof formats)[number]>('xlsx')
  const [purpose, setPurpose] = useState('')
  const { start, file, isUnderWay, error } = useExporting()
  const isReady = file?.state === 'ready'
  const begin = () =>
    void start('form.export', { ...filter, format, ...(purpose.trim() !== '' && { purpose: purpose.trim() }) })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('formExport.title', { title })}
      footer={
        <>
          <Button onClick={onClose}>{t(isReady ? 'ui.close' : 'ui.cancel')}</Button>
          {isReady ? (
            <a className="btn pri" href={exportHref(file.id)} download={file.fileName}>
              {t('formExport.take')}
            </a>
          ) : (
            <Button tone="primary" icon="download" busy={isUnderWay} onClick={begin}>
              {t('formExport.start', { n: numberText(count) })}
            </Button>
          )}
        </>
      }
    >
      <div className="stacked">
        <p className="ink2">{t('formExport.about')}</p>
        <div className="fl">
          <Segmented
            label={t('formExport.format')}
            choices={formats.map((key) => ({ key, label: t(`formExport.${key}`) }))}
            value={format}
            disabled={isUnderWay}
            onChange={setFormat}
          />
        </div>
        <div className="fl">
          <label htmlFor={id}>{t('formExport.purpose')}</label>
          <input
            id={id}
            className="in"
            maxLength={500}
            value={purpose}
            onChange={(event) => setPurpose(event.target.value)}
          />
        </div>
        {isReady && <span className="grn">{t('formExport.ready', { name: file.fileName })}</span>}
        {file?.state === 'failed' && <ErrorNote>{t('formExport.failed')}</ErrorNote>}
        {error && <ErrorNote requestId={error.requestId}>{error.message}</ErrorNote>}
      </div>
    </Dialog>
  )
}
