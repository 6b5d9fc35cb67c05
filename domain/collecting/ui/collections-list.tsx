import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { ListFromFields } from '#platform/ui/list-from-fields.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { InputOf, OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { ExportButton } from '#web/export-button.tsx'
import { collection } from '../schema.ts'
import { collectingTexts } from './collecting-texts.ts'
import { CollectionDrawer } from './collection-drawer.tsx'
import { useKinds } from './kinds.ts'

export type CollectionRow = OutputOf<'collection.list'>['rows'][number]

const questions = {
  waiting: { condition: { field: 'loadState', op: 'in', value: ['waiting'] } },
  notHandedOver: { notHandedOver: true },
} as const satisfies Record<string, Partial<InputOf<'collection.list'>>>

type CollectionsListProps = { only: keyof typeof questions; campaignId?: string }

/** Forms that wait: to be taken into the archive, or to be handed over. */
export function CollectionsList({ only, campaignId }: CollectionsListProps) {
  const t = useT(collectingTexts)
  const say = useToast()
  const [search, setSearch] = useState('')
  const [pages, setPages] = useState<readonly (string | undefined)[]>([undefined])
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [open, setOpen] = useState<string>()
  const cursor = pages.at(-1)
  const own =
    campaignId === undefined ? {} : { condition: { field: 'campaignId', op: 'in' as const, value: [campaignId] } }
  const asked = { ...questions[only], ...own, ...(search.trim() !== '' && { search: search.trim() }) }
  const { data, error, isPlaceholderData } = useAsk('collection.list', {
    ...asked,
    ...(cursor !== undefined && { cursor }),
  } as InputOf<'collection.list'>)
  const move = { renews: ['campaign', 'workbench'] }
  const handOver = useCall('collection.handOver', {
    ...move,
    onDone: ({ count }) => {
      setChosen(new Set())
      say({ tone: 'pine', text: t('form.handed', { n: count }) })
    },
  })
  const { cells, heads } = useCells()
  const empty =
    only === 'waiting' ? (
      <EmptyState drawing="paper" title={t('collecting.waiting_none')}>
        {t('collecting.waiting_how')}
      </EmptyState>
    ) : (
      <EmptyState drawing="folder" title={t('collecting.handed_none')} />
    )
  return (
    <>
      <div className="fb">
        <input
          type="search"
          className="in s search"
          aria-label={t('collecting.search')}
          placeholder={t('collecting.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <span className="grow" />
        <ExportButton
          asIcon
          title={t(only === 'waiting' ? 'collecting.waiting' : 'collecting.not_handed')}
          of={{ list: 'collection.list', input: asked }}
        />
      </div>
      <RefusedNote error={error} />
      <RefusedNote error={handOver.error} />
      <ListFromFields
        label={t(only === 'waiting' ? 'collecting.waiting' : 'collecting.not_handed')}
        fields={collection.fields}
        columns={['name', 'kind', 'number', 'campaignName', 'collectorName', 'obtainedOn', 'phones', 'late']}
        rows={data?.rows}
        rowId={(row: CollectionRow) => row.id}
        onOpen={(row) => setOpen(row.id)}
        cells={cells}
        heads={heads}
        nameColumn="name"
        stale={isPlaceholderData}
        empty={search === '' ? empty : undefined}
        phone={{
          second: (row) => [cells.kind?.(row), row.collectorName].filter(Boolean).join(' '),
          end: (row) => cells.late?.(row),
        }}
        {...(only === 'notHandedOver' && {
          chosen,
          onChoose: setChosen,
          bulk: (
            <button type="button" onClick={() => handOver.mutate({ ids: [...chosen] })}>
              {t('form.hand_over')}
            </button>
          ),
        })}
      />
      {(pages.length > 1 || data?.next) && (
        <div className="pager">
          <span className="grow" />
          {pages.length > 1 && (
            <Button small onClick={() => setPages(pages.slice(0, -1))}>
              {t('ui.page_previous')}
            </Button>
          )}
          {data?.next && (
            <Button small onClick={() => setPages([...pages, data.next ?? undefined])}>
              {t('ui.page_next')}
            </Button>
          )}
        </div>
      )}
      {open !== undefined && <CollectionDrawer id={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function useCells() {
  const t = useT(collectingTexts)
  const text = useText()
  const { language } = useLanguage()
  const kinds = useKinds()
  const stateTag = (row: CollectionRow) => {
    if (row.late) return <Tag tone="seal">{lateWords[row.late]}</Tag>
    // A form nobody signs has no way of its own: what counts is whether it is filed.
    const isSigned = kinds.get(row.kind)?.isSigned === true
    return (
      <Tag>
        {isSigned
          ? optionText(collection.fields.state, row.state, language)
          : optionText(collection.fields.loadState, row.loadState, language)}
      </Tag>
    )
  }
  const lateWords = {
    completion: t('form.late_completion'),
    handOver: t('form.late_hand_over'),
    report: t('form.late_report'),
  }
  return {
    heads: { campaignName: t('form.campaign'), collectorName: t('form.collector'), late: t('form.state') },
    cells: {
      kind: (row: CollectionRow) => text(kinds.get(row.kind)?.label ?? { zh: row.kind, en: row.kind }),
      campaignName: (row: CollectionRow) => row.campaignName ?? '',
      collectorName: (row: CollectionRow) => row.collectorName ?? '',
      phones: (row: CollectionRow) => row.phones?.join(' ') ?? '',
      late: (row: CollectionRow) => stateTag(row),
    },
  }
}
