import { Button, IconButton } from '#platform/ui/button.tsx'
import type { FormValues } from '#platform/ui/field-form.ts'
import { FieldInput } from '#platform/ui/field-input.tsx'
import { numeral } from '#platform/ui/form-from-fields.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { contactFields } from '../record/contact-form.tsx'
import { openingMessages } from './opening-messages.ts'

export type NewPerson = FormValues & { key: number }

// What one knows of a person on the first day; the rest is added on the customer's page.
const shown = ['name', 'role', 'duty', 'phones', 'wechatIds'] as const
const widths = { name: 3, role: 3, duty: 3, phones: 6, wechatIds: 6 } as const

type NewPeopleProps = { people: readonly NewPerson[]; onChange: (people: readonly NewPerson[]) => void; at: number }

/** Contacts of an archive that is being opened, as many as are known. */
export function NewPeople({ people, onChange, at }: NewPeopleProps) {
  const t = useT(openingMessages)
  const text = useText()
  const { language } = useLanguage()
  const next = Math.max(0, ...people.map(({ key }) => key)) + 1
  return (
    <section className="fs">
      <h3>
        <b>{numeral(at, language === 'zh-CN')}</b>
        {t('opening.people')}
      </h3>
      {people.map((person, n) => (
        <div className="ar-member" key={person.key}>
          <div className="fg">
            {shown.map((field) => {
              const data = contactFields[field]
              const id = `person-${person.key}-${field}`
              return (
                data && (
                  <div key={field} className={`fl w${widths[field]}`}>
                    <label htmlFor={id}>{text(data.label)}</label>
                    <FieldInput
                      field={data}
                      id={id}
                      value={person[field]}
                      onChange={(value) => onChange(people.with(n, { ...person, [field]: value }))}
                    />
                  </div>
                )
              )
            })}
            <div className="fl w2">
              <IconButton
                icon="close"
                label={t('opening.remove_person')}
                onClick={() => onChange(people.toSpliced(n, 1))}
              />
            </div>
          </div>
        </div>
      ))}
      <div style={{ padding: '8px 16px' }}>
        <Button small icon="plus" onClick={() => onChange([...people, { key: next, role: 'contact' }])}>
          {t('opening.add_person')}
        </Button>
      </div>
    </section>
  )
}

/** The people as the server takes them: those with a name, without what was left empty. */
export function peopleToSend(people: readonly NewPerson[]): FormValues[] {
  return people
    .filter((person) => typeof person['name'] === 'string' && person['name'].trim() !== '')
    .map(({ key: _, ...person }) =>
      Object.fromEntries(Object.entries(person).filter(([, value]) => value !== null && value !== undefined)),
    )
}
