import { useState } from 'react'
import { Button, IconButton } from '#platform/ui/button.tsx'
import { useT } from '#platform/ui/language.tsx'
import type { InputOf } from './api.ts'
import { ExportDialog } from './export-dialog.tsx'
import { exportTexts } from './export-texts.ts'
import { useSession } from './session.ts'

type ExportButtonProps = {
  /** What the list is called. */
  title: string
  /** The export of a list as it is shown, or of all records of a kind. */
  of: Omit<InputOf<'export.ofList'>, 'format' | 'purpose'> | Omit<InputOf<'export.records'>, 'format' | 'purpose'>
  /** Only its drawing: in the bars of filters and the heads of panels. */
  asIcon?: boolean
  /** Why there is nothing for this person to export, besides the right to. */
  reason?: string | undefined
}

/** 导出: takes the list it stands on out to a spreadsheet; off with its reason for who may not. */
export function ExportButton({ title, of, reason, asIcon = false }: ExportButtonProps) {
  const t = useT(exportTexts)
  const { data: session } = useSession()
  const [isOpen, setOpen] = useState(false)
  const why = session?.rights['customer.export'] === undefined ? t('export.no_right') : reason
  const shared = { title, about: t('export.as_shown'), onClose: () => setOpen(false) }
  return (
    <>
      {asIcon ? (
        <IconButton
          framed
          small
          icon="download"
          label={why ?? t('export.title', { title })}
          disabled={why !== undefined}
          onClick={() => setOpen(true)}
        />
      ) : (
        <Button small icon="download" onClick={() => setOpen(true)} {...(why !== undefined && { reason: why })}>
          {t('export.out')}
        </Button>
      )}
      {isOpen && 'list' in of && <ExportDialog {...shared} command="export.ofList" input={of} />}
      {isOpen && 'target' in of && <ExportDialog {...shared} command="export.records" input={of} />}
    </>
  )
}
