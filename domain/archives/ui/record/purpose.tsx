import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import { recordMessages } from './record-messages.ts'

type Purpose = {
  /** What was stated on this page; every covered value shown is recorded under it. */
  stated: string | undefined
  /** The stated purpose, asked for when there is none. Rejects when the person turns away. */
  ask: () => Promise<string>
  /** Asks again, to state another. */
  change: () => void
}

const PurposeContext = createContext<Purpose>({ stated: undefined, ask: () => Promise.reject(), change: () => {} })

export function usePurpose(): Purpose {
  return useContext(PurposeContext)
}

type Waiting = { take: (purpose: string) => void; leave: () => void }

/** Asks once per page why covered values are looked at (ACC-19). */
export function PurposeProvider({ children }: { children: ReactNode }) {
  const [stated, setStated] = useState<string>()
  const [open, setOpen] = useState(false)
  const waiting = useRef<Waiting[]>([])
  const ask = useCallback(() => {
    if (stated !== undefined) return Promise.resolve(stated)
    setOpen(true)
    return new Promise<string>((take, leave) => waiting.current.push({ take, leave }))
  }, [stated])
  const finish = (purpose: string | undefined) => {
    setOpen(false)
    if (purpose !== undefined) setStated(purpose)
    for (const { take, leave } of waiting.current) purpose === undefined ? leave() : take(purpose)
    waiting.current = []
  }
  const value = useMemo(() => ({ stated, ask, change: () => setOpen(true) }), [stated, ask])
  return (
    <PurposeContext value={value}>
      {children}
      {open && <PurposeDialog onDone={finish} before={stated} />}
    </PurposeContext>
  )
}

const usual = [
  'record.purpose_visit',
  'record.purpose_check',
  'record.purpose_request',
  'record.purpose_service',
] as const
// The server refuses shorter ones: a purpose of one character is none.
const shortest = 2

function PurposeDialog({
  before,
  onDone,
}: {
  before: string | undefined
  onDone: (purpose: string | undefined) => void
}) {
  const t = useT(recordMessages)
  const [text, setText] = useState(before ?? '')
  const isShort = text.trim().length < shortest
  return (
    <Dialog
      open
      onClose={() => onDone(undefined)}
      title={t('record.purpose_title')}
      footer={
        <>
          <Button onClick={() => onDone(undefined)}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            icon="eye"
            type="submit"
            form="purpose"
            {...(isShort && { reasonElsewhere: 'purpose-why' })}
          >
            {t('record.purpose_show')}
          </Button>
        </>
      }
    >
      <form
        id="purpose"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isShort) onDone(text.trim())
        }}
      >
        <p className="ink2">{t('record.purpose_about')}</p>
        <div className="ar-quick">
          {usual.map((key) => (
            <Button key={key} small onClick={() => onDone(t(key))}>
              {t(key)}
            </Button>
          ))}
        </div>
        <div className="fl">
          <label htmlFor="purpose-text">{t('record.purpose_label')}</label>
          <input
            id="purpose-text"
            className="in"
            value={text}
            maxLength={200}
            onChange={(event) => setText(event.target.value)}
          />
          <p className="help" id="purpose-why">
            {isShort && t('record.purpose_short')}
          </p>
        </div>
      </form>
    </Dialog>
  )
}
