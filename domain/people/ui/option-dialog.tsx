import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { listOption } from '../options/schema.ts'
import type { ListedOption } from './answers.ts'
import { optionMessages } from './option-messages.ts'
import { type Note, placeRefusal } from './refusals.ts'

const { name, nameEn, synonyms } = listOption.fields
const fields = { name: { ...name, required: true }, nameEn, synonyms }

/** A new option, or another name for one. */
export function OptionDialog({
  list,
  held,
  onClose,
}: {
  list: string
  held: ListedOption | undefined
  onClose: () => void
}) {
  const t = useT(optionMessages)
  const say = useToast()
  const form = useFieldForm(fields, held ? { name: held.label.zh, nameEn: held.label.en, synonyms: held.synonyms } : {})
  const [note, setNote] = useState<Note>()
  const done = (word: 'people.option_added' | 'people.option_saved') => () => {
    say({ text: t(word) })
    onClose()
  }
  const add = useCall('option.add', { onDone: done('people.option_added') })
  const change = useCall('option.change', { onDone: done('people.option_saved') })
  const save = () => {
    if (!form.check()) return
    const values = {
      name: form.values['name'] ?? null,
      nameEn: form.values['nameEn'] ?? null,
      synonyms: form.values['synonyms'] ?? null,
    }
    const sent = held
      ? change.mutateAsync({ list, key: held.key, version: held.version, values } as never)
      : add.mutateAsync({ list, values } as never)
    void sent.catch((error: unknown) => setNote(placeRefusal(error, form, ['name', 'nameEn', 'synonyms'])))
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(held ? 'people.option_rename' : 'people.option_new')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={add.isPending || change.isPending} onClick={save}>
            {t(held ? 'ui.save' : 'people.option_new')}
          </Button>
        </>
      }
    >
      <form
        className="person-sheet"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <FormFromFields fields={fields} form={form} widths={{ name: 6, nameEn: 6, synonyms: 12 }} />
        <RefusedNote error={note} />
      </form>
    </Dialog>
  )
}
