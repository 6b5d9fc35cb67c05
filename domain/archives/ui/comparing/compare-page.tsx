import { ButtonLink, IconButton } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { isEmptyValue } from '#platform/ui/field-text.ts'
import { FieldValue } from '#platform/ui/field-value.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { Skeleton } from '#platform/ui/skeleton.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import type { OutputOf } from '#web/api.ts'
import { useAsk } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { type CustomerFields, useCustomerFields } from '../customer-fields.ts'
import { compareMessages } from './compare-messages.ts'
import '../archives.css'

type Compared = OutputOf<'customer.compare'>

// What speaks for or against winning a customer, and for or against a market (004-C 第五条.2).
const telling = [
  'market',
  'directness',
  'region',
  'industry',
  'ownership',
  'size',
  'employees',
  'standing',
  'annualSales',
  'serviceArea',
  'sellingAbility',
  'growthPotential',
  'companyCulture',
  'businessPolicy',
  'managementTraits',
  'competitorRelation',
  'attitude',
  'timeClass',
  'processClass',
  'nature',
  'volume',
  'abc',
  'tier',
  'creditGrade',
  'stage',
  'needs',
]

/** Customers and prospects side by side by features and market, to choose new ones (ARC-33). */
export function ComparePage() {
  const t = useT(compareMessages)
  const [address, change] = useUrlState()
  const schema = useCustomerFields()
  const ids = typeof address['ids'] === 'string' ? address['ids'].split('.').filter((id) => id !== '') : []
  const isAll = address['fields'] === 'all'
  const isDiffering = address['only'] === 'different'
  const { data, error, refetch } = useAsk(
    'customer.compare',
    { ids, ...(!isAll && { fields: telling }) },
    { enabled: ids.length >= 2 },
  )
  return (
    <>
      <PageTitle title={t('compare.title')} sub={ids.length >= 2 && t('compare.count', { n: ids.length })}>
        <ButtonLink small icon="chevron-left" href={paths.customers}>
          {t('compare.back')}
        </ButtonLink>
      </PageTitle>
      {ids.length < 2 ? (
        <section className="sheet">
          <EmptyState drawing="folder" title={t('compare.none')}>
            {t('compare.none_way')}
          </EmptyState>
        </section>
      ) : (
        <>
          <div className="fb">
            <Segmented
              label={t('compare.which')}
              choices={[
                { key: 'telling', label: t('compare.features') },
                { key: 'all', label: t('compare.all') },
              ]}
              value={isAll ? 'all' : 'telling'}
              onChange={(key) => change({ fields: key === 'all' ? 'all' : undefined })}
            />
            <Checkbox checked={isDiffering} onChange={(on) => change({ only: on ? 'different' : undefined })}>
              {t('compare.differing')}
            </Checkbox>
          </div>
          {error && <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void refetch()} />}
          {!data && !error && <Skeleton percent={60} />}
          {data && (
            <Columns
              data={data}
              schema={schema}
              isDiffering={isDiffering}
              onRemove={(id) => change({ ids: ids.filter((one) => one !== id).join('.') })}
            />
          )}
        </>
      )}
    </>
  )
}

type ColumnsProps = {
  data: Compared
  schema: CustomerFields
  isDiffering: boolean
  onRemove: (id: string) => void
}

function Columns({ data, schema, isDiffering, onRemove }: ColumnsProps) {
  const t = useT(compareMessages)
  // A row that nobody filled tells nothing; what is empty for some stays, because a gap is a difference.
  const rows = data.rows.filter(
    (row) => row.values.some((value) => !isEmptyValue(value)) && (row.differs || !isDiffering),
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, so the keyboard must reach it
    <section className="sheet ar-side" tabIndex={0} aria-label={t('compare.title')}>
      <table className="tb plain">
        <thead>
          <tr>
            <th scope="col">{t('compare.field')}</th>
            {data.customers.map((one) => (
              <th scope="col" key={one.id}>
                <span className="flex">
                  <Link className="lnk b" href={paths.customer(one.id)}>
                    {one.name}
                  </Link>
                  {data.customers.length > 2 && (
                    <IconButton
                      small
                      icon="close"
                      label={t('compare.remove', { name: one.name })}
                      onClick={() => onRemove(one.id)}
                    />
                  )}
                </span>
                <span className="mut n">{one.number}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.field} className={row.differs ? 'diff' : undefined}>
              <th scope="row">{row.label}</th>
              {row.values.map((value, n) => {
                const field = schema.fields[row.field]
                return (
                  <td key={data.customers[n]?.id} data-name={data.customers[n]?.name}>
                    {field && !isEmptyValue(value) ? (
                      <FieldValue field={field} value={value} fieldKey={row.field} short />
                    ) : (
                      <span className="mut">—</span>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="pl mut">{t('compare.same')}</p>}
    </section>
  )
}
