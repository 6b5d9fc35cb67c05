import { useNavigate } from '@tanstack/react-router'
import { longText } from '#platform/core/fields.ts'
import { Button } from '#platform/ui/button.tsx'
import { Drawer } from '#platform/ui/dialog.tsx'
import { type FormFields, useFieldForm } from '#platform/ui/field-form.ts'
import { isEmptyValue } from '#platform/ui/field-text.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { policy, policyVersion } from '../schema.ts'
import { policyTexts } from './policy-texts.ts'
import type { Policy } from './shapes.ts'

const facts: FormFields = policy.fields
const withBody: FormFields = {
  ...facts,
  body: { ...longText(policyVersion.fields.body.label.zh, policyVersion.fields.body.label.en), required: true },
}
const only = ['title', 'number', 'departmentId', 'interpreterId', 'reviewMonths', 'about']
const widths = { title: 8, number: 4, departmentId: 4, interpreterId: 4, reviewMonths: 4, about: 12, body: 12 }

/** Draws up a policy, or changes what is said of one; its text changes by versions. */
export function NewPolicyDrawer({ held, onClose }: { held?: Policy; onClose: () => void }) {
  const t = useT(policyTexts)
  const say = useToast()
  const navigate = useNavigate()
  const fields = held ? facts : withBody
  const form = useFieldForm(fields, held ? { ...held } : { reviewMonths: 12 })
  const create = useCall('policy.create', {
    onDone: ({ id }) => {
      say({ tone: 'pine', text: t('policy.created') })
      void navigate({ to: paths.rule(id) })
    },
  })
  const change = useCall('policy.change', {
    onDone: () => {
      say({ tone: 'pine', text: t('policy.saved') })
      onClose()
    },
  })
  const error = create.error ?? change.error
  const save = () => {
    if (!form.check()) return
    const onError = form.refuse
    const { body, ...values } = form.values
    if (held) change.mutate({ id: held.id, version: held.version, values: form.changes } as never, { onError })
    else {
      const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmptyValue(value)))
      create.mutate({ values: filled, body } as never, { onError })
    }
  }
  return (
    <Drawer
      open
      wide
      onClose={onClose}
      title={held?.title ?? t('policies.new')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={create.isPending || change.isPending} onClick={save}>
            {t(held ? 'ui.save' : 'policies.new')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <FormFromFields fields={fields} form={form} only={held ? only : [...only, 'body']} widths={widths} />
        <RefusedNote error={form.left(error)} />
      </form>
    </Drawer>
  )
}
