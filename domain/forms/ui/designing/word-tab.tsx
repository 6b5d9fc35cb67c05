import { useState } from 'react'
import { type FormDefinition, formFields } from '#platform/core/forms/definition.ts'
import { Banner } from '#platform/ui/banner.tsx'
import { Button } from '#platform/ui/button.tsx'
import { instantText } from '#platform/ui/day-text.ts'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { FileDrop } from '#platform/ui/file-drop.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { upload } from '#web/api.ts'
import type { ApiError } from '#web/api-error.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { recordNames } from '../../templates/rules.ts'
import { designTexts } from './design-texts.ts'

/** Word documents of the firm's own that this form is filled into, and the names they may use. */
export function WordTab({ formKey, form }: { formKey: string; form: FormDefinition }) {
  const t = useT(designTexts)
  const text = useText()
  const say = useToast()
  const { language } = useLanguage()
  const { data } = useAsk('form.templates', { form: formKey })
  const [fault, setFault] = useState<string>()
  const [unknown, setUnknown] = useState<readonly string[]>([])
  const add = useCall('form.addTemplate', {
    onDone: (made) => {
      setUnknown(made.unknown)
      say({ text: t('design.word_added') })
    },
  })
  const drop = useCall('form.dropTemplate')
  const take = async ([file]: readonly File[]) => {
    if (!file) return
    setFault(undefined)
    try {
      const kept = (await upload('/api/files', file, () => {})) as { sha256: string; name: string }
      add.mutate({ form: formKey, sha256: kept.sha256, name: kept.name })
    } catch (thrown) {
      setFault((thrown as ApiError).message)
    }
  }
  const wrong = add.error?.fields[0]?.message ?? add.error?.message ?? fault
  const rows = data?.rows ?? []
  return (
    <div className="one-col stacked">
      <p className="ink2">{t('design.word_about', { name: '{姓名}', loop: '{#明细}', end: '{/明细}' })}</p>
      <FileDrop accept=".docx" onFiles={(files) => void take(files)}>
        {t('design.word_add')}
      </FileDrop>
      {wrong && <ErrorNote requestId={add.error?.requestId}>{wrong}</ErrorNote>}
      {unknown.length > 0 && <Banner tone="ochre">{t('design.word_unknown', { names: unknown })}</Banner>}
      <Panel title={t('design.tab_word')} note={String(rows.length)}>
        {rows.length === 0 && <p className="df mut">{t('design.word_none')}</p>}
        <ul className="ver-list">
          {rows.map((row) => (
            <li key={row.id}>
              <span className="grow">
                <b>{row.name}</b>
                <small>
                  {row.createdByName} {instantText(row.createdAt, language)}
                </small>
              </span>
              <Button small busy={drop.isPending} onClick={() => drop.mutate({ id: row.id })}>
                {t('design.word_drop')}
              </Button>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('design.word_names')}>
        <p className="word-names">
          {Object.entries(recordNames).map(([key, zh]) => (
            <Tag key={key} tone="lined">{`{${language === 'en' ? key : zh}}`}</Tag>
          ))}
          {formFields(form).map((field) => (
            <Tag key={field.key}>
              {field.type === 'table'
                ? `{#${text(field.label)}}${(field.columns ?? []).map((one) => `{${text(one.label)}}`).join('')}{/${text(field.label)}}`
                : `{${text(field.label)}}`}
            </Tag>
          ))}
        </p>
      </Panel>
    </div>
  )
}
