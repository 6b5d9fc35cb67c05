import { type FormEvent, useState } from 'react'
import { date, text } from '#platform/core/fields.ts'
import { Button } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { peopleScreenMessages as m } from './messages.ts'
import { type Note, placeRefusal } from './refusals.ts'
import { SecretLine } from './secret-line.tsx'

const fields = {
  name: text(m['people.token_name'].zh, m['people.token_name'].en, { required: true, max: 60 }),
  lastDay: date(m['people.token_until'].zh, m['people.token_until'].en),
}

/** Names a token, ticks its rights, shows it once. */
export function TokenDialog({ rights, onClose }: { rights: readonly string[]; onClose: () => void }) {
  const t = useT(m)
  const word = useText()
  const form = useFieldForm(fields, {})
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [note, setNote] = useState<Note>()
  const { data: known } = useAsk('right.list', {})
  const create = useCall('token.create')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (create.isPending || !form.check()) return
    setNote(undefined)
    const { name, lastDay } = form.values
    const input = { name: String(name), rights: [...chosen], ...(typeof lastDay === 'string' ? { lastDay } : {}) }
    await create.mutateAsync(input).catch((error: unknown) => setNote(placeRefusal(error, form, ['name', 'lastDay'])))
  }
  if (create.data) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={t('people.token_new')}
        footer={
          <Button tone="primary" onClick={onClose}>
            {t('people.done')}
          </Button>
        }
      >
        <SecretLine secret={create.data.token} say={t('people.token_once')} />
      </Dialog>
    )
  }
  return (
    <Dialog open onClose={onClose} title={t('people.token_new')}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <FormFromFields fields={fields} form={form} widths={{ name: 6, lastDay: 6 }} />
        <p className="sm ink2">{t('people.token_rights')}</p>
        <div className="os">
          {known?.rows
            .filter(({ key }) => rights.includes(key))
            .map(({ key, label }) => (
              <Checkbox
                key={key}
                checked={chosen.includes(key)}
                onChange={(on) => setChosen(on ? [...chosen, key] : chosen.filter((one) => one !== key))}
              >
                {word(label)}
              </Checkbox>
            ))}
        </div>
        <RefusedNote error={note} />
        <p className="acts-row">
          <Button type="submit" tone="primary" busy={create.isPending}>
            {t('people.token_new')}
          </Button>
        </p>
      </form>
    </Dialog>
  )
}
