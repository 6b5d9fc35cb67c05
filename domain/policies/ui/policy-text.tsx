import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { policyVersion } from '../schema.ts'
import { policyTexts } from './policy-texts.ts'
import type { Policy } from './shapes.ts'

type PolicyTextProps = { policy: Policy; isWriting: boolean; onDone: () => void }

/** The text of the version on show, as it reads on paper; its maker writes in place while it is a draft. */
export function PolicyText({ policy, isWriting, onDone }: PolicyTextProps) {
  const t = useT(policyTexts)
  const { shown } = policy
  if (shown === null) return null
  if (isWriting && shown.state === 'draft')
    return <Writing key={`${shown.id} ${shown.version}`} shown={shown} onDone={onDone} />
  return (
    <article className="sheet policy-text">
      <h2>{policy.title}</h2>
      <p className="no">
        {policy.number} {t('policy.edition_n', { n: shown.edition })}
      </p>
      {/* Paragraphs of one version never move, so their place is their name. */}
      {shown.body.split('\n').map((paragraph, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <p key={at}>{paragraph}</p>
      ))}
      <p className="law">
        {policy.interpreterName && t('policy.interpreted', { name: policy.interpreterName })}
        {t('policy.law')}
      </p>
    </article>
  )
}

function Writing({ shown, onDone }: { shown: NonNullable<Policy['shown']>; onDone: () => void }) {
  const t = useT(policyTexts)
  const text = useText()
  const say = useToast()
  const [body, setBody] = useState(shown.body)
  const [note, setNote] = useState(shown.note ?? '')
  const write = useCall('policyVersion.write', {
    renews: ['policy'],
    onDone: () => {
      say({ tone: 'pine', text: t('policy.saved') })
      onDone()
    },
  })
  return (
    <section className="sheet policy-text">
      <div className="fl">
        <label htmlFor="policy-body">{text(policyVersion.fields.body.label)}</label>
        <textarea
          id="policy-body"
          className="in area policy-edit"
          value={body}
          maxLength={policyVersion.fields.body.max}
          onChange={(event) => setBody(event.target.value)}
        />
      </div>
      <div className="fl">
        <label htmlFor="policy-note">{text(policyVersion.fields.note.label)}</label>
        <input
          id="policy-note"
          className="in"
          value={note}
          maxLength={policyVersion.fields.note.max}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      <RefusedNote error={write.error} />
      <p className="acts-row">
        <Button onClick={onDone}>{t('ui.cancel')}</Button>
        <Button
          tone="primary"
          busy={write.isPending}
          onClick={() => write.mutate({ id: shown.id, version: shown.version, values: { body, note: note || null } })}
        >
          {t('ui.save')}
        </Button>
      </p>
    </section>
  )
}
