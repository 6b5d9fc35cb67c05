import { useState } from 'react'
import { task } from '#domain/tasks/schema.ts'
import type { FieldData } from '#platform/core/fields.ts'
import { text } from '#platform/core/fields.ts'
import { textIn } from '#platform/core/i18n.ts'
import { Button } from '#platform/ui/button.tsx'
import { instantText } from '#platform/ui/day-text.ts'
import { Drawer } from '#platform/ui/dialog.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { optionText } from '#platform/ui/field-text.ts'
import { FieldsDialog } from '#platform/ui/fields-dialog.tsx'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { useReferenceName } from '#platform/ui/references.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import { keyAccount, matter } from '../schema.ts'
import { keyAccountsTexts as texts } from './key-accounts-texts.ts'
import { PeopleEditor } from './people-editor.tsx'
import type { WholeAccount } from './shapes.ts'

const { contactId, goal, situation, strategy } = keyAccount.fields
const fields = { contactId, goal, situation, strategy }
const widths = { contactId: 12, goal: 12, situation: 12, strategy: 12 }
const endFields = { reason: text(texts['ka.move_why'].zh, texts['ka.move_why'].en, { max: 500, required: true }) }

/** The plan of one key account: goal, situation, strategy, the people who count; and what was moved. */
export function AccountDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error } = useAsk('keyAccount.get', { id }, { staleMs: 0 })
  if (error)
    return (
      <Drawer open onClose={onClose} title="">
        <RefusedNote error={error} />
      </Drawer>
    )
  return data?.id === id ? <Plan key={data.version} account={data} onClose={onClose} /> : null
}

function Plan({ account, onClose }: { account: WholeAccount; onClose: () => void }) {
  const t = useT(texts)
  const say = useToast()
  const { language } = useLanguage()
  const { data: session } = useSession()
  const [ending, setEnding] = useState(false)
  const { goal: aim, situation: state, strategy: way } = account
  const form = useFieldForm(fields, { contactId: account.contactId, goal: aim, situation: state, strategy: way })
  const [people, setPeople] = useState(account.people)
  const save = useCall('keyAccount.plan', { onDone: () => say({ tone: 'pine', text: t('ka.saved') }) })
  const may = (right: string) => session?.rights[right] !== undefined
  const off = (right: string, word: string) => (may(right) ? {} : { reason: t('ka.no_right', { right: word }) })
  const act = () =>
    save.mutate(
      {
        id: account.id,
        version: account.version,
        values: form.changes,
        people: people.map(({ name: _name, duty: _duty, ...one }) => one),
      } as never,
      { onError: form.refuse },
    )
  return (
    <Drawer
      open
      wide
      onClose={onClose}
      title={account.customerName}
      footer={
        <>
          <Button tone="stop" onClick={() => setEnding(true)} {...off('keyAccount.manage', t('ka.end'))}>
            {t('ka.end')}
          </Button>
          <Button tone="primary" busy={save.isPending} onClick={act} {...off('keyAccount.work', t('ka.plan'))}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <p className="ink2">
        <Tag>{optionText(keyAccount.fields.markedBy, account.markedBy, language)}</Tag> {account.sinceOn}{' '}
        {account.reason}
      </p>
      <FormFromFields
        fields={fields}
        form={form}
        widths={widths}
        instead={{
          contactId: (
            <Select
              aria-label={t('ka.contact')}
              placeholder=""
              options={account.contacts.map((one) => ({ key: one.id, label: one.name }))}
              value={typeof form.values['contactId'] === 'string' ? form.values['contactId'] : undefined}
              onChange={(key) => form.set('contactId', key ?? null)}
            />
          ),
        }}
      />
      <PeopleEditor people={people} contacts={account.contacts} onChange={setPeople} />
      <RefusedNote error={form.left(save.error)} />
      {account.moves.length > 0 && (
        <section className="fs">
          <h3>{t('ka.moves')}</h3>
          <ul className="pad">
            {account.moves.map((one) => (
              <li key={`${one.at} ${one.title}`} className="ka-fit">
                <span className="n mut sm nw">{instantText(one.at, language)}</span>
                <span>{one.title}</span>
                {Object.entries(one.diff).map(([key, step]) => (
                  <Step key={key} name={key} step={step as [unknown, unknown]} />
                ))}
                <span className="mut sm">
                  {one.who} {one.reason}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {ending && <EndDialog account={account} onClose={() => setEnding(false)} onDone={onClose} />}
    </Drawer>
  )
}

const stepFields: Readonly<Record<string, FieldData>> = {
  dueOn: task.fields.dueOn,
  dueTime: task.fields.dueTime,
  ownerId: task.fields.ownerId,
  place: matter.fields.place,
  importance: matter.fields.importance,
  urgency: matter.fields.urgency,
}

function Step({ name, step: [from, to] }: { name: string; step: [unknown, unknown] }) {
  const t = useT(texts)
  const { language } = useLanguage()
  const field = stepFields[name]
  const isPerson = name === 'ownerId'
  const names = [
    useReferenceName('staff', isPerson ? String(from) : undefined),
    useReferenceName('staff', isPerson ? String(to) : undefined),
  ]
  if (field === undefined) return null
  const word = (value: unknown, at: 0 | 1) => {
    if (value === null || value === undefined || value === '') return t('ka.nothing')
    if (isPerson) return names[at] ?? '…'
    return field.type === 'option' ? optionText(field, String(value), language) : String(value)
  }
  return (
    <span className="ink2 sm">
      {t('ka.from_to', { label: textIn(language, field.label), from: word(from, 0), to: word(to, 1) })}
    </span>
  )
}

function EndDialog({ account, onClose, onDone }: { account: WholeAccount; onClose: () => void; onDone: () => void }) {
  const t = useT(texts)
  const say = useToast()
  const end = useCall('keyAccount.end', {
    onDone: () => {
      say({ text: t('ka.ended') })
      onDone()
    },
  })
  return (
    <FieldsDialog
      title={t('ka.end')}
      fields={endFields}
      widths={{ reason: 12 }}
      busy={end.isPending}
      error={end.error}
      onDone={({ reason }) => end.mutate({ id: account.id, version: account.version, reason: String(reason) })}
      onClose={onClose}
    />
  )
}
