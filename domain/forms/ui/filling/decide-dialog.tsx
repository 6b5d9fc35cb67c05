import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { formsTexts } from '../forms-texts.ts'
import { recordTexts } from './record-texts.ts'

type DecideDialogProps = {
  title: string
  busy: boolean
  error: { message: string; requestId?: string | undefined } | undefined
  onDecide: (verdict: 'agreed' | 'refused', opinion: string) => void
  onClose: () => void
}

/** A box of the paper for one decision, filled in at its place: yes or no, and in what words. */
export function DecideDialog({ title, busy, error, onDecide, onClose }: DecideDialogProps) {
  const t = useT({ ...formsTexts, ...recordTexts })
  const [verdict, setVerdict] = useState<'agreed' | 'refused'>('agreed')
  const [opinion, setOpinion] = useState('')
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" icon="seal" busy={busy} onClick={() => onDecide(verdict, opinion.trim())}>
            {t('paper.decide_now')}
          </Button>
        </>
      }
    >
      <div className="stacked">
        <Segmented
          label={title}
          choices={[
            { key: 'agreed', label: t('paper.agreed_word') },
            { key: 'refused', label: t('paper.refused_word') },
          ]}
          value={verdict}
          onChange={setVerdict}
        />
        <div className="fl">
          <label htmlFor="decide-opinion">{t('paper.opinion')}</label>
          <textarea
            id="decide-opinion"
            className="in area"
            value={opinion}
            maxLength={2000}
            onChange={(event) => setOpinion(event.target.value)}
          />
        </div>
        <RefusedNote error={error} />
      </div>
    </Dialog>
  )
}
