import { useRouter } from '@tanstack/react-router'
import { ButtonLink } from '#platform/ui/button.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { opensTo } from '#web/opening.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { listMessages } from './list-messages.ts'

export function NoneFound({ text, onClear }: { text: string; onClear: () => void }) {
  const t = useT(listMessages)
  const { data: session } = useSession()
  const seesAll = session?.rights['customer.read'] === 'all'
  const mayOpen = session?.rights['customer.create'] !== undefined
  return (
    <EmptyState drawing="search" title={t('list.none_title')}>
      {t('list.none_about')}
      <br />
      <button type="button" className="lnk" onClick={onClear}>
        {t('list.none_clear')}
      </button>
      {text !== '' && !seesAll && mayOpen && (
        <>
          <Rule />
          <ButtonLink tone="text" small href={`${paths.blindCheck}?name=${encodeURIComponent(text)}`}>
            {t('list.none_check')}
          </ButtonLink>
        </>
      )}
      {text !== '' && mayOpen && (
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
  const { data: session } = useSession()
  const mayImport =
    paths.importCustomers in router.routesByPath && opensTo(session?.rights ?? {}, paths.importCustomers)
  return (
    <EmptyState drawing="folder" title={t('list.empty_title')}>
      <p>{t(mayImport ? 'list.empty_about' : 'list.empty_own')}</p>
      <div className="ar-quick" style={{ justifyContent: 'center' }}>
        {mayImport && (
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
