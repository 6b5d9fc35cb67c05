import { ButtonLink } from '#platform/ui/button.tsx'
import { useT } from '#platform/ui/language.tsx'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { formsTexts } from '../forms-texts.ts'

/** What is done with forms beside filling them in, for whoever has the right. */
export function LibraryActs() {
  const t = useT(formsTexts)
  const { data: session } = useSession()
  const has = (right: string) => session?.rights[right] !== undefined
  return (
    <>
      {has('forms.link') && (
        <ButtonLink small icon="link" href={paths.formLinks}>
          {t('library.links')}
        </ButtonLink>
      )}
      <ButtonLink small icon="copy" href={paths.formCopies}>
        {t('library.copies')}
      </ButtonLink>
      {has('forms.design') && (
        <ButtonLink small icon="sliders" href={paths.formDesigns}>
          {t('library.designs')}
        </ButtonLink>
      )}
    </>
  )
}
