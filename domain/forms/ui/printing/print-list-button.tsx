import { useState } from 'react'
import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { Button } from '#platform/ui/button.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import type { InputOf } from '#web/api.ts'
import { useSession } from '#web/session.ts'
import { formsTexts } from '../forms-texts.ts'
import { PrintListDialog } from './print-list-dialog.tsx'

type PrintListButtonProps = {
  form: FormDefinition
  filter: InputOf<'form.printMany'>
  total: number | undefined
  isEmpty: boolean
}

/** 打印列表, off with its reason for who may not and where there is nothing. */
export function PrintListButton({ form, filter, total, isEmpty }: PrintListButtonProps) {
  const t = useT(formsTexts)
  const text = useText()
  const { data: session } = useSession()
  const [isOpen, setOpen] = useState(false)
  const why =
    session?.rights['forms.print'] === undefined
      ? t('print.no_right')
      : form.sensitivity === 'secret'
        ? t('print.secret_one')
        : isEmpty
          ? t('print.list_none')
          : undefined
  return (
    <>
      <Button
        small
        icon="print"
        onClick={() => setOpen(true)}
        {...(why !== undefined && { reasonElsewhere: 'print-list-why' })}
      >
        {t('print.list')}
      </Button>
      <span className="vh" id="print-list-why">
        {why}
      </span>
      {isOpen && (
        <PrintListDialog
          title={text(form.title)}
          filter={filter}
          total={total}
          needsPurpose={form.sensitivity !== undefined}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
