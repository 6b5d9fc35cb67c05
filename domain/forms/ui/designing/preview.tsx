import { useEffect, useMemo, useState } from 'react'
import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { useToday } from '#platform/ui/clock.ts'
import { inputIdOf } from '#platform/ui/field-form.ts'
import { FillingForm } from '#platform/ui/forms/filling-form.tsx'
import { type FillingTools, FillingToolsProvider } from '#platform/ui/forms/tools.tsx'
import { useFilling } from '#platform/ui/forms/use-filling.ts'
import { useT, useText } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Skeleton } from '#platform/ui/skeleton.tsx'
import { useAsk } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import { drawable } from '../../definitions/designing/rules.ts'
import { recordTexts } from '../filling/record-texts.ts'
import { designTexts } from './design-texts.ts'

/** The form as it will be filled in; what is typed here is kept nowhere. */
export function ScreenPreview({ form, at }: { form: FormDefinition; at?: string | undefined }) {
  const t = useT(recordTexts)
  const text = useText()
  const today = useToday()
  const { data: session } = useSession()
  const staffId = session?.person.id ?? ''
  const sound = useMemo(() => drawable(form), [form])
  const context = useMemo(() => ({ now: new Date(), actorId: staffId, departmentIds: [] }), [staffId])
  const filling = useFilling(sound, { initial: {}, context })
  const tools: FillingTools = useMemo(
    () => ({ today, ...(session && { me: { id: staffId, name: session.person.name } }) }),
    [today, session, staffId],
  )
  useEffect(() => {
    if (at === undefined || at === '') return
    const id = at.startsWith('#') ? `section-${at.slice(1)}` : inputIdOf(at.split('.')[0] ?? '')
    document.getElementById(id)?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return (
    <FillingToolsProvider tools={tools}>
      {form.instructions && (
        <p className="told">
          <b>{t('paper.instructions')}</b>
          {text(form.instructions)}
        </p>
      )}
      <FillingForm filling={filling} />
    </FillingToolsProvider>
  )
}

/** The form as it leaves the printer, empty. */
export function PaperPreview({ form, version, stamp }: { form: string; version: number; stamp: string }) {
  const t = useT(designTexts)
  const { data, error, isPlaceholderData } = useAsk('form.proof', { key: form, version }, { staleMs: 0 })
  const href = useSvg(data?.svg)
  if (error) return <RefusedNote error={error} />
  return (
    <figure className={isPlaceholderData ? 'proof stale' : 'proof'} key={stamp}>
      {href === undefined ? (
        <Skeleton percent={100} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: pages below the first are reached by scrolling, with keys too
        <section className="pages" tabIndex={0} aria-label={t('design.tab_paper')}>
          <img src={href} alt={t('design.paper_of')} />
        </section>
      )}
    </figure>
  )
}

/** An address for the picture that lives as long as it is shown. */
function useSvg(svg: string | undefined): string | undefined {
  const [href, setHref] = useState<string>()
  useEffect(() => {
    if (svg === undefined) return
    const made = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
    setHref(made)
    return () => URL.revokeObjectURL(made)
  }, [svg])
  return href
}
