import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { FileDrop } from '#platform/ui/file-drop.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Select } from '#platform/ui/select.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { useAttaching } from '#web/attaching.ts'
import { collectingTexts } from './collecting-texts.ts'
import type { Collection } from './shapes.ts'

/** The report an outside agency was asked for: its file in the archive and what it comes to (COL-03). */
export function ReportPanel({ form }: { form: Collection }) {
  const t = useT(collectingTexts)
  if (form.customerId === null) return <p className="mut sm">{t('report.no_customer')}</p>
  return <Receive form={form} customerId={form.customerId} />
}

function Receive({ form, customerId }: { form: Collection; customerId: string }) {
  const t = useT(collectingTexts)
  const say = useToast()
  const [file, setFile] = useState<string | undefined>(form.attachmentId ?? undefined)
  const [conclusion, setConclusion] = useState(String(form.values['conclusion'] ?? ''))
  const { data } = useAsk('attachment.list', { customerId })
  const sending = useAttaching(customerId, {
    onRefused: (name, error) => say({ tone: 'seal', text: t('ui.says', { name, what: error.message }) }),
  })
  const receive = useCall('collection.receiveReport', { onDone: () => say({ text: t('report.received') }) })
  const isLacking = file === undefined || conclusion.trim() === ''
  return (
    <section className="rows">
      <h3>{t('report.title')}</h3>
      {form.attachmentId && (
        <a className="lnk" href={`/api/attachments/${form.attachmentId}`} target="_blank" rel="noreferrer">
          {t('report.held')}
        </a>
      )}
      <FileDrop onFiles={(files) => void sending.attach(files, (id) => setFile(id))} />
      <div className="fl">
        <label htmlFor="report-file">{t('report.file')}</label>
        <Select
          id="report-file"
          value={file}
          placeholder={t('report.choose')}
          options={(data?.rows ?? []).map((one) => ({ key: one.id, label: one.name }))}
          onChange={setFile}
        />
      </div>
      <div className="fl">
        <label htmlFor="report-conclusion">{t('report.conclusion')}</label>
        <textarea
          id="report-conclusion"
          className="in area"
          value={conclusion}
          maxLength={10_000}
          onChange={(event) => setConclusion(event.target.value)}
        />
      </div>
      <p className="acts-line">
        <Button
          tone="primary"
          busy={receive.isPending}
          {...(isLacking && { reason: t('report.lacking') })}
          onClick={() =>
            file !== undefined &&
            receive.mutate({ id: form.id, version: form.version, attachmentId: file, conclusion: conclusion.trim() })
          }
        >
          {t('report.receive')}
        </Button>
      </p>
      <RefusedNote error={receive.error} />
    </section>
  )
}
