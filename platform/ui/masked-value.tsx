import { useEffect, useState } from 'react'
import { Icon } from './icon.tsx'
import { useT } from './language.tsx'

// Thirty seconds are enough to read a number out on the phone, and short enough for a screen left open.
const shownMs = 30_000

type MaskedValueProps = {
  /** The masked text, e.g. 3325**********3019. */
  masked: string
  /** Asks the server for the value; the look is recorded there. A refusal stays masked and is the caller's to show. */
  reveal: () => Promise<string>
}

/** A value that is shown on demand and covers itself again. */
export function MaskedValue({ masked, reveal }: MaskedValueProps) {
  const t = useT()
  const [shown, setShown] = useState<string>()
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    if (shown === undefined) return
    const timer = setTimeout(() => setShown(undefined), shownMs)
    return () => clearTimeout(timer)
  }, [shown])

  const toggle = async () => {
    if (shown !== undefined) return setShown(undefined)
    setBusy(true)
    try {
      setShown(await reveal())
    } catch {
      setShown(undefined)
    } finally {
      setBusy(false)
    }
  }

  const label = t(shown === undefined ? 'ui.mask_show' : 'ui.mask_hide')
  return (
    <span className={shown === undefined ? 'mask' : 'mask shown'}>
      <b aria-live="polite">{shown ?? masked}</b>
      <button type="button" aria-label={label} title={label} aria-busy={busy} onClick={() => void toggle()}>
        <Icon name={shown === undefined ? 'eye' : 'eye-off'} small />
      </button>
    </span>
  )
}

/** No right to see it at all: lock, the word, and the way to ask. */
export function LockedValue({ onRequest }: { onRequest?: () => void }) {
  const t = useT()
  return (
    <span className="lk">
      <Icon name="lock" small />
      {t('ui.mask_locked')}
      {onRequest && (
        <button type="button" className="lnk sm" onClick={onRequest}>
          {t('ui.request')}
        </button>
      )}
    </span>
  )
}
