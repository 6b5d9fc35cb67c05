import { Icon } from '#platform/ui/icon.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk } from '#web/api-hooks.ts'
import type { CustomerProps } from '../record/use-customer.ts'
import { assessmentMessages } from './assessment-messages.ts'

type Item = OutputOf<'customer.checklist'>['next'][number]
type ChecklistProps = CustomerProps & { onFill: (key: string) => void }

/** Everything asked of this customer, group by group, ticked where it is held; a press on what is missing fills it in. */
export function Checklist({ page, onFill }: ChecklistProps) {
  const t = useT(assessmentMessages)
  const { data } = useAsk('customer.checklist', { id: page.row.id })
  if (!data) return null
  const lacking = data.groups.flatMap((group) => group.items).filter((one) => !one.isFilled).length
  return (
    <Panel
      title={t('check.title')}
      note={t(data.isReady ? 'check.ready' : data.beforeFirstTrade ? 'check.whole' : 'check.steps')}
      aside={lacking > 0 && <span className="och sm">{t('check.lack', { n: lacking })}</span>}
    >
      {!data.beforeFirstTrade && data.next.length > 0 && (
        <ul>
          {data.next.map((one) => (
            <CheckLine key={one.field} one={one} page={page} onFill={onFill} />
          ))}
        </ul>
      )}
      {data.groups.map((group) => (
        <section key={group.key} className="ar-checks">
          <h3>
            {group.label}{' '}
            <span className="mut">
              {t('check.held', { n: group.items.filter((one) => one.isFilled).length, of: group.items.length })}
            </span>
          </h3>
          <ul>
            {group.items.map((one) => (
              <CheckLine key={one.field} one={one} page={page} onFill={onFill} />
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  )
}

function CheckLine({ one, page, onFill }: ChecklistProps & { one: Item }) {
  const t = useT(assessmentMessages)
  return (
    <li className="pl">
      {one.isFilled ? (
        <span className="grn">
          <Icon name="check" small />
        </span>
      ) : (
        <span className="ck" />
      )}
      <span className={one.isFilled ? 'grow ink2' : 'grow'}>
        {one.label} {one.isBasic && !one.isFilled && <Tag tone="ochre">{t('check.basic')}</Tag>}
      </span>
      {!one.isFilled && <span className="mut sm">{one.askWhen}</span>}
      {!one.isFilled && page.may['change']?.allowed && (
        <button type="button" className="lnk sm nw" onClick={() => onFill(one.field)}>
          {t('check.fill')}
        </button>
      )}
    </li>
  )
}
