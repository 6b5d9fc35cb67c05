import { Icon } from '#platform/ui/icon.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Select } from '#platform/ui/select.tsx'
import { type FormsKey, formsTexts } from '../forms-texts.ts'

type LibraryFilterProps = {
  search: string
  onSearch: (search: string) => void
  /** Whom the forms on offer are about. */
  subjects: readonly string[]
  subject: string | undefined
  onSubject: (subject: string | undefined) => void
}

/** Finding a form by name, number or pinyin, and by whom it is about. */
export function LibraryFilter({ search, onSearch, subjects, subject, onSubject }: LibraryFilterProps) {
  const t = useT(formsTexts)
  return (
    <div className="fb">
      <label className="in search">
        <Icon name="search" small />
        <input
          type="search"
          value={search}
          placeholder={t('library.search')}
          aria-label={t('library.search')}
          onChange={(event) => onSearch(event.target.value)}
        />
      </label>
      {subjects.length > 1 && (
        <Select
          small
          aria-label={t('library.subject')}
          placeholder={t('library.subject_any')}
          options={subjects.map((key) => ({ key, label: t(subjectKey(key)) }))}
          value={subject}
          onChange={onSubject}
        />
      )}
    </div>
  )
}

/** The word for whom a form is about. */
export function subjectKey(subject: string): FormsKey {
  const key = `library.subject_${subject}`
  return (key in formsTexts ? key : 'library.subject_other') as FormsKey
}
