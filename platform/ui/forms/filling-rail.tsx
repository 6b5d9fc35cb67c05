import { type MouseEvent, useEffect, useState } from 'react'
import { numeral } from '../form-from-fields.tsx'
import { Icon } from '../icon.tsx'
import { useLanguage, useT, useText } from '../language.tsx'
import { sectionId } from './filling-form.tsx'
import { fillingMessages } from './filling-messages.ts'
import type { SectionProgress } from './progress.ts'
import type { Filling } from './use-filling.ts'

/** The sections of the form with how far each is filled; on phones a strip that runs along the top. */
export function FillingRail({ filling, hasBound = false }: { filling: Filling; hasBound?: boolean }) {
  const t = useT(fillingMessages)
  const text = useText()
  const { language } = useLanguage()
  const at = useSectionInSight(filling.sections)
  if (filling.sections.length < 2) return null
  const go = (event: MouseEvent, key: string) => {
    event.preventDefault()
    filling.fold(key, false)
    const head = document.getElementById(sectionId(key))
    head?.scrollIntoView({ block: 'start' })
    head?.querySelector<HTMLElement>('input:not([hidden]), select, textarea, button')?.focus({ preventScroll: true })
  }
  return (
    <nav className="toc" aria-label={t('filling.rail')}>
      {filling.sections.map((one) => (
        <a
          key={one.section.key}
          href={`#${sectionId(one.section.key)}`}
          className={classOf(one, at)}
          aria-current={one.section.key === at ? 'true' : undefined}
          title={text(one.section.label)}
          onClick={(event) => go(event, one.section.key)}
        >
          <b>{numeral(one.n, language === 'zh-CN')}</b>
          <span className="ell grow">{text(one.section.label)}</span>
          <span className="how">
            {one.hasFault && <Icon name="warning" small />}
            {one.rows ?? `${one.filled}/${one.asked}`}
          </span>
        </a>
      ))}
      {hasBound && (
        <p className="desk">
          <Icon name="link" small /> {t('filling.bound_hint')}
        </p>
      )}
    </nav>
  )
}

function classOf(one: SectionProgress, at: string | undefined): string | undefined {
  const state = one.hasFault ? 'bad' : one.filled === one.asked && one.asked > 0 ? 'ok' : ''
  return [state, one.section.key === at ? 'on' : ''].filter(Boolean).join(' ') || undefined
}

/** The section one reads now: the last whose head has passed the upper edge. */
function useSectionInSight(sections: readonly SectionProgress[]): string | undefined {
  const keys = sections.map((one) => one.section.key).join()
  const [at, setAt] = useState<string>()
  useEffect(() => {
    const heads = keys.split(',').flatMap((key) => document.getElementById(sectionId(key)) ?? [])
    const scroller = heads[0]?.closest<HTMLElement>('.col, .main') ?? undefined
    if (!scroller) return
    const look = () => {
      const edge = scroller.getBoundingClientRect().top + 80
      const isAtEnd = scroller.scrollTop > 0 && scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2
      const passed = heads.filter((head) => head.getBoundingClientRect().top <= edge)
      setAt((isAtEnd ? heads : passed).at(-1)?.id.replace('section-', '') ?? heads[0]?.id.replace('section-', ''))
    }
    look()
    scroller.addEventListener('scroll', look, { passive: true })
    return () => scroller.removeEventListener('scroll', look)
  }, [keys])
  return at
}
