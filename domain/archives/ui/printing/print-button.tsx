import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { useT } from '#platform/ui/language.tsx'
import { useSession } from '#web/session.ts'
import { PrintDialog, type PrintOffer } from './print-dialog.tsx'
import { printTexts } from './print-texts.ts'

/** 打印, off with its reason for who may not. */
export function PrintButton({ offers }: { offers: readonly PrintOffer[] }) {
  const t = useT(printTexts)
  const { data: session } = useSession()
  const [open, setOpen] = useState(false)
  const may = session === undefined || session.rights['customer.print'] !== undefined
  return (
    <>
      <Button small icon="print" onClick={() => setOpen(true)} {...(!may && { reason: t('printing.no_right') })}>
        {t('printing.print')}
      </Button>
      {open && <PrintDialog offers={offers} onClose={() => setOpen(false)} />}
    </>
  )
}
