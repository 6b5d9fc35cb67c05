import { useState } from 'react'
import { boolean, type FieldData, integer, option, optionsOf, strings, text } from '#platform/core/fields.ts'
import { Button } from '#platform/ui/button.tsx'
import { Drawer } from '#platform/ui/dialog.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { type FormFields, type FormValues, useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT } from '#platform/ui/language.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { ApiError } from '#web/api-error.ts'
import { useCall } from '#web/api-hooks.ts'
import { customer, customerKinds } from '../../schema.ts'
import { fieldMessages } from './field-messages.ts'
import type { ShownField } from './field-table.tsx'
import { ownTypes, typeWords } from './field-types.ts'
import { type OptionRow, OptionRows } from './option-rows.tsx'

const groupOptions = Object.entries(customer.groups).map(([key, label]) => ({ key, label }))
const describing: FormFields = {
  zh: text('名称', 'Name', { required: true, max: 40 }),
  en: text('英文名称', 'English name', { max: 60 }),
  type: {
    ...option('类型', 'Type', {}, { required: true }),
    options: ownTypes.map((key) => ({ key, label: typeWords[key] })),
  },
  group: { ...option('所在组', 'Section', {}), options: groupOptions },
  max: integer('最多字数', 'Longest', { min: 1, max: 10_000 }),
  appliesTo: { type: 'options', label: { zh: '适用', en: 'For' }, options: optionsOf(customerKinds) },
  quality: option('计入完整度', 'Counts', { basic: ['基础资料', 'Basic'], wanted: ['逐步充实', 'Wanted'] }),
  list: option('列表', 'List', { default: ['默认显示', 'Shown'], offered: ['可以显示', 'Offered'] }),
  sensitivity: option('敏感', 'Sensitive', {
    personal: ['个人信息，遮盖', 'Personal, covered'],
    secret: ['机密', 'Secret'],
  }),
  filter: boolean('可作条件', 'Can be filtered'),
  required: boolean('必填', 'Required'),
  validDays: integer('多少天后须重新核对', 'Checked again after days', { min: 1, max: 36_500 }),
  synonyms: strings('导入时的其他列名', 'Other heads in files', { max: 40 }),
  help: text('填写说明', 'How to fill it in', { max: 40 }),
}
const withLength: ReadonlySet<string> = new Set(['text', 'longText', 'strings', 'url'])
const withOptions: ReadonlySet<string> = new Set(['option', 'options'])

/** A field as a form: new, or what is said of one. Its type stays what it was. */
export function FieldDialog({ held, onClose }: { held: ShownField | undefined; onClose: () => void }) {
  const t = useT(fieldMessages)
  const say = useToast()
  const form = useFieldForm(describing, held ? formOf(held.field) : { type: 'text', group: 'basic', filter: true })
  const [options, setOptions] = useState<readonly OptionRow[]>(
    held?.field.options?.map((one) => ({ key: one.key, name: one.label.zh, en: one.label.en, isHeld: true })) ?? [],
  )
  const [lack, setLack] = useState<string>()
  const done = (word: 'field.added' | 'field.saved') => () => {
    say({ text: t(word) })
    onClose()
  }
  const add = useCall('field.add', { renews: ['customer'], onDone: done('field.added') })
  const change = useCall('field.change', { renews: ['customer'], onDone: done('field.saved') })
  const type = String(form.values['type'] ?? 'text')
  const hasOptions = withOptions.has(type)
  const error = add.error ?? change.error
  const save = () => {
    if (!form.check()) return
    const named = options.filter((one) => one.name.trim() !== '')
    if (hasOptions && named.length === 0) return setLack(t('field.option_lack'))
    const definition = definitionOf(form.values, hasOptions ? named : undefined, withLength.has(type))
    const onError = (refusal: ApiError) => form.setErrors(placed(refusal))
    if (held) change.mutate({ key: held.key, version: held.version, definition } as never, { onError })
    else add.mutate({ type, definition } as never, { onError })
  }
  const only = Object.keys(describing).filter(
    (key) => (key !== 'type' || held === undefined) && (key !== 'max' || withLength.has(type)),
  )
  const elsewhere = error?.fields.find((one) => placed(error).every(({ message }) => message !== one.message))
  return (
    <Drawer
      open
      wide
      onClose={onClose}
      title={t(held ? 'field.edit' : 'field.new')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={add.isPending || change.isPending} onClick={save}>
            {t(held ? 'ui.save' : 'field.new')}
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
        <FormFromFields
          fields={describing}
          form={form}
          only={only}
          widths={{ zh: 6, en: 6, type: 4, group: 4, max: 4, appliesTo: 12, quality: 4, list: 4, sensitivity: 4 }}
        />
        {hasOptions && (
          <OptionRows
            rows={options}
            lack={lack}
            onChange={(rows) => {
              setOptions(rows)
              setLack(undefined)
            }}
          />
        )}
        {error && (elsewhere ?? error.fields.length === 0) && (
          <ErrorNote requestId={error.requestId}>{elsewhere?.message ?? error.message}</ErrorNote>
        )}
      </form>
    </Drawer>
  )
}

function formOf(field: FieldData): FormValues {
  const { label, help, ...rest } = field
  return { ...rest, zh: label.zh, en: label.en === label.zh ? null : label.en, help: help?.zh ?? null }
}

const kept = [
  'group',
  'appliesTo',
  'quality',
  'list',
  'sensitivity',
  'filter',
  'required',
  'validDays',
  'synonyms',
] as const

function definitionOf(
  values: FormValues,
  options: readonly OptionRow[] | undefined,
  hasLength: boolean,
): Record<string, unknown> {
  const both = (zh: unknown, en: unknown) => ({ zh, ...(en ? { en } : {}) })
  const said = [...kept, ...(hasLength ? (['max'] as const) : [])].flatMap((key) =>
    values[key] === null || values[key] === undefined ? [] : [[key, values[key]]],
  )
  return {
    ...Object.fromEntries(said),
    label: both(values['zh'], values['en']),
    ...(options && { options: options.map(({ key, name, en }) => ({ key, label: both(name.trim(), en) })) }),
    ...(values['help'] ? { help: both(values['help'], undefined) } : {}),
  }
}

/** 'definition.label.zh' belongs to the name, 'definition.max' to the length. */
function placed(error: ApiError): { path: string; message: string }[] {
  return error.fields.flatMap(({ path, message }) => {
    const key = path.replace(/^definition\./, '').replace(/^label\./, '')
    return Object.hasOwn(describing, key) ? [{ path: key, message }] : []
  })
}
