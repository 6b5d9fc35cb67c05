import { useState } from 'react'
import { customer as customerEntity } from '#domain/archives/schema.ts'
import { formatBirthday } from '#platform/core/chinese/birthday.ts'
import { Banner } from '#platform/ui/banner.tsx'
import { Button } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { shortDayText } from '#platform/ui/day-text.ts'
import { DueBadge } from '#platform/ui/due-badge.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { FieldsDialog } from '#platform/ui/fields-dialog.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { specialDay } from '../days/schema.ts'
import { careTexts } from './care-texts.ts'
import './care.css'

/** The days a customer keeps, and what was and will be done on them (REL-08, ARC-40). */
export function CareTab({ customer, mayChange }: { customer: { id: string }; mayChange: boolean }) {
  const t = useT(careTexts)
  const { language } = useLanguage()
  const today = useToday()
  const { data, error } = useAsk('care.ofCustomer', { customerId: customer.id })
  const [isAdding, setIsAdding] = useState(false)
  const remove = useCall('specialDay.withdraw', { renews: ['care'] })
  const why = mayChange ? {} : { reason: t('days.no_right') }
  const lang = language === 'en' ? 'en' : 'zh'
  if (error) return <RefusedNote error={error} />
  const next = (day: string | null) => day !== null && t('days.next', { day: shortDayText(day, today, language) })
  const avoided = (data?.avoidedMeans ?? []).map((key) => optionText(customerEntity.fields.avoidedMeans, key, language))
  return (
    <div className="care-tab">
      {avoided.length > 0 && <Banner tone="ochre">{t('days.avoided', { means: avoided })}</Banner>}
      <Panel
        title={t('days.title')}
        aside={
          <Button small icon="plus" onClick={() => setIsAdding(true)} {...why}>
            {t('days.add')}
          </Button>
        }
      >
        {data?.days.length === 0 && <p className="mut pad">{t('days.none')}</p>}
        {data?.days.map((one) => (
          <div key={one.id} className="li">
            <Tag>{optionText(specialDay.fields.kind, one.kind, language)}</Tag>
            <b>{formatBirthday(one.day, lang)}</b>
            <span className="grow ink2">
              {[one.whose ?? one.contactName, one.wish].filter((part) => part).join('　')}
            </span>
            <span className="mut sm">{next(one.nextOn)}</span>
            {mayChange && (
              <Button small tone="text" onClick={() => remove.mutate({ id: one.id, version: one.version })}>
                {t('days.remove')}
              </Button>
            )}
          </div>
        ))}
        {data?.birthdays.map((one) => (
          <div key={`${one.name}${one.birthday}`} className="li">
            <Tag tone="lined">{t('days.birthdays')}</Tag>
            <b>{formatBirthday(one.birthday, lang)}</b>
            <span className="grow ink2">{one.name}</span>
            <span className="mut sm">{next(one.nextOn)}</span>
          </div>
        ))}
      </Panel>
      <Panel title={t('days.acts')} note={data && `${data.acts.length}`}>
        {data?.acts.length === 0 && <p className="mut pad">{t('days.acts_none')}</p>}
        {data?.acts.map((one) => (
          <div key={one.id} className="li">
            <span className="grow">
              {one.title} {one.result && <span className="ink2">{one.result}</span>}
            </span>
            <span className="mut sm">{one.ownerName}</span>
            {one.state === 'open' ? <DueBadge due={one.dueOn} /> : <span className="n sm mut">{one.dueOn}</span>}
          </div>
        ))}
      </Panel>
      {isAdding && <DayDialog customerId={customer.id} onClose={() => setIsAdding(false)} />}
    </div>
  )
}

function DayDialog({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const t = useT(careTexts)
  const add = useCall('specialDay.add', { renews: ['care'], onDone: onClose })
  return (
    <FieldsDialog
      title={t('days.add')}
      act={t('days.save')}
      fields={specialDay.fields}
      only={['kind', 'whose', 'day', 'wish']}
      widths={{ kind: 6, whose: 6, day: 12, wish: 12 }}
      busy={add.isPending}
      error={add.error}
      onDone={(values) => add.mutate({ customerId, values: values as { kind: 'wedding'; day: string } })}
      onClose={onClose}
    />
  )
}
