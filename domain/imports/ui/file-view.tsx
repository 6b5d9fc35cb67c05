import { useRef, useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { FileDrop } from '#platform/ui/file-drop.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { useT } from '#platform/ui/language.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { ProgressBar } from '#platform/ui/progress-bar.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { call, upload } from '#web/api.ts'
import { type ApiError, toApiError } from '#web/api-error.ts'
import { useExporting } from '#web/exporting.ts'
import { EarlierRuns } from './earlier-runs.tsx'
import { useImportT } from './form-run-texts.ts'
import { importMessages } from './import-messages.ts'
import { useTarget } from './run.ts'
import { BackToList, ImportSteps } from './run-title.tsx'

const accepted = '.xlsx,.xlsm,.xls,.xlsb,.csv,.tsv,.txt,.ods,.html,.xml'

/** The first step: a file by dropping or choosing, a template for who has none, and what was imported before. */
export function FileView({ target, onStarted }: { target: string; onStarted: (runId: string) => void }) {
  const t = useImportT(target)
  const sending = useSending(target, onStarted)
  const what = useTarget(target)?.label ?? ''
  return (
    <>
      <BackToList target={target} what={what} />
      <PageTitle title={t('importing.title', { what })}>
        <ImportSteps at={0} />
      </PageTitle>
      <div className="imp-file">
        {sending.name === undefined ? (
          <FileDrop accept={accepted} onFiles={([file]) => file && void sending.send(file)}>
            <span className="imp-drop">
              <Icon name="upload" />
              <b>{t('importing.drop')}</b>
              <span>{t('importing.drop_formats')}</span>
              <span>{t('importing.drop_calm')}</span>
            </span>
          </FileDrop>
        ) : (
          <Sending name={sending.name} share={sending.share} onStop={sending.stop} />
        )}
        <RefusedNote error={sending.error} />
        <Template target={target} />
        <EarlierRuns target={target} />
      </div>
    </>
  )
}

/** Uploads a file and opens it as a run. */
function useSending(target: string, onStarted: (runId: string) => void) {
  const [name, setName] = useState<string>()
  const [share, setShare] = useState(0)
  const [error, setError] = useState<ApiError>()
  const stopper = useRef<AbortController>(undefined)
  const send = async (file: File) => {
    const mine = new AbortController()
    stopper.current = mine
    setName(file.name)
    setShare(0)
    setError(undefined)
    try {
      const stored = (await upload('/api/files', file, setShare, mine.signal)) as { sha256: string; size: number }
      const run = await call('import.start', {
        target,
        sha256: stored.sha256,
        size: stored.size,
        fileName: file.name.slice(-200),
      })
      if (!mine.signal.aborted) onStarted(run.id)
    } catch (fault) {
      if (!mine.signal.aborted) setError(toApiError(fault))
    }
    setName(undefined)
  }
  return { name, share, error, send, stop: () => stopper.current?.abort() }
}

function Sending({ name, share, onStop }: { name: string; share: number; onStop: () => void }) {
  const t = useT(importMessages)
  const label = share < 1 ? t('importing.uploading', { name }) : t('importing.reading')
  return (
    <div className="drop imp-sending" role="status">
      <div className="flex">
        <span className="grow ell">{label}</span>
        <Button tone="text" small onClick={onStop}>
          {t('importing.stop_upload')}
        </Button>
      </div>
      <ProgressBar label={label} parts={[{ tone: 'brand', share, label }]} />
    </div>
  )
}

function Template({ target }: { target: string }) {
  const t = useImportT(target)
  const { start, isUnderWay, error } = useExporting()
  return (
    <div className="imp-template">
      <Button small icon="download" busy={isUnderWay} onClick={() => void start('export.template', { target })}>
        {t('importing.template')}
      </Button>
      <span className="mut sm">{t('importing.template_hint')}</span>
      <RefusedNote error={error} />
    </div>
  )
}
