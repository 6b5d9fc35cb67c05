import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { useT } from '#platform/ui/language.tsx'
import { peopleScreenMessages } from './messages.ts'

/** A secret that is shown once, ready to be copied. */
export function SecretLine({ secret, say }: { secret: string; say: string }) {
  const t = useT(peopleScreenMessages)
  const [isCopied, setIsCopied] = useState(false)
  // The clipboard exists on https and this machine only; elsewhere the text selects itself at a press.
  const copy = () => void navigator.clipboard?.writeText(secret).then(() => setIsCopied(true))
  return (
    <div role="status">
      <div className="secret">
        <code>{secret}</code>
        {window.isSecureContext && (
          <Button small icon="copy" onClick={copy}>
            {t(isCopied ? 'people.copied' : 'people.copy')}
          </Button>
        )}
      </div>
      <p className="mut sm">{say}</p>
    </div>
  )
}
