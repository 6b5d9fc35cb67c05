import { useState } from 'react'
import { customer } from '#domain/archives/schema.ts'
import { ActButton } from '#domain/archives/ui/list/chosen-acts.tsx'
import { Banner } from '#platform/ui/banner.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { shortDayText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { ListFromFields } from '#platform/ui/list-from-fields.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { fallingTomorrow } from '../../pool/rules.ts'
import { AllocationFrame } from '../allocation-frame.tsx'
import { allocationTexts } from '../allocation-texts.ts'
import type { FallingRow } from '../shapes.ts'
import { GiveBackDialog } from './give-back-dialog.tsx'

const { name, number } = customer.fields
const fields = { name, number }
const spans = ['7', '14', '30'] as const

/** Which customers go back to the pool in the coming days, so that somebody does something about it. */
export function FallingPage() {
  const t = useT(allocationTexts)
  const { language } = useLanguage()
  const today = useToday()
  const [address, change] = useUrlState()
  const { data: session } = useSession()
  const manages = session?.rights['pool.assign'] !== undefined
  const mine = !manages || address['whose'] === 'mine'
  const days = spans.find((one) => one === String(address['days'])) ?? '7'
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [giving, setGiving] = useState(false)
  const { data, error, isPlaceholderData } = useAsk('pool.forecast', { days: Number(days), mine }, { staleMs: 0 })
  const tomorrow = fallingTomorrow(data?.byDay ?? [], today)
  const own = data?.rows.filter((row) => chosen.has(row.id) && row.ownerId === session?.person.id) ?? []
  return (
    <AllocationFrame tab="falling">
      <div className="fb">
        {manages && (
          <Segmented
            label={t('falling.whose')}
            choices={[
              { key: 'all', label: t('falling.all') },
              { key: 'mine', label: t('falling.mine') },
            ]}
            value={mine ? 'mine' : 'all'}
            onChange={(key) => change({ whose: key === 'mine' ? 'mine' : undefined })}
          />
        )}
        <Segmented
          label={t('falling.on')}
          choices={spans.map((key) => ({ key, label: `${key} ${t('limits.days')}` }))}
          value={days}
          onChange={(key) => change({ days: key === '7' ? undefined : key })}
        />
      </div>
      <RefusedNote error={error} />
      {data && data.total > 0 && (
        <Banner tone="ochre">
          {tomorrow > 0 && `${t('pool.tomorrow', { n: tomorrow })}，`}
          {t('pool.coming', { days, n: data.total })}
        </Banner>
      )}
      <ListFromFields<FallingRow>
        label={t('alloc.falling')}
        fields={fields}
        columns={['name', 'number', 'owner', 'because', 'on']}
        heads={{ owner: t('falling.owner'), because: t('falling.rule'), on: t('falling.on') }}
        rows={data?.rows}
        rowId={(row) => row.id}
        hrefOf={(row) => paths.customer(row.id)}
        stale={isPlaceholderData}
        chosen={chosen}
        onChoose={setChosen}
        cells={{
          owner: (row) => row.ownerName,
          because: (row) => <Because row={row} />,
          on: (row) => <span className="n nw">{shortDayText(row.on, today, language)}</span>,
        }}
        phone={{
          second: (row) => (
            <>
              {row.ownerName}
              <Rule />
              <Because row={row} />
            </>
          ),
          end: (row) => <span className="n">{shortDayText(row.on, today, language)}</span>,
        }}
        empty={<EmptyState title={t('falling.none', { days })}>{t('falling.none_how')}</EmptyState>}
        bulk={
          <ActButton
            icon="swap"
            word={t('falling.give_back')}
            why={own.length === chosen.size ? undefined : t('falling.only_mine')}
            onPress={() => setGiving(true)}
          />
        }
      />
      {giving && (
        <GiveBackDialog
          ids={own.map((row) => row.id)}
          onDone={() => setChosen(new Set())}
          onClose={() => setGiving(false)}
        />
      )}
    </AllocationFrame>
  )
}

function Because({ row }: { row: FallingRow }) {
  const t = useT(allocationTexts)
  return (
    <span className="ink2">
      {t(`falling.because_${row.because}`)} <span className="mut sm">{row.ruleName}</span>
    </span>
  )
}
