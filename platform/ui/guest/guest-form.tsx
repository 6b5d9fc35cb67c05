import { type ReactNode, useState } from 'react'
import { Banner } from '../banner.tsx'
import { Button } from '../button.tsx'
import { Checkbox } from '../checkbox.tsx'
import { dayText } from '../day-text.ts'
import { useLanguage, useT } from '../language.tsx'
import { type Refused, RefusedNote } from '../refused-note.tsx'
import { guestTexts } from './guest-texts.ts'

export type GuestAnswer = { isConsented: true; website?: string }

type GuestFormProps = {
  asked: { firm: string; purpose: string; consentText: string; dueOn?: string | null | undefined }
  title: string
  /** The questions. */
  children: ReactNode
  /** What is wrong with the answers, below the consent and above the button. */
  problems?: ReactNode
  sending: {
    isPending: boolean
    /** No network at all. */
    isPaused: boolean
    /** How often the server was not reached; it goes on trying. */
    failureCount: number
    error: Refused | null | undefined
  }
  /** Sends the answers with the consent; the caller checks them first. */
  onSend: (answer: GuestAnswer) => void
}

/** Who asks, what for, the questions, the consent (nothing goes without it), and the way to send. */
export function GuestForm({ asked, title, children, problems, sending, onSend }: GuestFormProps) {
  const t = useT(guestTexts)
  const { language } = useLanguage()
  const [isConsented, setIsConsented] = useState(false)
  // Only programs see this box; whatever stands in it says so.
  const [website, setWebsite] = useState('')
  const { error } = sending
  const isWaiting = sending.isPending && (sending.isPaused || sending.failureCount > 0)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (isConsented) onSend({ isConsented, ...(website !== '' && { website }) })
      }}
    >
      <p className="firm-name">{asked.firm}</p>
      <div className="ph">
        <h1>{title}</h1>
      </div>
      <section className="purpose">
        <h2>{t('guest.why')}</h2>
        <p>{asked.purpose}</p>
        {asked.dueOn && <p className="och">{t('guest.due', { day: dayText(asked.dueOn, language) })}</p>}
      </section>
      <fieldset className="asks" disabled={sending.isPending}>
        {children}
      </fieldset>
      <label className="vh" aria-hidden="true">
        Website
        <input tabIndex={-1} autoComplete="off" value={website} onChange={(event) => setWebsite(event.target.value)} />
      </label>
      <section className="consent">
        <p>{asked.consentText}</p>
        <Checkbox checked={isConsented} onChange={setIsConsented}>
          {t('guest.consent')}
        </Checkbox>
      </section>
      {problems}
      <RefusedNote error={error} besideFields />
      <div className="go">
        {isWaiting && (
          <Banner tone="ochre" title={t('guest.waiting')} announce>
            {t('guest.waiting_how')}
          </Banner>
        )}
        <Button
          tone="primary"
          wide
          type="submit"
          busy={sending.isPending}
          {...(!isConsented && { reasonElsewhere: 'guest-why' })}
        >
          {t('guest.send')}
        </Button>
        <p className="mut sm" id="guest-why">
          {t(isConsented ? 'guest.once' : 'guest.consent_first')}
        </p>
      </div>
    </form>
  )
}
