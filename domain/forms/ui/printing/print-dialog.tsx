import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Select } from '#platform/ui/select.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { formsTexts } from '../forms-texts.ts'

type PrintDialogProps = {
  title: string
  form: string
  /** A filled form; without one the form is printed empty. */
  recordId?: string
  /** How many scans and photographs are kept with it. */
  files?: number
  /** It holds personal data: the purpose is asked for and kept in the print log. */
  needsPurpose: boolean
  onClose: () => void
}

/** Prints a form as the paper it replaces, or into a Word document of the firm's own; the file opens from here. */
export function PrintDialog({ title, form, recordId, files = 0, needsPurpose, onClose }: PrintDialogProps) {
  const t = useT(formsTexts)
  const [template, setTemplate] = useState<string>()
  const [copies, setCopies] = useState('1')
  const [withFiles, setWithFiles] = useState(false)
  const [purpose, setPurpose] = useState('')
  const { data: templates } = useAsk('form.templates', { form }, { enabled: recordId !== undefined, staleMs: 60_000 })
  const print = useCall('form.print')
  const word = useCall('form.word')
  const count = Math.min(50, Math.max(1, Number(copies) || 1))
  const isMissing = needsPurpose && purpose.trim().length < 2
  const why = purpose.trim() === '' ? {} : { purpose: purpose.trim() }
  const used = template === undefined ? print : word
  const send = () => {
    if (template !== undefined && recordId !== undefined) word.mutate({ id: recordId, templateId: template, ...why })
    else
      print.mutate({
        ...(recordId === undefined ? { blank: form } : { ids: [recordId] }),
        copies: count,
        marks: count > 1 ? 'original' : 'none',
        withFiles,
        ...why,
      })
  }
  const error = used.error
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('print.title', { title })}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.close')}</Button>
          <Button
            tone="primary"
            icon="print"
            busy={used.isPending}
            onClick={send}
            {...(isMissing && { reasonElsewhere: 'print-why' })}
          >
            {t(template === undefined ? 'print.make' : 'print.make_word')}
          </Button>
        </>
      }
    >
      <div className="stacked">
        {templates && templates.rows.length > 0 && (
          <div className="fl">
            <label htmlFor="print-as">{t('print.as')}</label>
            <Select
              id="print-as"
              placeholder={t('print.as_paper')}
              options={templates.rows.map(({ id, name }) => ({ key: id, label: name }))}
              value={template}
              onChange={setTemplate}
            />
          </div>
        )}
        {template === undefined && (
          <div className="fl">
            <label htmlFor="print-copies">{t('print.copies')}</label>
            <input
              id="print-copies"
              className="in n"
              inputMode="numeric"
              value={copies}
              onChange={(event) => setCopies(event.target.value)}
            />
          </div>
        )}
        {template === undefined && files > 0 && (
          <Checkbox checked={withFiles} onChange={setWithFiles}>
            {t('print.with_files', { n: files })}
          </Checkbox>
        )}
        {needsPurpose && (
          <div className="fl">
            <label htmlFor="print-purpose">
              {t('print.purpose')}
              <em className="rq">{t('ui.form_required')}</em>
            </label>
            <input
              id="print-purpose"
              className="in"
              maxLength={200}
              value={purpose}
              onChange={(event) => setPurpose(event.target.value)}
            />
            <p className="help" id="print-why">
              {isMissing && t('print.purpose_needed')}
            </p>
          </div>
        )}
        <Made
          paper={template === undefined ? print.data : undefined}
          word={template === undefined ? undefined : word.data}
        />
        <RefusedNote error={error} />
        {error?.code === 'form.copies_needed' && (
          <Link
            className="lnk"
            href={`${paths.formCopies}?${new URLSearchParams({ ask: form, ...(recordId !== undefined && { record: recordId }) })}`}
          >
            {t('print.ask_copies')}
          </Link>
        )}
      </div>
    </Dialog>
  )
}

type MadeProps = {
  paper: { id: string; number: string; pages: number } | undefined
  word: { id: string; number: string; fileName: string } | undefined
}

function Made({ paper, word }: MadeProps) {
  const t = useT(formsTexts)
  if (paper)
    return (
      <p role="status">
        <Link className="lnk" href={`/api/prints/${paper.id}`} target="_blank">
          {t('print.open', { number: paper.number, pages: paper.pages })}
        </Link>
      </p>
    )
  if (word)
    return (
      <p role="status">
        <a className="lnk" href={`/api/prints/${word.id}?download=1`} download={word.fileName}>
          {t('print.take_word', { number: word.number })}
        </a>
      </p>
    )
  return null
}
