import { Icon } from '#platform/ui/icon.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Menu } from '#platform/ui/menu.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { categoryIcons, otherCategories, useCategoryText, usual } from './categories.tsx'
import { journalTexts } from './journal-texts.ts'

/** The category of an entry: five at hand, the rest behind 更多, which shows the one that is chosen. */
export function CategoryChoice({ value, onChange }: { value: string; onChange: (category: string) => void }) {
  const t = useT(journalTexts)
  const word = useCategoryText()
  const others = otherCategories()
  const isOther = others.includes(value)
  const choices = usual.map((key) => ({
    key: key as string,
    label: (
      <>
        {key !== 'complaint' && <Icon name={categoryIcons[key] ?? 'edit'} small />}
        {word(key)}
      </>
    ),
  }))
  return (
    <span className="cats">
      <Segmented
        label={t('entry.category')}
        choices={choices}
        value={isOther ? undefined : value}
        onChange={onChange}
      />
      <Menu
        label={t('entry.category')}
        alignEnd
        items={others.map((key) => ({
          key,
          label: word(key),
          icon: categoryIcons[key] ?? 'edit',
          checked: key === value,
          onPress: () => onChange(key),
        }))}
      >
        {(props) => (
          <button type="button" className={isOther ? 'btn s on' : 'btn s'} {...props}>
            {isOther ? word(value) : t('entry.more')}
          </button>
        )}
      </Menu>
    </span>
  )
}
