import { useState } from 'react'
import { instantText } from '#platform/ui/day-text.ts'
import { Icon } from '#platform/ui/icon.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import { InspectDialog } from './inspect-dialog.tsx'
import { supervisionTexts } from './supervision-texts.ts'
import './supervision.css'

export type Verdict = OutputOf<'inspection.ofCustomer'>['rows'][number]
type Inspected = { id: string; text: string; authorId: string | null; source: string }

/** The three verdicts at the right of an entry's head; whoever may inspect gives them here. */
export function Verdicts({ entry, verdict }: { entry: Inspected; verdict: Verdict | undefined }) {
  const t = useT(supervisionTexts)
  const { language } = useLanguage()
  const { data: session } = useSession()
  const [isOpen, setIsOpen] = useState(false)
  const mayInspect =
    session?.rights['supervision.inspect'] !== undefined &&
    entry.source !== 'event' &&
    entry.authorId !== session.person.id
  if (verdict === undefined && !mayInspect) return null
  return (
    <span className="vd" {...(verdict && { title: titleOf(verdict) })}>
      {verdict && (
        <>
          <One word={t('sup.in_time')} isRight={verdict.inTime} />
          <One word={t('sup.proper')} isRight={verdict.proper} />
          {verdict.stateRight === null ? (
            <span className="mut">{t('sup.state_to_judge')}</span>
          ) : (
            <One word={t('sup.state')} isRight={verdict.stateRight} />
          )}
          {verdict.taskState !== null && (
            <span className={verdict.taskState === 'done' ? 'grn' : 'red'}>
              {t(verdict.taskState === 'done' ? 'sup.correction_done' : 'sup.correction_open')}
            </span>
          )}
        </>
      )}
      {mayInspect && (
        <button type="button" onClick={() => setIsOpen(true)}>
          {t(verdict ? 'sup.reinspect' : 'sup.inspect')}
        </button>
      )}
      {isOpen && <InspectDialog entry={entry} onClose={() => setIsOpen(false)} />}
    </span>
  )

  function titleOf(one: Verdict): string {
    const said = t('sup.by', { name: one.inspectorName, when: instantText(one.inspectedAt, language) })
    return one.note === null ? said : t('ui.says', { name: said, what: one.note })
  }
}

function One({ word, isRight }: { word: string; isRight: boolean }) {
  return (
    <span className={isRight ? 'grn' : 'red'}>
      <Icon name={isRight ? 'check' : 'close'} small />
      {word}
    </span>
  )
}

/** The verdicts of a customer's journal, for the entries shown beside each other. */
export function useVerdicts(customerId: string, enabled: boolean) {
  const { data } = useAsk('inspection.ofCustomer', { customerId }, { enabled })
  const byEntry = new Map(data?.rows.map((one) => [one.entryId, one]))
  return (entry: Inspected) => <Verdicts entry={entry} verdict={byEntry.get(entry.id)} />
}
