import { Icon } from '#platform/ui/icon.tsx'
import { useT } from '#platform/ui/language.tsx'
import { useTypedText } from '#platform/ui/use-typed-text.ts'
import { listMessages } from './list-messages.ts'

type SearchBoxProps = { value: string; understood: string | undefined; onChange: (text: string) => void }

/** The one box: any part of a name, pinyin, initials, phone tail, number. Says what letters were understood as. */
export function SearchBox({ value, understood, onChange }: SearchBoxProps) {
  const t = useT(listMessages)
  const [text, type] = useTypedText(value, onChange)
  return (
    <span className="in search">
      <Icon name="search" small />
      <input
        type="search"
        aria-label={t('list.search')}
        placeholder={t('list.search')}
        value={text}
        onChange={(event) => type(event.target.value)}
      />
      {text !== '' && understood && <span className="mut sm nw">{t('list.understood', { text: understood })}</span>}
      {text !== '' && (
        <button type="button" aria-label={t('list.clear_search')} onClick={() => type('')}>
          <Icon name="close" small />
        </button>
      )}
    </span>
  )
}
