import { useRouter } from '@tanstack/react-router'
import { ButtonLink } from '#platform/ui/button.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { paths } from '#web/paths.ts'
import { listMessages } from './list-messages.ts'

export function NoneFound({ text, onClear }: { text: string; onClear: () => void }) {
  const t = useT(listMessages)
  return (
    <EmptyState drawing="search" title={t('list.none_title')}>
      {t('list.none_about')}
      <br />
      <button type="button" className="lnk" onClick={onClear}>
        {t('list.none_clear')}
      </button>
      {text !== '' && (
        <>
          <Rule />
          <ButtonLink tone="text" small href={`${paths.newCustomer}?name=${encodeURIComponent(text)}`}>
            {t('list.none_new', { text })}
          </ButtonLink>
        </>
      )}
    </EmptyState>
  )
}

export function NoCustomers() {
  const t = useT(listMessages)
  const router = useRouter()
  return (
    <EmptyState drawing="folder" title={t('list.empty_title')}>
      <p>{t('list.empty_about')}</p>
      <div className="ar-quick" style={{ justifyContent: 'center' }}>
        {paths.importCustomers in router.routesByPath && (
          <ButtonLink tone="primary" icon="upload" href={paths.importCustomers}>
            {t('list.empty_import')}
          </ButtonLink>
        )}
        <ButtonLink icon="plus" href={paths.newCustomer}>
          {t('list.new')}
        </ButtonLink>
      </div>
    </EmptyState>
  )
}
