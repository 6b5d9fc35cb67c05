import { useState } from 'react'
import { Banner } from '#platform/ui/banner.tsx'
import { Button, ButtonLink } from '#platform/ui/button.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import type { OutputOf } from '#web/api.ts'
import { useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { customer } from '../../schema.ts'
import { RoomFrame } from './room-frame.tsx'
import { roomMessages } from './room-messages.ts'

const asked = ['name', 'phone', 'creditCode', 'paperNumber'] as const
type Asked = (typeof asked)[number]
type Answer = OutputOf<'duplicate.blindCheck'>

const labels = {
  name: customer.fields.name.label,
  phone: customer.fields.phones.label,
  creditCode: customer.fields.creditCode.label,
  paperNumber: customer.fields.paperNumber.label,
}

/** Is there such a customer, and whose: for staff who may not see the other's records. Counted and recorded. */
export function BlindCheckPage() {
  const t = useT(roomMessages)
  const text = useText()
  const [address] = useUrlState()
  const { data: session } = useSession()
  const [values, setValues] = useState<Partial<Record<Asked, string>>>(() =>
    typeof address['name'] === 'string' ? { name: address['name'] } : {},
  )
  const check = useCall('duplicate.blindCheck')
  const given = asked.filter((key) => values[key]?.trim())
  const mayAsk = session === undefined || session.rights['customer.create'] !== undefined
  const errorOf = (key: Asked) => check.error?.fields.find((one) => one.path === key)
  const put = (key: Asked, value: string) => {
    setValues({ ...values, [key]: value })
    check.reset()
  }
  return (
    <RoomFrame tab="check">
      <div className="two-col">
        <Panel title={t('room.check')} note={t('check.note')}>
          <form
            className="ar-form"
            onSubmit={(event) => {
              event.preventDefault()
              if (given.length > 0 && mayAsk) check.mutate(Object.fromEntries(given.map((key) => [key, values[key]])))
            }}
          >
            <div className="fg">
              {asked.map((key) => (
                <div className="fl w6" key={key}>
                  <label htmlFor={`check-${key}`}>{text(labels[key])}</label>
                  <input
                    id={`check-${key}`}
                    className={errorOf(key) ? 'in bad' : 'in'}
                    value={values[key] ?? ''}
                    maxLength={200}
                    autoComplete="off"
                    inputMode={key === 'phone' ? 'tel' : 'text'}
                    onChange={(event) => put(key, event.target.value)}
                  />
                  {errorOf(key) && <ErrorNote>{errorOf(key)?.message ?? ''}</ErrorNote>}
                </div>
              ))}
            </div>
            <div className="flex ar-foot">
              <Button
                tone="primary"
                type="submit"
                icon="search"
                busy={check.isPending}
                {...(!mayAsk
                  ? { reason: t('check.no_right') }
                  : given.length === 0 && { reason: t('check.nothing_given') })}
              >
                {t('check.ask')}
              </Button>
            </div>
            <RefusedNote error={check.error} besideFields />
          </form>
        </Panel>
        <div className="ar-stacked" aria-live="polite">
          {check.data ? <Found answer={check.data} name={values.name} /> : <p className="mut">{t('check.about')}</p>}
        </div>
      </div>
    </RoomFrame>
  )
}

function Found({ answer, name }: { answer: Answer; name: string | undefined }) {
  const t = useT(roomMessages)
  const text = useText()
  if (!answer.exists)
    return (
      <Banner
        tone="pine"
        title={t('check.free')}
        action={
          <ButtonLink small href={name ? `${paths.newCustomer}?name=${encodeURIComponent(name)}` : paths.newCustomer}>
            {t('check.open')}
          </ButtonLink>
        }
      >
        {t('check.free_about')}
      </Banner>
    )
  const by = answer.by.map((key) => text(labels[key]))
  return (
    <Banner tone="seal" title={t('check.exists')}>
      {t('check.by', { by })}
      {'　'}
      {answer.ownerName
        ? t('check.owner', { name: answer.ownerName, department: answer.department ?? '' })
        : t('check.no_owner', { department: answer.department ?? '' })}
    </Banner>
  )
}
