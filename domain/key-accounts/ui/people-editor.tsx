import type { OptionList } from '#platform/core/fields.ts'
import { Button, IconButton } from '#platform/ui/button.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Select } from '#platform/ui/select.tsx'
import { attitudes, degrees, parts } from '../schema.ts'
import { keyAccountsTexts as texts } from './key-accounts-texts.ts'
import type { WholeAccount } from './shapes.ts'

type Person = WholeAccount['people'][number]
type EditorProps = {
  people: readonly Person[]
  contacts: WholeAccount['contacts']
  onChange: (people: Person[]) => void
}

/** Who counts at the customer: part, influence, attitude. */
export function PeopleEditor({ people, contacts, onChange }: EditorProps) {
  const t = useT(texts)
  const free = contacts.filter((one) => people.every((person) => person.contactId !== one.id))
  const [next] = free
  const change = (id: string, patch: Partial<Person>) =>
    onChange(people.map((one) => (one.contactId === id ? { ...one, ...patch } : one)))
  const add = () =>
    next &&
    onChange([
      ...people,
      {
        contactId: next.id,
        name: next.name,
        duty: next.duty,
        part: 'influencer',
        influence: 'middle',
        attitude: 'neutral',
        note: null,
      },
    ])
  return (
    <section className="fs">
      <h3>{t('ka.people')}</h3>
      <div className="pad">
        {contacts.length === 0 && <p className="mut sm">{t('ka.people_none')}</p>}
        {people.map((one) => (
          <PersonLine
            key={one.contactId}
            one={one}
            others={[{ id: one.contactId, name: one.name ?? '' }, ...free]}
            onPick={(id) => {
              const contact = contacts.find((candidate) => candidate.id === id)
              if (contact) change(one.contactId, { contactId: id, name: contact.name, duty: contact.duty })
            }}
            onChange={(patch) => change(one.contactId, patch)}
            onRemove={() => onChange(people.filter((person) => person.contactId !== one.contactId))}
          />
        ))}
        {next && (
          <Button small icon="plus" onClick={add}>
            {t('ka.person_add')}
          </Button>
        )}
      </div>
    </section>
  )
}

type LineProps = {
  one: Person
  others: readonly { id: string; name: string }[]
  onPick: (id: string) => void
  onChange: (patch: Partial<Person>) => void
  onRemove: () => void
}

function PersonLine({ one, others, onPick, onChange, onRemove }: LineProps) {
  const t = useT(texts)
  const { language } = useLanguage()
  const choices = (list: OptionList) =>
    Object.entries(list).map(([key, words]) => ({ key, label: words[language === 'en' ? 1 : 0] ?? key }))
  return (
    <div className="ka-person">
      <Select
        small
        aria-label={t('ka.contact')}
        options={others.map(({ id, name }) => ({ key: id, label: name }))}
        value={one.contactId}
        onChange={(id) => id && onPick(id)}
      />
      <Select
        small
        aria-label={t('ka.part')}
        options={choices(parts)}
        value={one.part}
        onChange={(key) => key && onChange({ part: key as Person['part'] })}
      />
      <Select
        small
        aria-label={t('ka.influence')}
        options={choices(degrees)}
        value={one.influence}
        onChange={(key) => key && onChange({ influence: key as Person['influence'] })}
      />
      <Select
        small
        aria-label={t('ka.attitude')}
        options={choices(attitudes)}
        value={one.attitude}
        onChange={(key) => key && onChange({ attitude: key as Person['attitude'] })}
      />
      <IconButton small icon="trash" label={t('ka.person_remove', { name: one.name ?? '' })} onClick={onRemove} />
    </div>
  )
}
