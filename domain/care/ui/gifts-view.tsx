import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { shortDayText } from '#platform/ui/day-text.ts'
import { DueBadge } from '#platform/ui/due-badge.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { FieldsDialog } from '#platform/ui/fields-dialog.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { numberText } from '#platform/ui/number-text.ts'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { Tag, type TagTone } from '#platform/ui/tag.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import type { OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { ExportButton } from '#web/export-button.tsx'
import { paths } from '#web/paths.ts'
import { gift as entity } from '../gifts/schema.ts'
import { giftStates } from '../lists/rules.ts'
import { careTexts } from './care-texts.ts'

type Gift = OutputOf<'care.gifts'>['rows'][number]
const states = Object.keys(giftStates) as Gift['giftState'][]
const tones: Record<Gift['giftState'], TagTone> = { toPrepare: 'ochre', ready: 'brand', given: 'pine', missed: 'seal' }

/** Gifts that are due: prepared, given or not given, with what they cost (REL-11, REL-15). */
export function GiftsView() {
  const t = useT(careTexts)
  const today = useToday()
  const [url, change] = useUrlState()
  const state = states.find((one) => one === url['state'])
  const asked = state === undefined ? {} : { state }
  const { data, error } = useAsk('care.gifts', asked)
  const { language } = useLanguage()
  const nameOf = (key: Gift['giftState']) => giftStates[key][language === 'en' ? 1 : 0]
  const [open, setOpen] = useState<Gift>()
  if (error) return <RefusedNote error={error} />
  return (
    <div className="care-list">
      <p className="flex">
        <Segmented
          label={t('care.gifts')}
          choices={[
            { key: 'all' as const, label: t('gift.all') },
            ...states.map((key) => ({ key, label: nameOf(key) })),
          ]}
          value={state ?? 'all'}
          onChange={(key) => change({ state: key === 'all' ? undefined : key })}
        />
        <span className="grow" />
        {data && (
          <span className="ink2 n">
            {t('gift.money', { budget: numberText(data.budget), cost: numberText(data.cost) })}
          </span>
        )}
        {data?.isCut && <span className="och sm">{t('care.cut_lines', { n: data.rows.length })}</span>}
        <ExportButton asIcon title={t('care.gifts')} of={{ list: 'care.gifts', input: asked }} />
      </p>
      <section className="sheet" aria-label={t('care.gifts')}>
        {data?.rows.length === 0 ? (
          <EmptyState drawing="calendar" title={t('gift.none')}>
            {t('gift.none_how')}
          </EmptyState>
        ) : (
          <table className="tb stk">
            <thead>
              <tr>
                <th>{t('care.recipient')}</th>
                <th>{t('gift.item')}</th>
                <th className="r">{t('gift.budget')}</th>
                <th className="r">{t('gift.cost')}</th>
                <th>{t('care.sender')}</th>
                <th>{t('care.due')}</th>
                <th>{t('care.state')}</th>
                <th>
                  <span className="vh">{t('gift.prepare')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data?.rows.map((row) => (
                <tr key={row.taskId}>
                  <td>
                    <Link className="lnk b" href={paths.customer(row.customerId)}>
                      {row.recipient}
                    </Link>
                  </td>
                  <td>{row.gift?.item}</td>
                  <td className="r n" data-label={t('gift.budget')}>
                    {row.gift?.budget == null ? '' : numberText(row.gift.budget)}
                  </td>
                  <td className="r n" data-label={t('gift.cost')}>
                    {row.gift?.cost == null ? '' : numberText(row.gift.cost)}
                  </td>
                  <td>{row.senderName}</td>
                  <td>
                    {row.giftState === 'given' ? (
                      <span className="n">{shortDayText(row.dueOn, today, language)}</span>
                    ) : (
                      <DueBadge due={row.dueOn} />
                    )}
                  </td>
                  <td>
                    <Tag tone={tones[row.giftState]}>{nameOf(row.giftState)}</Tag>
                  </td>
                  <td className="r">
                    {row.state === 'open' && (
                      <Button small tone="text" onClick={() => setOpen(row)}>
                        {t(row.giftState === 'toPrepare' ? 'gift.prepare' : 'gift.change')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      {open && <GiftDialog row={open} onClose={() => setOpen(undefined)} />}
    </div>
  )
}

function GiftDialog({ row, onClose }: { row: Gift; onClose: () => void }) {
  const t = useT(careTexts)
  const { version = 0, ...known } = row.gift ?? {}
  const set = useCall('care.setGift', { onDone: onClose })
  return (
    <FieldsDialog
      title={`${row.recipient} ${t('gift.item')}`}
      act={t('gift.save')}
      fields={entity.fields}
      start={known}
      only={['item', 'budget', 'cost', 'readyOn', 'note']}
      widths={{ item: 12, budget: 4, cost: 4, readyOn: 4, note: 12 }}
      busy={set.isPending}
      error={set.error}
      onDone={(values) => set.mutate({ taskId: row.taskId, version, values: values as { item: string } })}
      onClose={onClose}
    />
  )
}
