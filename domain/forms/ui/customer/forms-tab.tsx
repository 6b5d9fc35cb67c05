import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Combobox } from '#platform/ui/combobox.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useAsk } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { formsTexts } from '../forms-texts.ts'
import { StateTag } from '../record-state.tsx'
import { useStart } from '../start-form.tsx'
import { tabTexts } from './tab-texts.ts'
import '../forms.css'

type Customer = { id: string; name: string; kind: string }

/** 表单 on the page of a customer: what was filled in about them, which papers are missing, and a new one begun. */
export function FormsTab({ customer, mayFill }: { customer: Customer; mayFill: boolean }) {
  const t = useT({ ...formsTexts, ...tabTexts })
  const { data, error, refetch } = useAsk('form.ofCustomer', { customerId: customer.id })
  const { start, existing } = useStart()
  const begin = (form: string) => start.mutate({ form, customerId: customer.id })
  if (error) return <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void refetch()} />
  return (
    <div className="forms-tab">
      <Panel
        title={t('tab.records')}
        note={data && data.rows.length > 0 ? t('tab.count', { n: data.rows.length }) : undefined}
        aside={<Begin customer={customer} mayFill={mayFill} busy={start.isPending} onBegin={begin} />}
      >
        {start.error && (
          <div className="li">
            <RefusedNote error={start.error} />
            {existing && (
              <Link className="lnk nw" href={paths.formRecord(existing)}>
                {t('start.open_it')}
              </Link>
            )}
          </div>
        )}
        <Records rows={data?.rows} names={data?.names ?? {}} />
      </Panel>
      <Checklist rows={data?.checklist ?? []} customerId={customer.id} mayFill={mayFill} onBegin={begin} />
    </div>
  )
}

type Answer = NonNullable<ReturnType<typeof useAsk<'form.ofCustomer'>>['data']>

function Records({ rows, names }: { rows: Answer['rows'] | undefined; names: Answer['names'] }) {
  const t = useT(tabTexts)
  const text = useText()
  const { data: forms } = useAsk('form.catalogue', {}, { staleMs: 60_000 })
  const titleOf = (key: string) => {
    const found = forms?.rows.find((one) => one.key === key)
    return found ? text(found.title) : key
  }
  if (rows?.length === 0)
    return (
      <EmptyState drawing="paper" title={t('tab.none')}>
        {t('tab.none_about')}
      </EmptyState>
    )
  return (rows ?? []).map((row) => (
    <Link key={row.id} className="li" href={paths.formRecord(row.id)}>
      <span className="grow">
        <b>{titleOf(row.formKey)}</b>
        <span className="mut sm" style={{ display: 'block' }}>
          {[row.number, row.happenedOn, row.ownerId === null ? '' : names[row.ownerId]].filter(Boolean).join('　')}
        </span>
      </span>
      {row.filledBy === 'customer' && <Tag tone="lined">{t('tab.by_customer')}</Tag>}
      <StateTag state={row.state} />
    </Link>
  ))
}

type BeginProps = { customer: Customer; mayFill: boolean; busy: boolean; onBegin: (form: string) => void }

/** Finds a form by its name and begins it for this customer, with what the archive knows already in it. */
function Begin({ customer, mayFill, busy, onBegin }: BeginProps) {
  const t = useT({ ...formsTexts, ...tabTexts })
  const text = useText()
  const [open, setOpen] = useState(false)
  const { data } = useAsk('form.catalogue', { subject: 'customer' }, { enabled: open, staleMs: 60_000 })
  const find = async (typed: string) => {
    const wanted = typed.trim().toLowerCase()
    return (data?.rows ?? [])
      .filter((one) => one.mayFill && (one.subjectKinds === null || one.subjectKinds.includes(customer.kind)))
      .filter((one) =>
        [one.title.zh, one.title.en, one.code ?? '', one.key, ...one.otherNames].some((name) =>
          name.toLowerCase().includes(wanted),
        ),
      )
      .slice(0, 12)
      .map((one) => ({ key: one.key, label: text(one.title), note: one.code ?? one.key }))
  }
  if (!open)
    return (
      <Button
        small
        icon="plus"
        busy={busy}
        onClick={() => setOpen(true)}
        {...(!mayFill && { reason: t('library.no_fill_right') })}
      >
        {t('forms.start')}
      </Button>
    )
  return (
    <span style={{ width: 260 }}>
      <Combobox
        value={undefined}
        label={t('tab.which')}
        placeholder={t('tab.which')}
        find={find}
        onChange={(candidate) => candidate && onBegin(candidate.key)}
      />
    </span>
  )
}

type ChecklistProps = {
  rows: Answer['checklist']
  customerId: string
  mayFill: boolean
  onBegin: (form: string) => void
}

/** The papers there should be one of for every customer of this kind: what is there, what is missing. */
function Checklist({ rows, mayFill, onBegin }: ChecklistProps) {
  const t = useT({ ...formsTexts, ...tabTexts })
  const text = useText()
  if (rows.length === 0) return null
  const missing = rows.filter(({ state }) => state === 'missing').length
  return (
    <Panel title={t('tab.checklist')} note={missing === 0 ? t('tab.complete') : t('tab.missing', { n: missing })}>
      <ul>
        {rows.map((row) => (
          <li key={row.form} className="li">
            <span className="grow">
              {row.recordId ? (
                <Link className="lnk" href={paths.formRecord(row.recordId)}>
                  {text(row.title)}
                </Link>
              ) : (
                text(row.title)
              )}
              <span className="mut sm"> {row.code ?? row.form}</span>
            </span>
            <StateTag state={row.state} />
            {row.state === 'missing' && row.mayFill && mayFill && (
              <button
                type="button"
                className="lnk sm"
                aria-label={`${t('forms.start')} ${text(row.title)}`}
                onClick={() => onBegin(row.form)}
              >
                {t('forms.start')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
