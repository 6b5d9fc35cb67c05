import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useT } from '#platform/ui/language.tsx'
import { useDocumentTitle } from '#platform/ui/page-title.tsx'
import { webMessages } from './messages.ts'

/** Stands in until the sign-in page of the people's noun is registered in routes.tsx. */
export function SignIn() {
  const t = useT(webMessages)
  useDocumentTitle(t('web.sign_in'))
  return (
    <main className="alone">
      <EmptyState drawing="paper" title={t('web.sign_in_soon')} />
    </main>
  )
}
