import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { instantText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import type { FormFields } from '#platform/ui/field-form.ts'
import { isEmptyValue } from '#platform/ui/field-text.ts'
import { FieldValue } from '#platform/ui/field-value.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { Skeleton } from '#platform/ui/skeleton.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk } from '#web/api-hooks.ts'
import { contact, membership } from '../../contacts/schema.ts'
import { changeMessages } from './change-messages.ts'

type Line = OutputOf<'customer.history'>['rows'][number]
type Change = Line['changes'][number]

type HistoryLinesProps = {
  id: string
  /** One field's past; the whole archive's when absent. */
  field?: string | undefined
  fields: FormFields
  onRevert?: (line: Line, change: Change) => void
}

/** What was changed, newest first: who, when, old and new value, why. */
export function HistoryLines({ id, field, fields, onRevert }: HistoryLinesProps) {
  const t = useT(changeMessages)
  const [before, setBefore] = useState<readonly string[]>([])
  return (
    <>
      <HistoryPage id={id} field={field} fields={fields} onRevert={onRevert} onMore={(next) => setBefore([next])} />
      {before.map((mark, n) => (
        <HistoryPage
          key={mark}
          id={id}
          field={field}
          fields={fields}
          before={mark}
          onRevert={onRevert}
          onMore={(next) => n === before.length - 1 && setBefore([...before, next])}
          moreLabel={t('change.older')}
        />
      ))}
    </>
  )
}

type HistoryPageProps = Omit<HistoryLinesProps, 'onRevert'> & {
  before?: string
  onRevert: HistoryLinesProps['onRevert']
  onMore: (next: string) => void
  moreLabel?: string
}

function HistoryPage({ id, field, fields, before, onRevert, onMore }: HistoryPageProps) {
  const t = useT(changeMessages)
  const [isPassed, setIsPassed] = useState(false)
  const input = { id, ...(field !== undefined && { field }), ...(before !== undefined && { before }) }
  const { data, error } = useAsk('customer.history', input)
  if (error) return <p className="pl red">{error.message}</p>
  if (!data)
    return (
      <p className="pl" aria-busy="true">
        <Skeleton percent={70} />
      </p>
    )
  if (data.rows.length === 0 && before === undefined) {
    return (
      <EmptyState drawing="paper" title={t('change.history_none')}>
        {t('change.history_none_when')}
      </EmptyState>
    )
  }
  const { next } = data
  const more = () => {
    setIsPassed(true)
    if (next) onMore(next)
  }
  return (
    <>
      {data.rows.map((line) => (
        <HistoryLine key={line.id} line={line} fields={fields} single={field !== undefined} onRevert={onRevert} />
      ))}
      {next && !isPassed && (
        <p className="pl">
          <Button tone="text" small onClick={more}>
            {t('change.older')}
          </Button>
        </p>
      )}
    </>
  )
}

// A first entry fills forty fields: three tell what it was about, the rest on demand.
const firstShown = 3

/** Ids that tie records together say nothing to a reader. */
const silent: ReadonlySet<string> = new Set(['contactId', 'customerId', 'fromId', 'toId', 'sha256', 'importRunId'])

/** The fields a line speaks of: of the archive itself, or of one of its people. */
function fieldsOf(entity: string, fields: FormFields): FormFields {
  if (entity === 'contact') return contact.fields
  return entity === 'membership' ? membership.fields : fields
}

type HistoryLineProps = {
  line: Line
  fields: FormFields
  single: boolean
  onRevert: HistoryLinesProps['onRevert']
}

function HistoryLine({ line, fields, single, onRevert }: HistoryLineProps) {
  const t = useT(changeMessages)
  const { language } = useLanguage()
  const [open, setOpen] = useState(false)
  const kind = `change.kind_${line.kind}` as 'change.kind_changed'
  const entity = `change.entity_${line.entity}` as 'change.entity_contact'
  const text = useText()
  const known = fieldsOf(line.entity, fields)
  const told = line.changes.filter((change) => !silent.has(change.field))
  const shown = open ? told : told.slice(0, firstShown)
  const labelOf = (change: Change) => {
    const field = known[change.field.replace(/^(extra|verified)\./, '')]
    return field ? text(field.label) : change.label
  }
  return (
    <div className="df">
      <div className="flex">
        <Tag>{kind in changeMessages ? t(kind) : line.kind}</Tag>
        {entity in changeMessages && <Tag tone="lined">{t(entity)}</Tag>}
        <span>{line.who}</span>
        <span className="mut sm n">{instantText(line.at, language)}</span>
      </div>
      {shown.map((change) => (
        <div key={change.field} className="flex">
          {!single && <span className="mut sm">{labelOf(change)}</span>}
          <span>
            {!isEmptyValue(change.old) && (
              <>
                <s>
                  <Shown change={change} value={change.old} fields={known} />
                </s>{' '}
              </>
            )}
            <ins>
              <Shown change={change} value={change.now} fields={known} />
            </ins>
          </span>
          {onRevert && single && line.kind !== 'created' && !change.field.startsWith('verified.') && (
            <Button tone="text" small icon="undo" onClick={() => onRevert(line, change)}>
              {t('change.revert')}
            </Button>
          )}
        </div>
      ))}
      {told.length > shown.length && (
        <button type="button" className="lnk sm" onClick={() => setOpen(true)}>
          {t('change.show_all', { n: told.length })}
        </button>
      )}
      {line.reason && (
        <div className="mut sm">
          {line.reason}
          {line.feeder && <Rule />}
        </div>
      )}
    </div>
  )
}

function Shown({ change, value, fields }: { change: Change; value: unknown; fields: FormFields }) {
  const t = useT(changeMessages)
  if (change.field.startsWith('verified.')) {
    return t(
      value === 'true' ? 'change.mark_is_true' : value === 'false' ? 'change.mark_is_false' : 'change.mark_is_none',
    )
  }
  if (isEmptyValue(value)) return t('ui.none')
  const field = fields[change.field.replace(/^extra\./, '')]
  if (!field || (typeof value === 'object' && !Array.isArray(value)))
    return typeof value === 'object' ? '…' : String(value)
  return <FieldValue field={field} value={value} fieldKey={change.field} />
}
