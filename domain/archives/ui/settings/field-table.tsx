import type { FieldData } from '#platform/core/fields.ts'
import { Button } from '#platform/ui/button.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { customer } from '../../schema.ts'
import { fieldMessages } from './field-messages.ts'
import { typeWords } from './field-types.ts'

export type ShownField = {
  key: string
  field: FieldData
  origin: 'given' | 'pack' | 'firm'
  version: number
  isAway: boolean
}

type FieldTableProps = { rows: readonly ShownField[]; onEdit: (one: ShownField) => void }

/** Fields with type, length, section and whether they count; those not given can be changed or put away. */
export function FieldTable({ rows, onEdit }: FieldTableProps) {
  const t = useT(fieldMessages)
  return (
    <Panel title={t('field.title')} note={t('field.note')}>
      {rows.length === 0 ? (
        <EmptyState drawing="paper" title={t('field.none')}>
          {t('field.none_way')}
        </EmptyState>
      ) : (
        <table className="tb plain">
          <thead>
            <tr>
              {(['name', 'type', 'max', 'group', 'origin', 'counts'] as const).map((key) => (
                <th scope="col" key={key} className={wideOnly.has(key) ? 'desk' : key === 'max' ? 'r' : undefined}>
                  {t(`field.${key}`)}
                </th>
              ))}
              <th scope="col" aria-label={t('ui.more')} />
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <FieldLine key={one.key} one={one} onEdit={() => onEdit(one)} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

const wideOnly: ReadonlySet<string> = new Set(['group', 'origin', 'counts'])
const tones = { given: 'plain', pack: 'lined', firm: 'brand' } as const

function FieldLine({ one, onEdit }: { one: ShownField; onEdit: () => void }) {
  const t = useT(fieldMessages)
  const text = useText()
  const say = useToast()
  const { field, key, origin, version, isAway } = one
  const name = text(field.label)
  const group = (customer.groups as Record<string, { zh: string; en: string }>)[field.group ?? '']
  const put = useCall('field.archive', {
    renews: ['customer'],
    onDone: (_, { archived }) => say({ text: t(archived ? 'field.put_away_done' : 'field.take_out_done', { name }) }),
  })
  return (
    <tr>
      <td>
        <span className={isAway ? 'mut' : 'b'}>{name}</span> {isAway && <Tag tone="lined">{t('field.away')}</Tag>}
        {put.error && <span className="red sm">{put.error.message}</span>}
      </td>
      <td>{text(typeWords[field.type])}</td>
      <td className="r n">{field.max?.toLocaleString('en')}</td>
      <td className="desk">{group && text(group)}</td>
      <td className="desk">
        <Tag tone={tones[origin]}>{t(`field.origin_${origin}`)}</Tag>
      </td>
      <td className="desk">{field.quality && t(`field.counts_${field.quality}`)}</td>
      <td>
        {origin !== 'given' && (
          <span className="acts-end">
            {!isAway && (
              <Button small tone="text" aria-label={t('field.edit_one', { name })} onClick={onEdit}>
                {t('field.change')}
              </Button>
            )}
            <Button
              small
              tone="text"
              busy={put.isPending}
              aria-label={`${t(isAway ? 'field.take_out' : 'field.put_away')} ${name}`}
              onClick={() => put.mutate({ key, version, archived: !isAway })}
            >
              {t(isAway ? 'field.take_out' : 'field.put_away')}
            </Button>
          </span>
        )}
      </td>
    </tr>
  )
}
