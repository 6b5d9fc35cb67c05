import { useEffect, useState } from 'react'
import { Banner } from '#platform/ui/banner.tsx'
import { Highlight } from '#platform/ui/highlight.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { useAsk } from '#web/api-hooks.ts'
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
const pauseMs = 250

/** Customers with a like name while it is being typed, so that nobody fills a form for one that exists. */
export function AlikeWhileTyping({ name }: { name: string }) {
  const t = useT(openingMessages)
  const text = useSettled(name.trim())
  const { data } = useAsk('customer.quickSearch', { text, limit: 4 }, { enabled: text.length >= shortest })
  if (text.length < shortest || !data || data.rows.length === 0) return null
  return (
    <div className="alike">
      <Banner tone="ochre" title={t('opening.alike_near')}>
        {data.rows.map((row, n) => (
          <span key={row.id}>
            {n > 0 && <Rule />}
            {/* A tab of its own: the form behind keeps what was typed. */}
            <a className="lnk" href={paths.customer(row.id)} target="_blank" rel="noreferrer">
              <Highlight text={row.name} ranges={row.hits.filter((hit) => hit.field === 'name').map(({ from, to }) => [from, to] as const)} />
            </a>{' '}
            <span className="mut sm n">{row.number}</span>
          </span>
        ))}
      </Banner>
    </div>
  )
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

/** What the server found when saving: each with its reasons, and the way to it. */
export function AlikeFound({ found }: { found: readonly Alike[] }) {
  const t = useT(openingMessages)
  return (
    <div className="alike">
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
          {one.reasons.map((reason) => reason.message).join('，')}
        </Banner>
      ))}
    </div>
  )
}
