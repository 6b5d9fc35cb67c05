import { ButtonLink } from '#platform/ui/button.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useT } from '#platform/ui/language.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { paths } from '#web/paths.ts'
import { recordMessages } from './record-messages.ts'

/** No such archive, or somebody else's: the two look the same, and asking again would not help. */
export function NoRecord({ message }: { message: string }) {
  const t = useT(recordMessages)
  return (
    <>
      <PageTitle title={t('record.none')} />
      <section className="sheet">
        <EmptyState drawing="folder" title={message}>
          <p>{t('record.none_how')}</p>
          <div className="ar-quick" style={{ justifyContent: 'center' }}>
            <ButtonLink tone="primary" href={paths.customers}>
              {t('record.none_back')}
            </ButtonLink>
            <ButtonLink icon="search" href={paths.blindCheck}>
              {t('record.none_check')}
            </ButtonLink>
          </div>
        </EmptyState>
      </section>
    </>
  )
}
