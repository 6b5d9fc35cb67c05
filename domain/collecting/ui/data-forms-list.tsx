import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { dayText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { Facts } from '#platform/ui/facts.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Tag, type TagTone } from '#platform/ui/tag.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { dataForm, dataFormStates } from '../data-forms/schema.ts'
import { CardsList } from './cards-list.tsx'
import { collectingTexts } from './collecting-texts.ts'
import { LinkDialog } from './link-dialog.tsx'
import { ReturnDrawer } from './return-drawer.tsx'
import type { DataForm } from './shapes.ts'

const tones: Record<DataForm['state'], TagTone> = {
  sent: 'plain',
  returned: 'pine',
  overdue: 'seal',
  open: 'brand',
  closed: 'lined',
}

/** Data forms sent and returned (F-144): who has one, who is late, what waits. */
export function DataFormsList() {
  const t = useT(collectingTexts)
  const { data, error } = useAsk('dataForm.list', {})
  const [linking, setLinking] = useState<DataForm>()
  const [returning, setReturning] = useState<DataForm>()
  const revoke = useCall('dataForm.revoke')
  return (
    <>
      <CardsList
        rows={data?.rows}
        errors={[error, revoke.error]}
        none={
          <EmptyState drawing="paper" title={t('collecting.forms_none')}>
            {t('collecting.forms_how')}
          </EmptyState>
        }
      >
        {(row) => {
          const isOut = row.returnedOn === null && row.revokedAt === null
          return (
            <li key={row.id}>
              <FormLine row={row} />
              <span className="acts">
                {row.means === 'link' && row.returnedOn === null && (
                  <Button small icon="qr" onClick={() => setLinking(row)}>
                    {t(row.expiresAt === null ? 'send.make_link' : 'send.new_link')}
                  </Button>
                )}
                {row.customerId !== null && isOut && (
                  <Button small onClick={() => setReturning(row)}>
                    {t('send.return')}
                  </Button>
                )}
                {isOut && (
                  <Button
                    small
                    tone="text"
                    busy={revoke.isPending}
                    onClick={() => revoke.mutate({ id: row.id, version: row.version })}
                  >
                    {t('send.revoke')}
                  </Button>
                )}
              </span>
            </li>
          )
        }}
      </CardsList>
      {linking && <LinkDialog form={linking} onClose={() => setLinking(undefined)} />}
      {returning && <ReturnDrawer form={returning} onClose={() => setReturning(undefined)} />}
    </>
  )
}

function FormLine({ row }: { row: DataForm }) {
  const t = useT(collectingTexts)
  const text = useText()
  const { language } = useLanguage()
  const [zh, en] = dataFormStates[row.state]
  const facts = [
    optionText(dataForm.fields.means, row.means, language),
    dayText(row.sentOn, language),
    row.dueOn && row.returnedOn === null && `${t('send.due')} ${dayText(row.dueOn, language)}`,
    row.customerId === null && t('send.answers', { n: row.answers }),
    row.expiresAt && row.returnedOn === null && t('send.until', { day: dayText(row.expiresAt.slice(0, 10), language) }),
  ]
  return (
    <div className="grow">
      <div className="l1">
        {row.customerId ? (
          <Link className="lnk b" href={paths.customer(row.customerId)}>
            {row.customerName}
          </Link>
        ) : (
          <b>{t('send.for_all')}</b>
        )}
        <Tag tone={tones[row.state]}>{text({ zh, en })}</Tag>
        {row.waiting > 0 && <Tag tone="ochre">{t('send.waiting', { n: row.waiting })}</Tag>}
      </div>
      <p className="ink2 sm">{row.title}</p>
      <p className="mut sm">
        <Facts of={facts} />
      </p>
    </div>
  )
}
