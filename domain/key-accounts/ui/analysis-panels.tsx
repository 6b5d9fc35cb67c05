import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import type { OutputOf } from '#web/api.ts'
import { useAsk } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { degreeKeys, matter } from '../schema.ts'
import { keyAccountsTexts } from './key-accounts-texts.ts'

type Answer = OutputOf<'keyAccount.analysis'>
type Counts = Pick<Answer['accounts'][number], 'open' | 'overdue' | 'done' | 'late' | 'moved'>

const spans = ['30', '90', '365'] as const
const columns = [
  ['open', 'ka.open'],
  ['overdue', 'ka.late'],
  ['done', 'ka.closed'],
  ['late', 'ka.closed_late'],
  ['moved', 'ka.moved_n'],
] as const

/** The table in figures (KAM-07). */
export function AnalysisPanels() {
  const t = useT(keyAccountsTexts)
  const [address, change] = useUrlState()
  const days = spans.find((one) => one === String(address['days'])) ?? '90'
  const { data, error } = useAsk('keyAccount.analysis', { days: Number(days) }, { staleMs: 0 })
  return (
    <>
      <div className="fb">
        <Segmented
          label={t('ka.span')}
          choices={spans.map((key) => ({ key, label: t('ka.days', { n: key }) }))}
          value={days}
          onChange={(key) => change({ days: key === '90' ? undefined : key })}
        />
      </div>
      <div className="ka">
        <RefusedNote error={error} />
        {data && (
          <>
            <Panel title={t('ka.by_degree')} note={t('ka.open')}>
              <Grid grid={data.grid} />
            </Panel>
            <Panel title={t('ka.by_account')} note={data.accounts.length}>
              <Accounts rows={data.accounts} />
            </Panel>
            <Panel title={t('ka.by_person')} note={data.people.length}>
              <People rows={data.people} />
            </Panel>
          </>
        )}
      </div>
    </>
  )
}

function Grid({ grid }: { grid: Answer['grid'] }) {
  const t = useT(keyAccountsTexts)
  const { language } = useLanguage()
  const word = (key: string) => optionText(matter.fields.importance, key, language)
  return (
    <table className="ka-grid">
      <thead>
        <tr>
          <th>
            <span className="vh">{t('ka.degree')}</span>
          </th>
          {degreeKeys.map((key) => (
            <th key={key}>{t('ka.urgency_col', { word: word(key) })}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {degreeKeys.map((importance) => (
          <tr key={importance}>
            <th>{t('ka.importance_row', { word: word(importance) })}</th>
            {degreeKeys.map((urgency) => {
              const cell = grid.find((one) => one.importance === importance && one.urgency === urgency)
              return (
                <td key={urgency}>
                  <em className="n">{cell?.open ?? 0}</em>
                  {cell && cell.overdue > 0 && <small className="red">{t('ka.n_late', { n: cell.overdue })}</small>}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Heads() {
  const t = useT(keyAccountsTexts)
  return columns.map(([key, word]) => (
    <th key={key} className="r">
      {t(word)}
    </th>
  ))
}

function Cells({ row }: { row: Counts }) {
  const t = useT(keyAccountsTexts)
  return columns.map(([key, word]) => (
    <td key={key} className={`r n${key === 'overdue' && row.overdue > 0 ? ' red' : ''}`} data-label={t(word)}>
      {row[key]}
    </td>
  ))
}

function Accounts({ rows }: { rows: Answer['accounts'] }) {
  const t = useT(keyAccountsTexts)
  return (
    <div className="col">
      <table className="tb stk">
        <thead>
          <tr>
            <th>{t('ka.account')}</th>
            <Heads />
            <th className="r">{t('ka.contacts')}</th>
            <th className="r">{t('ka.sales')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="name">
                <Link href={paths.customer(row.customerId)}>{row.name}</Link>
              </td>
              <Cells row={row} />
              <td className="r n" data-label={t('ka.contacts')}>
                {row.contacts}
              </td>
              <td className="r n" data-label={t('ka.sales')}>
                {Math.round(row.sales).toLocaleString('en')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function People({ rows }: { rows: Answer['people'] }) {
  const t = useT(keyAccountsTexts)
  return (
    <div className="col">
      <table className="tb stk">
        <thead>
          <tr>
            <th>{t('ka.who')}</th>
            <Heads />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.staffId ?? ''}>
              <td>{row.name ?? t('ka.nothing')}</td>
              <Cells row={row} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
