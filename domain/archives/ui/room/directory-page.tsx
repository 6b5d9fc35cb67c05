import { useRef } from 'react'
import { dayText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { Skeleton } from '#platform/ui/skeleton.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { offersOfDirectory } from '../printing/offers.ts'
import { PrintButton } from '../printing/print-button.tsx'
import { RoomFrame } from './room-frame.tsx'
import { roomMessages } from './room-messages.ts'

const lists = ['all', 'cooperation', 'past'] as const
type List = (typeof lists)[number]
const pageSize = 50
const wideOnly: ReadonlySet<string> = new Set(['opened', 'contact', 'address', 'remarks'])

/** The customer directory (ARC-54); customers in cooperation and past ones as two lists (ARC-49). */
export function DirectoryPage() {
  const t = useT(roomMessages)
  const { language } = useLanguage()
  const [address, change] = useUrlState()
  const list: List = lists.find((one) => one === address['list']) ?? 'all'
  const cursor = typeof address['after'] === 'string' ? address['after'] : undefined
  const page = Number(address['page'] ?? 1)
  const marks = useRef<Record<number, string | undefined>>({})
  marks.current[page] = cursor
  const { data, error, refetch } = useAsk('archive.directory', {
    list,
    limit: pageSize,
    ...(cursor !== undefined && { cursor }),
  })
  const from = (page - 1) * pageSize + 1
  const toPage = (mark: string | undefined, n: number) => change({ after: mark, page: n === 1 ? undefined : n })
  return (
    <RoomFrame
      tab="directory"
      acts={
        <>
          <PrintButton key={list} offers={offersOfDirectory(list)} />
          <Segmented
            label={t('directory.which')}
            choices={lists.map((key) => ({ key, label: t(`directory.${key}`) }))}
            value={list}
            onChange={(key) => change({ list: key === 'all' ? undefined : key, after: undefined, page: undefined })}
          />
        </>
      }
    >
      {error && <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton percent={60} />}
      {data?.rows.length === 0 && (
        <section className="sheet">
          <EmptyState title={t('directory.none')} />
        </section>
      )}
      {data && data.rows.length > 0 && (
        <section className="sheet ar-directory">
          <table className="tb plain">
            <thead>
              <tr>
                {(['number', 'name', 'opened', 'phone', 'contact', 'address', 'remarks'] as const).map((key) => (
                  <th scope="col" key={key} className={wideOnly.has(key) ? 'desk' : undefined}>
                    {t(`directory.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={row.id}>
                  <td className="n mut">{row.number}</td>
                  <td className="b">
                    <Link href={paths.customer(row.id)}>{row.name}</Link>
                  </td>
                  <td className="n desk">{row.archivedOn && dayText(row.archivedOn, language)}</td>
                  <td className="n">{row.phones?.join(' ')}</td>
                  <td className="desk">{row.contactName}</td>
                  <td className="desk">{row.address}</td>
                  <td className="ink2 desk">{row.remarks}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Pager
        from={from}
        to={data && data.rows.length > 0 ? from + data.rows.length - 1 : 0}
        size={pageSize}
        {...(page > 1 && { onPrevious: () => toPage(marks.current[page - 1], page - 1) })}
        {...(data?.next && { onNext: () => toPage(data.next ?? undefined, page + 1) })}
      />
    </RoomFrame>
  )
}
