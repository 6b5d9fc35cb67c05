import { useEffect, useState } from 'react'
import { Banner } from '#platform/ui/banner.tsx'
import type { FormValues } from '#platform/ui/field-form.ts'
import { isEmptyValue } from '#platform/ui/field-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { call } from '#web/api.ts'
import { paths } from '#web/paths.ts'
import { openingMessages } from './opening-messages.ts'

/** One existing customer that may be the same, as the server judges it; out of reach it has no name here. */
export type Alike = {
  id?: string
  number?: string
  name?: string
  score: number
  reasons: { code: string; message: string }[]
  ownerName: string | null
  isVisible: boolean
}

// Two characters are the least that tells names apart; the pause is that of a typist.
const shortest = 2
const pauseMs = 350
// Three likely ones are compared; more only push the form down.
const shownAtOnce = 3

/** Who may be the same, asked while the form is filled in, so that nobody fills it for one that exists. */
export function AlikeWhileTyping({ values }: { values: FormValues & { kind: 'organisation' | 'individual' } }) {
  const telling = useSettled(JSON.stringify(pickTelling(values)))
  const [found, setFound] = useState<readonly Alike[]>([])
  useEffect(() => {
    const asked = JSON.parse(telling) as { kind: 'organisation' | 'individual'; name?: string }
    let isOvertaken = false
    if (Object.keys(asked).length === 1 || (asked.name ?? 'long').trim().length < shortest) {
      setFound([])
      return
    }
    // A refusal (too many questions) leaves the form as it is: saving asks again.
    call('duplicate.check', { values: asked }).then(
      ({ rows }) => !isOvertaken && setFound(rows as Alike[]),
      () => {},
    )
    return () => {
      isOvertaken = true
    }
  }, [telling])
  return <AlikeFound found={found.slice(0, shownAtOnce)} />
}

// What the server compares by; the other fields would only ask the same question again.
const tellingKeys = [
  'kind',
  'name',
  'shortName',
  'phones',
  'emails',
  'wechatIds',
  'creditCode',
  'paperNumber',
  'birthday',
  'region',
  'address',
  'legalRepresentative',
  'workUnit',
]

function pickTelling(values: FormValues): FormValues {
  return Object.fromEntries(tellingKeys.flatMap((key) => (isEmptyValue(values[key]) ? [] : [[key, values[key]]])))
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

/** Existing customers that may be the same: each with its reasons, and the way to it. */
export function AlikeFound({ found }: { found: readonly Alike[] }) {
  const t = useT(openingMessages)
  const { language } = useLanguage()
  if (found.length === 0) return null
  return (
    <div className="ar-alike" aria-live="polite">
      {found.map((one) => (
        <Banner
          key={one.id ?? `${one.score}${one.ownerName}`}
          tone="seal"
          title={t('opening.alike')}
          action={
            one.id && (
              <a className="lnk nw" href={paths.customer(one.id)} target="_blank" rel="noreferrer">
                {t('opening.alike_open')}
              </a>
            )
          }
        >
          {one.isVisible ? (
            <>
              <b>{one.name}</b> <span className="mut n">{one.number}</span>
            </>
          ) : (
            t('opening.alike_hidden', { owner: one.ownerName ?? t('opening.alike_nobody') })
          )}
          <Rule />
          {t('opening.alike_score', { n: one.score })}
          <Rule />
          {one.reasons.map((reason) => reason.message).join(language === 'en' ? ', ' : '，')}
        </Banner>
      ))}
    </div>
  )
}
