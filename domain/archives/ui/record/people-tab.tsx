import { useState } from 'react'
import { Button, IconButton } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { dayText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Menu } from '#platform/ui/menu.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { ExportButton } from '#web/export-button.tsx'
import { contact, membership } from '../../contacts/schema.ts'
import { PrintDialog } from '../printing/print-dialog.tsx'
import { printTexts } from '../printing/print-texts.ts'
import { ContactForm } from './contact-form.tsx'
import { CoveredValue } from './covered-value.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { peopleMessages } from './people-messages.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { Relations } from './relations.tsx'
import { type CustomerProps, offBecause, type ShownContact } from './use-customer.ts'

/** People at the customer and customers it belongs together with. */
export function PeopleTab({ page }: CustomerProps) {
  return (
    <div className="wide-col">
      <div className="two-col">
        <Contacts page={page} />
        <Relations page={page} />
      </div>
    </div>
  )
}

type Doing = { act: 'edit' | 'end' | 'remove' | 'link'; one: ShownContact }

function Contacts({ page }: CustomerProps) {
  const t = useT({ ...peopleMessages, ...printTexts })
  const today = useToday()
  const [printing, setPrinting] = useState(false)
  const [past, setPast] = useState(false)
  const [adding, setAdding] = useState(false)
  const [doing, setDoing] = useState<Doing>()
  const all = page.contacts as unknown as ShownContact[]
  const hasEnded = (one: ShownContact) => one.toOn !== null && one.toOn < today
  const shown = all.filter((one) => past || !hasEnded(one))
  return (
    <Panel
      title={t('people.contacts')}
      note={all.length > 0 && shown.length}
      aside={
        <>
          {all.some(hasEnded) && (
            <Checkbox checked={past} onChange={setPast}>
              {t('people.show_past')}
            </Checkbox>
          )}
          {shown.length > 0 && (
            <ExportButton
              asIcon
              title={t('people.contacts')}
              of={{ list: 'contact.list', input: { customerId: page.row.id, past } }}
            />
          )}
          <Button small icon="print" onClick={() => setPrinting(true)} {...offBecause(page.may['print'])}>
            {t('printing.print')}
          </Button>
          <Button small icon="plus" onClick={() => setAdding(true)} {...offBecause(page.may['change'])}>
            {t('people.add')}
          </Button>
        </>
      }
    >
      {shown.length === 0 ? (
        <EmptyState title={t('people.none')}>{t('people.none_way')}</EmptyState>
      ) : (
        <ul>
          {shown.map((one) => (
            <ContactLine
              key={one.membershipId}
              page={page}
              one={one}
              ended={hasEnded(one)}
              onAct={(act) => setDoing({ act, one })}
            />
          ))}
        </ul>
      )}
      {printing && (
        <PrintDialog
          offers={[{ key: 'contacts', request: { kind: 'contacts', customerId: page.row.id }, subject: 'contacts' }]}
          customer={page.row}
          onClose={() => setPrinting(false)}
        />
      )}
      {(adding || doing?.act === 'edit') && (
        <ContactForm
          customerId={page.row.id}
          held={doing?.one}
          onClose={() => {
            setAdding(false)
            setDoing(undefined)
          }}
        />
      )}
      {(doing?.act === 'end' || doing?.act === 'remove') && (
        <LeaveDialog act={doing.act} one={doing.one} onClose={() => setDoing(undefined)} />
      )}
      {doing?.act === 'link' && <LinkDialog one={doing.one} onClose={() => setDoing(undefined)} />}
    </Panel>
  )
}

type ContactLineProps = CustomerProps & { one: ShownContact; ended: boolean; onAct: (act: Doing['act']) => void }

function ContactLine({ page, one, ended, onAct }: ContactLineProps) {
  const t = useT(peopleMessages)
  const { language } = useLanguage()
  const change = useCall('contact.changePlace', { renews: ['customer'] })
  const covered = (key: 'phones' | 'wechatIds') => {
    const isEmpty = one[key] === null || one[key]?.length === 0
    if (isEmpty && !one.locked.includes(key)) return null
    return (
      <CoveredValue
        of="contact"
        id={one.id}
        field={contact.fields[key]}
        fieldKey={key}
        value={one[key]}
        isLocked={one.locked.includes(key)}
      />
    )
  }
  return (
    <li className="pl">
      <span className="grow">
        <span className="flex" style={{ flexWrap: 'wrap' }}>
          <b>{one.name}</b>
          <Tag tone={one.role === 'emergency' ? 'seal' : 'plain'}>
            {optionText(membership.fields.role, one.role, language)}
          </Tag>
          {one.isPrimary && <Tag tone="brand">{t('people.primary')}</Tag>}
          {one.callingOrder !== null && <Tag tone="seal">{t('people.calling', { n: one.callingOrder })}</Tag>}
          {ended && <Tag tone="lined">{t('people.ended')}</Tag>}
          {one.duty && <span className="ink2">{one.duty}</span>}
          {covered('phones')}
          {covered('wechatIds')}
        </span>
        <span className="mut sm">
          {one.fromOn && t('people.since', { day: dayText(one.fromOn, language) })}{' '}
          {one.toOn && t('people.until', { day: dayText(one.toOn, language) })} {one.remarks}
        </span>
      </span>
      {page.may['change']?.allowed && (
        <Menu
          alignEnd
          label={t('people.acts', { name: one.name })}
          items={[
            { key: 'edit', label: t('people.edit'), icon: 'edit', onPress: () => onAct('edit') },
            ...(one.isPrimary || ended
              ? []
              : [
                  {
                    key: 'primary',
                    label: t('people.make_primary'),
                    icon: 'check' as const,
                    onPress: () =>
                      change.mutate({ membershipId: one.membershipId, values: { isPrimary: true } } as never),
                  },
                ]),
            { key: 'link', label: t('people.link'), icon: 'link', onPress: () => onAct('link') },
            ...(ended
              ? []
              : [{ key: 'end', label: t('people.end'), icon: 'calendar' as const, onPress: () => onAct('end') }]),
            { key: 'remove', label: t('people.remove'), icon: 'trash', stop: true, onPress: () => onAct('remove') },
          ]}
        >
          {(props) => <IconButton small icon="more" label={t('people.acts', { name: one.name })} {...props} />}
        </Menu>
      )}
    </li>
  )
}

function LeaveDialog({ act, one, onClose }: { act: 'end' | 'remove'; one: ShownContact; onClose: () => void }) {
  const t = useT(peopleMessages)
  const say = useToast()
  const call = useCall(`contact.${act}`, {
    renews: ['customer'],
    onDone: () => {
      say({ text: t(act === 'end' ? 'people.ended_done' : 'people.removed') })
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={`${t(`people.${act}`)} ${one.name}`}
      about={t(`people.${act}_about`)}
      act={t(`people.${act}`)}
      tone="stop"
      optional={act === 'end'}
      busy={call.isPending}
      error={call.error}
      onClose={onClose}
      onDone={(reason) =>
        call.mutate({ membershipId: one.membershipId, ...(reason !== undefined && { reason }) } as never)
      }
    />
  )
}
