import { useRouter } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { Dialog } from '#platform/ui/dialog.tsx'
import { Highlight, type Range } from '#platform/ui/highlight.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import type { IconName } from '#platform/ui/icon-paths.ts'
import { useT } from '#platform/ui/language.tsx'
import { webMessages } from './messages.ts'

/** One thing to go to. `ranges` are the matched parts of its label. */
export type Hit = { href: string; label: string; icon: IconName; note?: string; ranges?: readonly Range[] }
export type HitGroup = { key: string; title: string; hits: readonly Hit[] }

/** Searches one kind of thing; the panel asks all finders at once and shows answers as they come. */
export type Finder = (text: string, signal: AbortSignal) => Promise<HitGroup>

// A fast typist's pause; the server answers within 30 ms, so waiting longer would be felt.
const pauseMs = 90

/** Ctrl-K: any customer, form or page by Hanzi, pinyin or initials. Arrows choose, Enter goes. */
export function FindPanel({
  open,
  onClose,
  finders,
}: {
  open: boolean
  onClose: () => void
  finders: readonly Finder[]
}) {
  const t = useT(webMessages)
  return (
    <Dialog open={open} onClose={onClose} title={t('web.find')} lightDismiss>
      <FindBox finders={finders} onDone={onClose} />
    </Dialog>
  )
}

function FindBox({ finders, onDone }: { finders: readonly Finder[]; onDone: () => void }) {
  const t = useT(webMessages)
  const router = useRouter()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const groups = useHits(finders, text)
  const hits = groups.flatMap((group) => group.hits)

  const go = (hit: Hit | undefined) => {
    if (!hit) return
    onDone()
    router.history.push(hit.href)
  }
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt((at + 1) % Math.max(1, hits.length))
    else if (event.key === 'ArrowUp') setAt((at - 1 + hits.length) % Math.max(1, hits.length))
    else if (event.key === 'Enter') go(hits[at])
    else return
    event.preventDefault()
  }

  return (
    <div className="find-panel">
      <span className="in">
        <Icon name="search" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the panel exists to be typed into
          autoFocus
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls="find-hits"
          aria-activedescendant={hits[at] ? `find-${at}` : undefined}
          aria-label={t('web.find_hint')}
          placeholder={t('web.find_hint')}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
          }}
          onKeyDown={keys}
        />
      </span>
      <div role="listbox" id="find-hits" aria-label={t('web.find')}>
        {groups.map((group) => (
          <section key={group.key}>
            <h3>{group.title}</h3>
            {group.hits.map((hit) => (
              <HitLine key={hit.href} hit={hit} id={`find-${hits.indexOf(hit)}`} on={hits[at] === hit} onTake={go} />
            ))}
          </section>
        ))}
        {hits.length === 0 && text !== '' && <p className="mut">{t('web.find_none', { text })}</p>}
      </div>
      <footer>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {t('web.find_move')}
        </span>
        <span>
          <kbd>Enter</kbd> {t('web.find_open')}
        </span>
      </footer>
    </div>
  )
}

function HitLine({ hit, id, on, onTake }: { hit: Hit; id: string; on: boolean; onTake: (hit: Hit) => void }) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the box that keeps the focus
    <div role="option" tabIndex={-1} id={id} aria-selected={on} onClick={() => onTake(hit)}>
      <Icon name={hit.icon} />
      <span className="ell">
        <Highlight text={hit.label} ranges={hit.ranges} />
      </span>
      {hit.note && <small>{hit.note}</small>}
    </div>
  )
}

function useHits(finders: readonly Finder[], text: string): readonly HitGroup[] {
  const [groups, setGroups] = useState<readonly HitGroup[]>([])
  useEffect(() => {
    const asked = new AbortController()
    const timer = setTimeout(
      () => {
        const found: HitGroup[] = []
        finders.forEach((find, n) => {
          const show = (group: HitGroup) => {
            if (asked.signal.aborted) return
            found[n] = group
            setGroups(found.filter((one) => one !== undefined && one.hits.length > 0))
          }
          // A finder that fails leaves its group out; the others still help.
          void find(text.trim(), asked.signal).then(show, () => {})
        })
      },
      text === '' ? 0 : pauseMs,
    )
    return () => {
      clearTimeout(timer)
      asked.abort()
    }
  }, [finders, text])
  return groups
}
