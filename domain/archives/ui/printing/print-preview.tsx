import { useDeferredValue, useEffect, useState } from 'react'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Skeleton } from '#platform/ui/skeleton.tsx'
import { useAsk } from '#web/api-hooks.ts'
import type { PrintRequest, PrintSettings } from '../../print/schema.ts'
import { printTexts } from './print-texts.ts'

// The first rows show how all will look; more ids than these would not fit into an address.
const previewedIds = 40

/** The first pages as a picture, so that it looks the same in every browser and on the phone. */
export function PrintPreview({ request, settings }: { request: PrintRequest; settings: PrintSettings }) {
  const t = useT(printTexts)
  const cut = 'ids' in request && request.ids ? { ...request, ids: request.ids.slice(0, previewedIds) } : request
  const input = useDeferredValue({ request: cut, settings: { ...settings, copies: 1 } })
  const { data, error, isPlaceholderData } = useAsk('print.preview', input as never)
  const href = useSvg(data?.svg)
  if (error) return <RefusedNote error={error} />
  return (
    <figure className={isPlaceholderData ? 'pr-view stale' : 'pr-view'}>
      {href === undefined ? (
        <Skeleton percent={100} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: pages below the first are reached by scrolling, with keys too
        <section className="pages" tabIndex={0} aria-label={t('printing.preview')}>
          <img src={href} alt={t('printing.preview_of')} />
        </section>
      )}
      <figcaption className="mut sm">{t('printing.preview_of')}</figcaption>
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
