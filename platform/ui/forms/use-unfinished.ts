import { useCallback } from 'react'
import type { ConditionContext } from '#platform/core/condition-match.ts'
import type { FormValues, Questions } from '#platform/core/forms/filling.ts'
import { mostNamed, openAbove } from '#platform/core/forms/signing.ts'
import { useT, useText } from '../language.tsx'
import { fillingMessages } from './filling-messages.ts'

/** Says of a place to sign what must be filled in first, since the signature closes it; undefined when nothing must. */
export function useUnfinished(form: Questions, values: FormValues, context: ConditionContext) {
  const t = useT(fillingMessages)
  const text = useText()
  return useCallback(
    (path: string): string | undefined => {
      const [, rowId] = path.split('.')
      const open = openAbove(form, values, { path, ...(rowId !== undefined && { rowId }) }, context)
      if (open.length === 0) return undefined
      return t('filling.sign_unfinished', { fields: open.slice(0, mostNamed).map(({ label }) => text(label)) })
    },
    [form, values, context, t, text],
  )
}
