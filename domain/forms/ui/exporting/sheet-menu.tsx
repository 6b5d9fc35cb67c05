import { useState } from 'react'
import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { IconButton } from '#platform/ui/button.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { Menu, type MenuItem } from '#platform/ui/menu.tsx'
import { numberText } from '#platform/ui/number-text.ts'
import type { InputOf } from '#web/api.ts'
import { ExportDialog } from '#web/export-dialog.tsx'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { exportTexts } from './export-texts.ts'

type SheetMenuProps = {
  form: FormDefinition
  filter: Omit<InputOf<'form.export'>, 'format' | 'purpose'>
  total: number | undefined
}

/** Excel in and out: 导入, 导出, each off with its reason for who may not. */
export function SheetMenu({ form, filter, total }: SheetMenuProps) {
  const t = useT(exportTexts)
  const text = useText()
  const { data: session } = useSession()
  const [isExporting, setExporting] = useState(false)
  const has = (right: string) => session?.rights[right] !== undefined
  const noExport = !has('forms.export') ? t('formExport.no_right') : total === 0 ? t('formExport.none') : undefined
  const items: MenuItem[] = [
    {
      key: 'import',
      label: t('formExport.in'),
      icon: 'upload',
      ...(has('import.run') && has('forms.fill')
        ? { href: paths.importForm(form.key) }
        : { reason: t('formExport.no_import_right'), onPress: () => {} }),
    },
    {
      key: 'export',
      label: t('formExport.out'),
      icon: 'download',
      onPress: () => setExporting(true),
      ...(noExport !== undefined && { reason: noExport }),
    },
  ]
  return (
    <>
      <Menu items={items} label="Excel" alignEnd>
        {(props) => <IconButton framed small icon="columns" label="Excel" {...props} />}
      </Menu>
      {isExporting && (
        <ExportDialog
          title={text(form.title)}
          about={t('formExport.about')}
          begin={t('formExport.start', { n: numberText(total ?? 0) })}
          command="form.export"
          input={filter}
          onClose={() => setExporting(false)}
        />
      )}
    </>
  )
}
