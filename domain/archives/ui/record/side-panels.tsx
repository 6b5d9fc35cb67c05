import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { paths } from '#web/paths.ts'
import { contact, membership } from '../../contacts/schema.ts'
import { CoveredValue } from './covered-value.tsx'
import { peopleMessages } from './people-messages.ts'
import { recordMessages } from './record-messages.ts'
import type { CustomerProps, ShownContact } from './use-customer.ts'

// The list beside the sheet is a reminder; the whole checklist has its page.
const shownMissing = 12
const shownPeople = 5

/** Beside the sheet where nothing else is shown: what to ask for next, and whom to call. */
export function SidePanels({ page, onFill }: CustomerProps & { onFill: (key: string) => void }) {
  return (
    <div className="stack col">
      <Missing page={page} onFill={onFill} />
      <PeopleAtHand page={page} />
    </div>
  )
}

function Missing({ page: { quality, may }, onFill }: CustomerProps & { onFill: (key: string) => void }) {
  const t = useT(recordMessages)
  return (
    <Panel
      title={t('record.missing')}
      note={quality.missing.length > 0 && t('record.missing_count', { n: quality.missing.length })}
    >
      {quality.missing.length === 0 && <p className="pl mut">{t('record.missing_none')}</p>}
      <ul>
        {quality.missing.slice(0, shownMissing).map((one) => (
          <li className="pl" key={one.field}>
            <span className="grow">
              {one.label} {one.isBasic && <Tag tone="ochre">{t('record.basic')}</Tag>}
            </span>
            <span className="mut sm nw">{one.askWhen}</span>
            {may['change']?.allowed && (
              <button type="button" className="lnk sm nw" onClick={() => onFill(one.field)}>
                {t('record.fill')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function PeopleAtHand({ page }: CustomerProps) {
  const t = useT(peopleMessages)
  const { language } = useLanguage()
  const people = (page.contacts as unknown as ShownContact[]).filter((one) => one.toOn === null)
  return (
    <Panel
      title={t('people.contacts')}
      note={people.length}
      aside={
        <Link className="lnk sm" href={paths.customerTab(page.row.id, 'people')}>
          {t('ui.all')}
        </Link>
      }
    >
      {people.length === 0 && <p className="pl mut">{t('people.none')}</p>}
      <ul>
        {people.slice(0, shownPeople).map((one) => (
          <li className="pl" key={one.membershipId}>
            <span className="grow">
              <b>{one.name}</b>{' '}
              <span className="mut sm">{one.duty ?? optionText(membership.fields.role, one.role, language)}</span>{' '}
              {one.isPrimary && <Tag tone="brand">{t('people.primary')}</Tag>}
            </span>
            {one.phones && one.phones.length > 0 && (
              <CoveredValue
                of="contact"
                id={one.id}
                field={contact.fields.phones}
                fieldKey="phones"
                value={one.phones}
                isLocked={one.locked.includes('phones')}
              />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
