import { ButtonLink } from '#platform/ui/button.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useT } from '#platform/ui/language.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { webMessages } from './messages.ts'
import { paths } from './paths.ts'

/** Instead of a screen its address leads to and one's rights do not: nothing on it would work. */
export function ClosedPage() {
  const t = useT(webMessages)
  return (
    <>
      <PageTitle title={t('web.no_right')} />
      <section className="sheet">
        <EmptyState drawing="folder" title={t('web.no_right_way')}>
          <ButtonLink href={paths.home}>{t('web.to_start')}</ButtonLink>
        </EmptyState>
      </section>
    </>
  )
}
