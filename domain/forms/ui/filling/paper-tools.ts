import { useQueryClient } from '@tanstack/react-query'
import { createElement, useMemo, useRef } from 'react'
import { type FormField, formFields } from '#platform/core/forms/definition.ts'
import { useToday } from '#platform/ui/clock.ts'
import { formFieldText } from '#platform/ui/forms/small-inputs.tsx'
import type { FillingTools } from '#platform/ui/forms/tools.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { call, upload } from '#web/api.ts'
import { renew } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import type { RecordPage } from '../shapes.ts'
import { recordTexts } from './record-texts.ts'

// Browsers show these; a HEIC or TIFF stands there by its name.
const shownPictures = /^image\/(jpeg|png|gif|webp|avif|bmp)$/

const fileHref = (id: string) => `/api/form-files/${id}`

/** What the form of a record needs from around it: files, signatures, covered answers, who fills it in. */
export function usePaperTools(page: RecordPage, signing: NonNullable<FillingTools['signing']>): FillingTools {
  const t = useT(recordTexts)
  const { language } = useLanguage()
  const today = useToday()
  const { data: session } = useSession()
  const client = useQueryClient()
  const latest = useRef(signing)
  latest.current = signing
  return useMemo(() => {
    const { id, customerId } = page.record
    const mayDesign = session?.rights['forms.design'] !== undefined
    const masked = new Set(page.masked)
    const keys = new Set(formFields(page.definition.definition).map(({ key }) => key))
    return {
      today,
      ...(customerId !== null && { about: customerId }),
      ...(session && { me: { id: session.person.id, name: session.person.name } }),
      upload: async (file, onShare) => {
        const kept = (await upload('/api/files', file, onShare)) as { sha256: string; name: string }
        const made = await call('form.attach', { id, sha256: kept.sha256, name: kept.name })
        return { id: made.id, name: kept.name, href: fileHref(made.id), isPicture: shownPictures.test(file.type) }
      },
      ...(mayDesign && {
        addOption: async (field: FormField, label: string) => {
          const made = await call('form.addOption', {
            form: page.definition.key,
            field: field.key,
            label: { zh: label },
          })
          await renew(client, ['form'])
          return made.key
        },
      }),
      fileOf: (one) => {
        const found = page.files.find((file) => file.id === one)
        if (!found) return undefined
        return { id: one, name: found.name, href: fileHref(one), isPicture: shownPictures.test(found.type) }
      },
      signing: (field, path, value) => latest.current(field, path, value),
      covered: (field: FormField, path: string, value: unknown) =>
        masked.has(path) && keys.has(path)
          ? createElement(
              'span',
              { className: 'lk', title: t('paper.covered') },
              createElement(Icon, { name: 'lock', small: true }),
              formFieldText(field, value, language) || t('paper.covered'),
            )
          : undefined,
    }
  }, [page, session, today, language, t, client])
}
