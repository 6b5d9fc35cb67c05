import { useId, useState } from 'react'
import { Button } from '../button.tsx'
import { instantText } from '../day-text.ts'
import { Dialog } from '../dialog.tsx'
import { Icon } from '../icon.tsx'
import { useLanguage, useT } from '../language.tsx'
import { RefusedNote } from '../refused-note.tsx'
import { StrokePad } from '../signature-pad.tsx'
import { fillingMessages } from './filling-messages.ts'

/** A signature as it is kept in a form: who, when, and the drawing (an address, or strokes as an SVG path). */
export type Signed = { name: string; at?: string; image?: string }

/** What has been signed: the drawing over the name and the day; in a cell of a table only the drawing or the name. */
export function SignedView({ signed, short = false }: { signed: Signed; short?: boolean }) {
  const t = useT(fillingMessages)
  const { language } = useLanguage()
  const time = signed.at ? instantText(signed.at, language) : undefined
  return (
    <span className={short ? 'sig short' : 'sig'} title={time && `${signed.name} ${time}`}>
      {signed.image ? (
        <Drawing image={signed.image} name={signed.name} />
      ) : (
        <b className="signed-name">{signed.name}</b>
      )}
      {!short && (
        <small>
          {signed.image && `${signed.name} `}
          {time && t('filling.signed_at', { time })}
        </small>
      )}
    </span>
  )
}

function Drawing({ image, name }: { image: string; name: string }) {
  if (/^M[\d ML.-]+$/.test(image))
    return (
      <svg className="strokes" viewBox="0 0 480 140" role="img" aria-label={name}>
        <path d={image} />
      </svg>
    )
  return <img className="strokes" src={image} alt={name} />
}

type SignDialogProps = {
  /** Who signs, as the form says it. */
  title: string
  /** What one signs for: the consent or the row. */
  about?: string | undefined
  name?: string
  busy?: boolean
  error?: { message: string; requestId?: string | undefined } | undefined
  /** `strokes` is '' when only the name was written. */
  onSign: (name: string, strokes: string) => void
  onClose: () => void
}

/** One sheet to sign on: the name, the box, one button. Large enough for a finger. */
export function SignDialog({ title, about, name: given = '', busy = false, error, onSign, onClose }: SignDialogProps) {
  const t = useT(fillingMessages)
  const [name, setName] = useState(given)
  const [path, setPath] = useState('')
  const isReady = name.trim() !== ''
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            icon="seal"
            busy={busy}
            {...(!isReady && { reasonElsewhere: 'sign-why' })}
            onClick={() => onSign(name.trim(), path)}
          >
            {t('filling.sign_done')}
          </Button>
        </>
      }
    >
      <div className="signing">
        {about && <p className="ink2">{about}</p>}
        <div className="fl">
          <label htmlFor="sign-name">
            {t('filling.sign_name')}
            <em className="rq">{t('ui.form_required')}</em>
          </label>
          <input
            id="sign-name"
            className="in"
            value={name}
            maxLength={60}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <StrokePad path={path} onChange={setPath} />
        <p className="mut sm flex" id="sign-why">
          <span className="grow">{t('filling.sign_typed')}</span>
          {path !== '' && (
            <button type="button" className="lnk sm nw" onClick={() => setPath('')}>
              {t('filling.sign_clear')}
            </button>
          )}
        </p>
        <RefusedNote error={error} />
      </div>
    </Dialog>
  )
}

/** The place of a signature: what was signed, or the button to sign with, or why it cannot be signed now. */
export function SignaturePlace({
  signed,
  label,
  short = false,
  act,
  reason,
  first,
  onSign,
}: {
  signed: Signed | undefined
  label: string
  short?: boolean
  /** What the button says where more than a name is given. */
  act?: string
  reason?: string | undefined
  /** What must be done before whoever may sign here can. */
  first?: string | undefined
  onSign?: (() => void) | undefined
}) {
  const t = useT(fillingMessages)
  const firstId = useId()
  if (signed) return <SignedView signed={signed} short={short} />
  if (!onSign)
    return (
      <span className={short ? 'mut sm nw' : 'in unsigned'}>
        {!short && <Icon name="seal" small />}
        {reason ?? t('filling.unsigned')}
      </span>
    )
  const isOff = first !== undefined
  return (
    <>
      <button
        type="button"
        className={short ? 'lnk sm nw' : isOff ? 'in unsigned' : 'in unsigned on'}
        aria-label={`${act ?? t('filling.sign')} ${label}`}
        aria-disabled={isOff || undefined}
        aria-describedby={isOff ? firstId : undefined}
        onClick={isOff ? undefined : onSign}
      >
        {!short && <Icon name="seal" small />}
        {act ?? t('filling.sign')}
      </button>
      {isOff && (
        <span className="mut sm sign-first" id={firstId}>
          {first}
        </span>
      )}
    </>
  )
}
