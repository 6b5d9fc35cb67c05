import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { formsTexts } from '../forms-texts.ts'
import type { RecordPage } from '../shapes.ts'
import { recordTexts } from './record-texts.ts'

/** What is done with a filled form as a whole; each says what happens then and keeps its reason. */
export type Act = 'review' | 'approve' | 'send_back' | 'reopen' | 'void' | 'seal' | 'unseal' | 'file' | 'ask_look'

type Asks = {
  about: 'review' | 'approve' | 'back' | 'reopen' | 'void' | 'seal' | 'unseal' | 'file' | 'look'
  needs: boolean
}

const asks: Record<Act, Asks> = {
  review: { about: 'review', needs: false },
  approve: { about: 'approve', needs: false },
  send_back: { about: 'back', needs: true },
  reopen: { about: 'reopen', needs: true },
  void: { about: 'void', needs: true },
  seal: { about: 'seal', needs: true },
  unseal: { about: 'unseal', needs: true },
  file: { about: 'file', needs: false },
  ask_look: { about: 'look', needs: true },
}
const stops: readonly Act[] = ['send_back', 'void', 'seal']
const opinions: readonly Act[] = ['review', 'approve', 'send_back']

export function ActDialog({ act, page, onClose }: { act: Act; page: RecordPage; onClose: () => void }) {
  const t = useT({ ...formsTexts, ...recordTexts })
  const [text, setText] = useState('')
  const [place, setPlace] = useState<Readonly<Record<string, string>>>({})
  const { run, isPending, error } = useAct(act, page, onClose)
  const { about, needs } = asks[act]
  const isMissing = needs && text.trim() === ''
  const isOpinion = opinions.includes(act)
  const wordOf = act === 'ask_look' ? 'paper.purpose' : isOpinion ? 'paper.opinion' : 'forms.reason'
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`paper.${act}`)}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone={stops.includes(act) ? 'stop' : 'primary'}
            type="submit"
            form="act-form"
            busy={isPending}
            {...(isMissing && { reasonElsewhere: 'act-why' })}
          >
            {t(`paper.${act}`)}
          </Button>
        </>
      }
    >
      <form
        id="act-form"
        className="stacked"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isMissing) run(text.trim(), place)
        }}
      >
        <p className="ink2">{t(`paper.about_${about}`)}</p>
        {act === 'file' ? (
          (['room', 'cabinet', 'folder'] as const).map((key) => (
            <div key={key} className="fl">
              <label htmlFor={`file-${key}`}>{t(`paper.${key}`)}</label>
              <input
                id={`file-${key}`}
                className="in"
                maxLength={80}
                value={place[key] ?? ''}
                onChange={(event) => setPlace({ ...place, [key]: event.target.value })}
              />
            </div>
          ))
        ) : (
          <div className="fl">
            <label htmlFor="act-text">
              {t(wordOf)}
              {needs && <em className="rq">{t('ui.form_required')}</em>}
            </label>
            <textarea
              id="act-text"
              className="in area"
              value={text}
              maxLength={isOpinion ? 2000 : 500}
              onChange={(event) => setText(event.target.value)}
            />
            <p className="help" id="act-why">
              {isMissing && t(act === 'send_back' ? 'paper.opinion_needed' : 'forms.reason_missing')}
            </p>
          </div>
        )}
        <RefusedNote error={error} />
      </form>
    </Dialog>
  )
}

/** One act as the server takes it. All hooks are called each time; one of them is used. */
function useAct(act: Act, page: RecordPage, onDone: () => void) {
  const t = useT(recordTexts)
  const say = useToast()
  const options = { renews: ['workbench', 'customer'], onDone }
  const review = useCall('form.review', options)
  const approve = useCall('form.approve', options)
  const reopen = useCall('form.reopen', options)
  const voidIt = useCall('form.void', options)
  const seal = useCall('form.seal', options)
  const unseal = useCall('form.unseal', options)
  const file = useCall('form.file', options)
  const askLook = useCall('form.askLook', {
    onDone: () => {
      say({ text: t('paper.look_asked') })
      onDone()
    },
  })
  const { id, version } = page.record
  const target = { id, version }
  const decides = page.may['approve']?.allowed ? approve : review
  const used = { review, approve, send_back: decides, reopen, void: voidIt, seal, unseal, file, ask_look: askLook }[act]
  const run = (text: string, place: Readonly<Record<string, string>>) => {
    const opinion = text === '' ? {} : { opinion: text }
    switch (act) {
      case 'review':
        return review.mutate({ ...target, ...opinion })
      case 'approve':
        return approve.mutate({ ...target, ...opinion })
      case 'send_back':
        return decides.mutate({ ...target, verdict: 'refused', opinion: text })
      case 'reopen':
        return reopen.mutate({ ...target, reason: text })
      case 'void':
        return voidIt.mutate({ ...target, reason: text })
      case 'seal':
        return seal.mutate({ ...target, reason: text })
      case 'unseal':
        return unseal.mutate({ ...target, reason: text })
      case 'file': {
        const location = Object.fromEntries(Object.entries(place).filter(([, value]) => value.trim() !== ''))
        return file.mutate({ ...target, ...(Object.keys(location).length > 0 && { location }) })
      }
      case 'ask_look':
        return askLook.mutate({ id, purpose: text })
    }
  }
  return { run, isPending: used.isPending, error: used.error }
}
