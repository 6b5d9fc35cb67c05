import { useState } from 'react'
import { customer } from '#domain/archives/schema.ts'
import type { FieldData } from '#platform/core/fields.ts'
import { Button, ButtonLink } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { FieldInput } from '#platform/ui/field-input.tsx'
import { fieldText } from '#platform/ui/field-text.ts'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { collection } from '../schema.ts'
import { collectingTexts } from './collecting-texts.ts'
import type { Collection } from './shapes.ts'

type Alike = { id?: string; name?: string; number?: string; ownerName: string | null }

/** What the form says beside what the archive holds; each line is taken over or left (COL-02, COL-04). */
export function LoadPanel({ form, onDone }: { form: Collection; onDone: () => void }) {
  const t = useT(collectingTexts)
  const text = useText()
  const { language } = useLanguage()
  const say = useToast()
  const fields: Readonly<Record<string, FieldData>> = customer.fields
  // What says the same needs no taking over; what the archive lacks or holds differently is proposed.
  const differing = form.fed
    .filter((one) => JSON.stringify(one.value) !== JSON.stringify(one.archive))
    .map((one) => one.field)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(differing))
  const [into, setInto] = useState<string | null>(form.customerId)
  const load = useCall('collection.load', {
    renews: ['customer', 'dataForm', 'campaign', 'journal', 'workbench'],
    onDone: () => {
      say({ tone: 'pine', text: t('form.loaded') })
      onDone()
    },
  })
  const alike =
    load.error?.code === 'customer.looks_alike' ? ((load.error.params['duplicates'] ?? []) as Alike[]) : undefined
  const send = (more: { customerId?: string; acceptDuplicates?: boolean } = {}) =>
    load.mutate({
      id: form.id,
      version: form.version,
      fields: [...chosen],
      ...(into !== null && { customerId: into }),
      ...more,
    })
  if (form.fed.length === 0) return <p className="mut sm">{t('form.nothing_fed')}</p>
  return (
    <section className="rows taking">
      <h3>{t('form.load')}</h3>
      <table className="tb plain">
        <thead>
          <tr>
            <th>{t('form.question')}</th>
            <th>{t('form.answer')}</th>
            <th>{t('form.archive')}</th>
          </tr>
        </thead>
        <tbody>
          {form.fed.map((one) => {
            const field = fields[one.field]
            const shown = (value: unknown) =>
              field ? fieldText(field, value, language, {}, one.field) : String(value ?? '')
            const toggle = (on: boolean) =>
              setChosen(new Set(on ? [...chosen, one.field] : [...chosen].filter((key) => key !== one.field)))
            return (
              <tr key={one.field}>
                <td>
                  <Checkbox checked={chosen.has(one.field)} onChange={toggle}>
                    {field ? text(field.label) : one.field}
                  </Checkbox>
                </td>
                <td>
                  {chosen.has(one.field) && one.archive !== null ? <ins>{shown(one.value)}</ins> : shown(one.value)}
                </td>
                <td className="mut">{shown(one.archive)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {form.customerId === null && (
        <div className="fl">
          <label htmlFor="load-into">{t('form.customer')}</label>
          <FieldInput
            id="load-into"
            field={collection.fields.customerId}
            value={into}
            onChange={(id) => setInto(typeof id === 'string' ? id : null)}
          />
        </div>
      )}
      {alike && (
        <div className="alike">
          <p>{t('form.looks_alike', { names: alike.map((one) => one.name ?? one.ownerName ?? '') })}</p>
          {alike.map(
            (one) =>
              one.id && (
                <Button key={one.id} small onClick={() => send({ customerId: one.id as string })}>
                  {t('form.into')} {one.number}
                </Button>
              ),
          )}
          <Button small onClick={() => send({ acceptDuplicates: true })}>
            {t('form.open_anyway')}
          </Button>
        </div>
      )}
      {load.error && !alike && <RefusedNote error={load.error} />}
      <p className="acts-line">
        <Button
          tone="primary"
          busy={load.isPending}
          {...(chosen.size === 0 && { reason: t('form.load_n', { n: 0 }) })}
          onClick={() => send()}
        >
          {into === null ? t('form.open_archive') : t('form.load_n', { n: chosen.size })}
        </Button>
        {form.customerId !== null && (
          <ButtonLink tone="text" href={paths.customer(form.customerId)}>
            {t('form.to_archive')}
          </ButtonLink>
        )}
      </p>
    </section>
  )
}
