import { instantText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useAsk } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import type { CustomerFields } from '../customer-fields.ts'
import { changeMessages } from './change-messages.ts'
import { HistoryLines } from './history-lines.tsx'
import type { CustomerProps } from './use-customer.ts'

/** Who changed what, and who looked, when and why. */
export function TrailTab({ page, schema }: CustomerProps & { schema: CustomerFields }) {
  const t = useT(changeMessages)
  return (
    <div className="wide-col">
      <div className="two-col">
        <Panel title={t('change.history')}>
          <HistoryLines id={page.row.id} fields={schema.fields} />
        </Panel>
        <Looks id={page.row.id} />
      </div>
    </div>
  )
}

const lookKinds = ['look', 'reveal', 'print', 'export'] as const

function Looks({ id }: { id: string }) {
  const t = useT(changeMessages)
  const { language } = useLanguage()
  const { data: session } = useSession()
  const mayRead = session?.rights['audit.read'] !== undefined
  const { data } = useAsk('audit.list', { recordId: id, kinds: [...lookKinds] }, { enabled: mayRead })
  return (
    <Panel title={t('change.looks')} note={t('change.looks_about')}>
      {!mayRead && <p className="pl mut">{t('change.looks_no_right')}</p>}
      {data?.rows.length === 0 && <EmptyState drawing="paper" title={t('change.looks_none')} />}
      <ul>
        {data?.rows.map((row) => (
          <li className="pl" key={row.id}>
            <span className="mut sm n nw">{instantText(row.at, language)}</span>
            <span className="nw">{row.actorName}</span>
            <Tag tone={row.kind === 'reveal' ? 'ochre' : 'plain'}>
              {t(`change.look_${row.kind as (typeof lookKinds)[number]}`)}
            </Tag>
            <span className="grow sm">{row.purpose}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
