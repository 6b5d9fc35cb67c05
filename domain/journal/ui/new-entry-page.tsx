import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, IconButton } from '#platform/ui/button.tsx'
import { useNow } from '#platform/ui/clock.ts'
import { type Candidate, Combobox } from '#platform/ui/combobox.tsx'
import { instantText } from '#platform/ui/day-text.ts'
import { Icon } from '#platform/ui/icon.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { useDocumentTitle } from '#platform/ui/page-title.tsx'
import { useReferenceName } from '#platform/ui/references.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { ask } from '#web/api.ts'
import { toApiError } from '#web/api-error.ts'
import { paths } from '#web/paths.ts'
import { categoryIcons, otherCategories, useCategoryText, usual } from './categories.tsx'
import { AttachButton, Attached, Moment, Parts, PromiseChoice } from './composer.tsx'
import { EntryFigures, OverAllowance, SimilarEntries, useSubject } from './entry-extras.tsx'
import { journalTexts } from './journal-texts.ts'
import { knownCustomers } from './known-customers.ts'
import { OutboxBanner } from './outbox-banner.tsx'
import { useWriting } from './use-writing.ts'
import { VoiceButton } from './voice-button.tsx'
import './journal.css'

type Chosen = { id: string; name: string; note?: string | undefined }

/** One entry on the phone: the customer known, the cursor in the box, the act at the thumb. */
export function NewEntryPage() {
  const t = useT(journalTexts)
  const router = useRouter()
  const { language } = useLanguage()
  const now = useNow()
  const [state] = useUrlState()
  const given = typeof state['customer'] === 'string' ? state['customer'] : undefined
  const givenName = useReferenceName('customer', given)
  const [picked, setPicked] = useState<Chosen>()
  const customer =
    picked ?? (given !== undefined && givenName !== undefined ? { id: given, name: givenName } : undefined)
  const back = () => router.history.push(customer ? paths.customer(customer.id) : paths.journal)
  const writing = useWriting(customer, back)
  const { draft, change, save, busy, error, session } = writing
  const [withParts, setWithParts] = useState(false)
  const subject = useSubject(draft.category)
  useDocumentTitle(t('entry.title'))
  const reason = customer ? writing.whyNot : t('entry.choose_first')
  return (
    <form
      className="note"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason === undefined) void save()
      }}
    >
      <div className="ph">
        <IconButton icon="close" label={t('ui.close')} onClick={back} />
        <h1>{t('entry.title')}</h1>
        {customer && draft.text !== '' && <span className="sub">{t('entry.draft_kept')}</span>}
      </div>
      <OutboxBanner />
      <Who customer={customer} onPick={setPicked} />
      <Categories value={draft.category} onChange={(category) => change({ category })} />
      <textarea
        className="in area say"
        aria-label={t('entry.what_label')}
        placeholder={subject?.prompt || t('entry.what')}
        // biome-ignore lint/a11y/noAutofocus: the page exists to write this one text
        autoFocus
        value={draft.text}
        maxLength={10_000}
        onChange={(event) => change({ text: event.target.value })}
      />
      <EntryFigures writing={writing} subject={subject} />
      {withParts || draft.solution !== '' || draft.summary !== '' ? (
        <Parts writing={writing} />
      ) : (
        <button type="button" className="lnk more" onClick={() => setWithParts(true)}>
          {t('entry.add_parts')}
        </button>
      )}
      {customer && <SimilarEntries customerId={customer.id} text={draft.text} />}
      <Attached writing={writing} />
      <div className="tools-line">
        <Moment writing={writing} />
        <PromiseChoice writing={writing} />
        <span className="grow" />
        {customer && (
          <span className="adds">
            <VoiceButton writing={writing} />
            <AttachButton writing={writing} camera framed />
            <AttachButton writing={writing} framed />
          </span>
        )}
      </div>
      <RefusedNote error={error} />
      <OverAllowance writing={writing} />
      <p className="mut sm by">
        <Icon name="clock" small />{' '}
        {t('entry.by', { when: instantText(now.toISOString(), language), name: session?.person.name ?? '' })}
      </p>
      <div className="go">
        <Button
          tone="primary"
          wide
          type="submit"
          busy={busy}
          {...(reason !== undefined && { reasonElsewhere: 'entry-why' })}
        >
          {t('entry.save_to_journal')}
        </Button>
        <p className="mut sm" id="entry-why">
          {reason ?? t('entry.offline')}
        </p>
      </div>
    </form>
  )
}

function Who({ customer, onPick }: { customer: Chosen | undefined; onPick: (chosen: Chosen | undefined) => void }) {
  const t = useT(journalTexts)
  const client = useQueryClient()
  const [isChoosing, setIsChoosing] = useState(false)
  const [isAway, setIsAway] = useState(false)
  if (customer && !isChoosing) {
    return (
      <div className="whom">
        <Icon name="card" />
        <div className="grow">
          <b>{customer.name}</b>
          {customer.note && <span className="mut sm">{customer.note}</span>}
        </div>
        <button type="button" className="lnk" onClick={() => setIsChoosing(true)}>
          {t('entry.change_customer')}
        </button>
      </div>
    )
  }
  const find = async (text: string): Promise<readonly Candidate[]> => {
    if (text.trim() === '') return navigator.onLine ? [] : knownCustomers(client, '')
    try {
      const { rows } = await ask('customer.quickSearch', { text, limit: 8 })
      setIsAway(false)
      return rows.map((row) => ({ key: row.id, label: row.name, note: row.number ?? undefined }))
    } catch (error) {
      if (toApiError(error).kind !== 'unavailable') throw error
      setIsAway(true)
      return knownCustomers(client, text)
    }
  }
  return (
    <>
      <Combobox
        label={t('entry.customer')}
        placeholder={t('entry.find')}
        value={undefined}
        find={find}
        onChange={(candidate) => {
          onPick(candidate && { id: candidate.key, name: candidate.label, note: candidate.note })
          setIsChoosing(false)
        }}
      />
      {isAway && <p className="mut sm">{t('entry.find_away')}</p>}
    </>
  )
}

function Categories({ value, onChange }: { value: string; onChange: (category: string) => void }) {
  const t = useT(journalTexts)
  const word = useCategoryText()
  const [all, setAll] = useState(otherCategories().includes(value))
  const keys: readonly string[] = all ? [...usual, ...otherCategories()] : usual
  return (
    <fieldset className="cs">
      <legend className="vh">{t('entry.category')}</legend>
      {keys.map((key) => (
        <button
          key={key}
          type="button"
          className={key === value ? 'c on' : 'c'}
          aria-pressed={key === value}
          onClick={() => onChange(key)}
        >
          <Icon name={categoryIcons[key] ?? 'edit'} small />
          {word(key)}
        </button>
      ))}
      {!all && (
        <button type="button" className="c" onClick={() => setAll(true)}>
          {t('entry.more')}
        </button>
      )}
    </fieldset>
  )
}
