import { type ReactNode, useMemo, useRef, useState } from 'react'
import type { FormDefinition } from '#platform/core/forms/definition.ts'
import type { FormValues } from '#platform/core/forms/filling.ts'
import { Button, ButtonLink } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { Combobox } from '#platform/ui/combobox.tsx'
import { Drawer } from '#platform/ui/dialog.tsx'
import { FillingForm } from '#platform/ui/forms/filling-form.tsx'
import { FillingToolsProvider } from '#platform/ui/forms/tools.tsx'
import { useFilling } from '#platform/ui/forms/use-filling.ts'
import { useT } from '#platform/ui/language.tsx'
import { useReferences } from '#platform/ui/references.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { formsTexts } from '../forms-texts.ts'
import { registerTexts } from './register-texts.ts'

type RowDrawerProps = {
  form: FormDefinition
  /** A row that was begun and not entered; a new one when absent. */
  id: string | undefined
  onClose: () => void
}

/** One row of a register, beside the list: entered in one act, and the next one begins (FRM-18). */
export function RowDrawer({ form, id, onClose }: RowDrawerProps) {
  const [customer, setCustomer] = useState<{ key: string; label: string }>()
  const { data: begun, isPlaceholderData } = useAsk(
    'form.prefill',
    { form: form.key, ...(customer && { customerId: customer.key }) },
    { enabled: id === undefined, staleMs: 0 },
  )
  const { data: page } = useAsk('form.record', { id: id ?? '' }, { enabled: id !== undefined })
  const [round, setRound] = useState(0)
  const start = id === undefined ? begun?.values : page?.values
  if (!start || isPlaceholderData) return null
  return (
    <Row
      key={`${round} ${customer?.key ?? ''}`}
      whom={
        id === undefined && form.subject === 'customer' ? (
          <Whom
            kind={form.subjectKinds?.length === 1 ? form.subjectKinds[0] : undefined}
            customer={customer}
            onCustomer={setCustomer}
          />
        ) : undefined
      }
      customerId={id === undefined ? customer?.key : (page?.record.customerId ?? undefined)}
      form={form}
      start={start}
      kept={page && { id: page.record.id, version: page.record.version }}
      onNext={() => setRound(round + 1)}
      onClose={onClose}
    />
  )
}

type RowProps = {
  /** Whom the row is about, where rows are about customers. */
  whom: ReactNode
  customerId: string | undefined
  form: FormDefinition
  start: FormValues
  kept: { id: string; version: number } | undefined
  onNext: () => void
  onClose: () => void
}

type WhomProps = {
  /** The kind of customer the rows are about, where it is one. */
  kind: string | undefined
  customer: { key: string; label: string } | undefined
  onCustomer: (customer: { key: string; label: string } | undefined) => void
}

function Whom({ kind, customer, onCustomer }: WhomProps) {
  const t = useT(formsTexts)
  const references = useReferences()
  return (
    <div className="fl whom">
      <label htmlFor="row-customer">{t('forms.customer')}</label>
      <Combobox
        id="row-customer"
        value={customer}
        onChange={onCustomer}
        find={(typed) => references.find('customer', typed, kind)}
      />
    </div>
  )
}

function Row({ whom, customerId, form, start, kept, onNext, onClose }: RowProps) {
  const t = useT(registerTexts)
  const say = useToast()
  const today = useToday()
  const { data: session } = useSession()
  const context = useMemo(
    () => ({ now: new Date(), actorId: session?.person.id ?? '', departmentIds: [session?.person.departmentId ?? ''] }),
    [session],
  )
  const filling = useFilling(form, { initial: start, context })
  const tools = useMemo(
    () => ({
      today,
      ...(customerId && { about: customerId }),
      ...(session && { me: { id: session.person.id, name: session.person.name } }),
    }),
    [today, session, customerId],
  )
  const begin = useCall('form.start')
  const keep = useCall('form.keep')
  const submit = useCall('form.submit', { renews: ['workbench', 'journal'] })
  // Begun once: a refusal of the handing in leads back here, and the row is not begun a second time.
  const made = useRef(kept)
  const error = [begin.error, keep.error, submit.error].find((one) => one !== null && one.fields.length === 0)
  const isBusy = begin.isPending || keep.isPending || submit.isPending

  const enter = async (andNext: boolean) => {
    if (!filling.check()) return
    try {
      const values = plain(form, filling.values)
      made.current = made.current
        ? await keep.mutateAsync({ ...made.current, values })
        : await begin.mutateAsync({ form: form.key, values, ...(customerId && { customerId }) })
      const { id, version } = made.current
      const { number } = await submit.mutateAsync({ id, version })
      say({ text: t('register.row_saved', { number }) })
      if (andNext) onNext()
      else onClose()
    } catch (fault) {
      const { fields = [] } = fault as { fields?: { path: string; message: string }[] }
      filling.setErrors(fields.map((one) => ({ ...one, path: one.path.replace(/^values\./, '') })))
    }
  }
  return (
    <Drawer
      open
      wide
      onClose={onClose}
      title={t(kept ? 'register.edit_row' : 'register.row_title')}
      footer={
        <>
          {kept && (
            <ButtonLink tone="text" href={paths.formRecord(kept.id)}>
              {t('register.open_full')}
            </ButtonLink>
          )}
          {!kept && (
            <Button busy={isBusy} onClick={() => void enter(true)}>
              {t('register.row_next')}
            </Button>
          )}
          <Button tone="primary" busy={isBusy} onClick={() => void enter(false)}>
            {t('register.row_save')}
          </Button>
        </>
      }
    >
      <FillingToolsProvider tools={tools}>
        {whom}
        <FillingForm filling={filling} />
      </FillingToolsProvider>
      <RefusedNote error={error} />
    </Drawer>
  )
}

/** What is given: computed answers are worked out by the server. */
function plain(form: FormDefinition, values: FormValues): Record<string, unknown> {
  const computed = new Set(
    form.sections.flatMap(({ fields }) => fields.filter(({ type }) => type === 'computed').map(({ key }) => key)),
  )
  return Object.fromEntries(Object.entries(values).filter(([key, value]) => !computed.has(key) && value !== undefined))
}
