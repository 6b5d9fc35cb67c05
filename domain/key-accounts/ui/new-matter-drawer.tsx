import { task } from '#domain/tasks/schema.ts'
import { text } from '#platform/core/fields.ts'
import { Button } from '#platform/ui/button.tsx'
import { Drawer } from '#platform/ui/dialog.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Select } from '#platform/ui/select.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import { matter } from '../schema.ts'
import { keyAccountsTexts as texts } from './key-accounts-texts.ts'
import type { Account } from './shapes.ts'

const { title, contactId, dueOn, ownerId, remarks } = task.fields
const fields = {
  title,
  contactId,
  dueOn,
  dueTime: text(texts['ka.time'].zh, texts['ka.time'].en, { max: 5 }),
  place: matter.fields.place,
  importance: matter.fields.importance,
  urgency: matter.fields.urgency,
  ownerId,
  remarks,
}
const widths = {
  title: 12,
  contactId: 6,
  dueOn: 3,
  dueTime: 3,
  place: 6,
  importance: 3,
  urgency: 3,
  ownerId: 12,
  remarks: 12,
}

/** A matter with time, place and person; who fits best is offered with the reason. */
export function NewMatterDrawer({ account, onClose }: { account: Account; onClose: () => void }) {
  const t = useT(texts)
  const say = useToast()
  const { data: session } = useSession()
  const { data: whole } = useAsk('keyAccount.get', { id: account.id })
  const form = useFieldForm(fields, {
    importance: 'middle',
    urgency: 'middle',
    ownerId: session?.person.id,
    contactId: account.contactId,
  })
  const add = useCall('matter.add', {
    renews: ['keyAccount', 'task'],
    onDone: () => {
      say({ tone: 'pine', text: t('ka.added') })
      onClose()
    },
  })
  const save = () => {
    if (!form.check()) return
    const { importance, urgency, place, dueTime, ...values } = form.values
    add.mutate({ keyAccountId: account.id, values, dueTime, place, importance, urgency } as never, {
      onError: form.refuse,
    })
  }
  return (
    <Drawer
      open
      wide
      onClose={onClose}
      title={t('ka.add_for', { name: account.customerName })}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={add.isPending} onClick={save}>
            {t('ka.add')}
          </Button>
        </>
      }
    >
      <FormFromFields
        fields={fields}
        form={form}
        widths={widths}
        instead={{
          contactId: (
            <Select
              aria-label={t('ka.contact')}
              placeholder=""
              options={(whole?.contacts ?? []).map(({ id, name }) => ({ key: id, label: name }))}
              value={typeof form.values['contactId'] === 'string' ? form.values['contactId'] : undefined}
              onChange={(key) => form.set('contactId', key ?? null)}
            />
          ),
        }}
      />
      <Proposals customerId={account.customerId} onTake={(id) => form.set('ownerId', id)} />
      <RefusedNote error={form.left(add.error)} />
    </Drawer>
  )
}

/** Who fits best, and why (ALC-09). */
function Proposals({ customerId, onTake }: { customerId: string; onTake: (id: string) => void }) {
  const t = useT(texts)
  const { data } = useAsk('keyAccount.propose', { customerId })
  if (!data || data.rows.length === 0) return null
  return (
    <section className="fs">
      <h3>{t('ka.proposed')}</h3>
      <ul className="pad">
        {data.rows.map((one) => (
          <li key={one.staffId} className="ka-fit">
            <Button small tone="text" onClick={() => onTake(one.staffId)}>
              {one.name}
            </Button>
            <span className="ink2 sm">
              {[
                one.near === null ? t('ka.near_none') : t(`ka.near_${one.near}`, { n: one.customersNear }),
                one.done > 0 && t('ka.in_time', { done: one.done, n: one.onTime }),
                t('ka.has_open', { n: one.open }),
              ]
                .filter(Boolean)
                .join('，')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
