import type { FormValues } from '#platform/ui/field-form.ts'
import { FieldsDialog } from '#platform/ui/fields-dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { listOption } from '../options/schema.ts'
import type { ListedOption } from './answers.ts'
import { optionMessages } from './option-messages.ts'

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
  const done = (word: 'people.option_added' | 'people.option_saved') => () => {
    say({ text: t(word) })
    onClose()
  }
  const add = useCall('option.add', { onDone: done('people.option_added') })
  const change = useCall('option.change', { onDone: done('people.option_saved') })
  const save = ({ name: zh = null, nameEn: en = null, synonyms: also = null }: FormValues) => {
    const values = { name: zh, nameEn: en, synonyms: also }
    if (held) change.mutate({ list, key: held.key, version: held.version, values } as never)
    else add.mutate({ list, values } as never)
  }
  return (
    <FieldsDialog
      title={t(held ? 'people.option_rename' : 'people.option_new')}
      act={t(held ? 'ui.save' : 'people.option_new')}
      fields={fields}
      start={held ? { name: held.label.zh, nameEn: held.label.en, synonyms: held.synonyms } : {}}
      widths={{ name: 6, nameEn: 6, synonyms: 12 }}
      busy={add.isPending || change.isPending}
      error={add.error ?? change.error}
      onDone={save}
      onClose={onClose}
    />
  )
}
