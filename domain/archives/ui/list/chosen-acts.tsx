import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { Condition } from '#platform/core/conditions.ts'
import { Icon } from '#platform/ui/icon.tsx'
import { useT } from '#platform/ui/language.tsx'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { printTexts } from '../printing/print-texts.ts'
import { AssignDialog } from '../record/customer-acts.tsx'
import { BulkDialog } from './bulk-dialog.tsx'
import { listMessages } from './list-messages.ts'

type ChosenActsProps = {
  chosen: ReadonlySet<string>
  total: { total: number; isExact: boolean } | undefined
  /** Everything that matches is chosen, not only what was ticked. */
  whole: boolean
  onWhole: () => void
  condition: Condition
  onExport: () => void
  onPrint: () => void
  onDone: () => void
}

// As many as customer.assign takes in one go.
const mostAtOnce = 500
// As many as pool.giveBack takes in one go.
const mostGivenBack = 200
// As many columns as customer.compare holds side by side.
const mostCompared = 8

/** What can be done with the chosen rows; what cannot says why. */
export function ChosenActs({ chosen, total, whole, onWhole, condition, onExport, onPrint, onDone }: ChosenActsProps) {
  const t = useT({ ...listMessages, ...printTexts })
  const { data: session } = useSession()
  const [assigning, setAssigning] = useState(false)
  const [changing, setChanging] = useState(false)
  const may = (right: string) => session?.rights[right] !== undefined
  const whyNot = (
    right: string,
    word: 'list.right_change' | 'list.right_export' | 'list.right_bulk' | 'list.right_round' | 'list.right_claim',
  ) => (may(right) ? undefined : t('list.no_right', { right: t(word) }))
  const assignWhy =
    whyNot('customer.change', 'list.right_change') ??
    (whole || chosen.size > mostAtOnce ? t('list.whole_reason', { n: mostAtOnce }) : undefined)
  const roundWhy =
    whyNot('allocation.run', 'list.right_round') ??
    (whole || chosen.size > mostAtOnce ? t('list.whole_reason', { n: mostAtOnce }) : undefined)
  const giveBackWhy =
    whyNot('pool.claim', 'list.right_claim') ??
    (whole || chosen.size > mostGivenBack ? t('list.whole_reason', { n: mostGivenBack }) : undefined)
  const exportWhy = whyNot('customer.export', 'list.right_export')
  const bulkWhy = whyNot('customer.bulk', 'list.right_bulk')
  const all = total?.total ?? 0
  const router = useRouter()
  const isComparable = !whole && chosen.size >= 2 && chosen.size <= mostCompared
  return (
    <>
      {whole ? (
        <span>{t('list.whole_chosen', { n: all.toLocaleString('en') })}</span>
      ) : (
        all > chosen.size && (
          <button type="button" onClick={onWhole}>
            {t('list.whole', { n: all.toLocaleString('en') })}
          </button>
        )
      )}
      <i />
      <ActButton icon="swap" word={t('list.assign')} why={assignWhy} onPress={() => setAssigning(true)} />
      <ActButton
        icon="flow"
        word={t('list.round')}
        why={roundWhy}
        onPress={() => router.history.push(paths.rounds, { customerIds: [...chosen] })}
      />
      <ActButton
        icon="undo"
        word={t('list.give_back')}
        why={giveBackWhy}
        onPress={() => router.history.push(paths.pool, { customerIds: [...chosen] })}
      />
      <ActButton icon="tag" word={t('list.bulk')} why={bulkWhy} onPress={() => setChanging(true)} />
      <ActButton
        icon="columns"
        word={t('list.compare')}
        why={isComparable ? undefined : t('list.compare_reason', { n: mostCompared })}
        onPress={() => router.history.push(paths.compare([...chosen]))}
      />
      <ActButton
        icon="print"
        word={t('printing.print')}
        why={may('customer.print') ? undefined : t('printing.no_right')}
        onPress={onPrint}
      />
      <ActButton icon="download" word={t('list.export')} why={exportWhy} onPress={onExport} />
      {assigning && <AssignDialog ids={[...chosen]} onClose={() => setAssigning(false)} onDone={onDone} />}
      {changing && (
        <BulkDialog
          ids={whole ? undefined : [...chosen]}
          condition={condition}
          count={whole ? all : chosen.size}
          onDone={onDone}
          onClose={() => setChanging(false)}
        />
      )}
    </>
  )
}

type ActButtonProps = {
  icon: 'swap' | 'flow' | 'download' | 'tag' | 'columns' | 'print' | 'undo'
  word: string
  why: string | undefined
  onPress: () => void
}

export function ActButton({ icon, word, why, onPress }: ActButtonProps) {
  return (
    <button type="button" aria-disabled={why !== undefined || undefined} onClick={() => why === undefined && onPress()}>
      <Icon name={why === undefined ? icon : 'lock'} small />
      {word}
      {why !== undefined && <small>{why}</small>}
    </button>
  )
}
