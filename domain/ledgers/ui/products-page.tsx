import { useState } from 'react'
import { has } from '#platform/core/rights.ts'
import { Button, ButtonLink } from '#platform/ui/button.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useT } from '#platform/ui/language.tsx'
import { ListFromFields } from '#platform/ui/list-from-fields.tsx'
import { trimmed } from '#platform/ui/number-text.ts'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { InputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { ExportButton } from '#web/export-button.tsx'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { product } from '../products/schema.ts'
import { ledgersTexts } from './ledgers-texts.ts'
import { ProductDrawer } from './product-drawer.tsx'
import type { Product } from './shapes.ts'
import './ledgers.css'

type Sort = NonNullable<InputOf<'product.list'>['sort']>[number]

const columns = ['name', 'number', 'category', 'specification', 'unit', 'price', 'maker', 'state']
const pageSize = 50

/** What the firm sells, beside the customers who buy it. */
export function ProductsPage() {
  const t = useT(ledgersTexts)
  const say = useToast()
  const { data: session } = useSession()
  const mayChange = session !== undefined && has({ kind: 'staff', rights: session.rights } as never, 'product.change')
  const mayImport = session?.rights['import.run'] !== undefined
  const [search, setSearch] = useState('')
  const [sort, setSort] = useState<Sort>({ field: 'name' })
  const [pages, setPages] = useState<readonly (string | undefined)[]>([undefined])
  const [open, setOpen] = useState<Product | 'new'>()
  const cursor = pages.at(-1)
  const { data, isPlaceholderData } = useAsk('product.list', {
    ...(search.trim() !== '' && { search: search.trim() }),
    sort: [sort],
    limit: pageSize,
    ...(cursor !== undefined && { cursor }),
  })
  const link = useCall('product.linkTrades', {
    renews: ['trade'],
    onDone: (done) => say({ tone: 'pine', text: t('product.linked', done) }),
  })
  const from = (pages.length - 1) * pageSize
  const why = mayChange ? {} : { reason: t('product.no_right') }
  return (
    <>
      <PageTitle title={t('product.title')}>
        {mayImport && mayChange ? (
          <ButtonLink icon="upload" href={paths.importProducts}>
            {t('product.import')}
          </ButtonLink>
        ) : (
          <Button icon="upload" reason={t(mayChange ? 'product.no_import_right' : 'product.no_right')}>
            {t('product.import')}
          </Button>
        )}
        <ExportButton
          title={t('product.title')}
          of={{ target: 'product' }}
          reason={mayChange ? undefined : t('product.no_right')}
        />
        <Button icon="link" busy={link.isPending} onClick={() => link.mutate({})} {...why}>
          {t('product.link')}
        </Button>
        <Button tone="primary" icon="plus" onClick={() => setOpen('new')} {...why}>
          {t('product.add')}
        </Button>
      </PageTitle>
      <div className="fb">
        <input
          type="search"
          className="in s search"
          aria-label={t('product.search')}
          placeholder={t('product.search')}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value)
            setPages([undefined])
          }}
        />
      </div>
      <ListFromFields
        label={t('product.title')}
        fields={product.fields}
        columns={columns}
        rows={data?.rows}
        rowId={(row) => row.id}
        onOpen={setOpen}
        sort={{ field: sort.field, descending: sort.descending ?? false } as never}
        onSort={(next) => {
          setSort(next as never)
          setPages([undefined])
        }}
        stale={isPlaceholderData}
        phone={{
          second: (row) => [row.category, row.specification].filter(Boolean).join(' '),
          end: (row) => row.price && trimmed(row.price),
        }}
        empty={
          search === '' ? (
            <EmptyState drawing="paper" title={t('product.none')}>
              {t('product.none_how')}
            </EmptyState>
          ) : undefined
        }
      />
      {data && (
        <Pager
          from={data.rows.length === 0 ? 0 : from + 1}
          to={from + data.rows.length}
          total={data.total}
          exact={data.isExact}
          size={pageSize}
          onPrevious={pages.length > 1 ? () => setPages(pages.slice(0, -1)) : undefined}
          onNext={data.next === null ? undefined : () => setPages([...pages, data.next ?? undefined])}
        />
      )}
      {open && (
        <ProductDrawer
          held={open === 'new' ? undefined : open}
          mayChange={mayChange}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  )
}
