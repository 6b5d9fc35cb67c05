import { useState } from 'react'
import { optionsOf } from '#platform/core/fields.ts'
import { chinaDay } from '#platform/core/time.ts'
import { Button, IconButton } from '#platform/ui/button.tsx'
import { useNow } from '#platform/ui/clock.ts'
import { dayText } from '#platform/ui/day-text.ts'
import type { FormFields } from '#platform/ui/field-form.ts'
import { isEmptyValue } from '#platform/ui/field-text.ts'
import { FieldsDialog } from '#platform/ui/fields-dialog.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { daysOfVersion } from '../rules.ts'
import { linkKinds, policy as policyEntity, policyLink, versionStates } from '../schema.ts'
import { policyTexts } from './policy-texts.ts'
import type { Policy } from './shapes.ts'

/** Beside the text: what is known of the policy, its versions, what belongs to it, who has read it. */
export function PolicyBeside({ policy, onChange }: { policy: Policy; onChange: () => void }) {
  const { data: session } = useSession()
  const mayManage = session?.rights['policy.manage'] !== undefined
  return (
    <aside className="beside">
      <Facts policy={policy} {...(mayManage && { onChange })} />
      <Versions policy={policy} />
      <Links policy={policy} mayManage={mayManage} />
      {mayManage && policy.inForceId !== null && <Readers versionId={policy.inForceId} />}
    </aside>
  )
}

function Facts({ policy, onChange }: { policy: Policy; onChange?: () => void }) {
  const t = useT(policyTexts)
  const text = useText()
  const { language } = useLanguage()
  const { shown } = policy
  const day = (value: string | null | undefined) => (value ? dayText(value.slice(0, 10), language) : '')
  const { fields } = policyEntity
  const lines: [string, string | null | undefined][] = [
    [text(fields.departmentId.label), policy.departmentName],
    [text(fields.about.label), policy.about],
    [t('policy.maker'), shown?.makerName],
    [
      t('policy.reviewer'),
      shown?.reviewerName &&
        [
          shown.reviewerName,
          day(shown.reviewedAt),
          ...(shown.reviewerId === shown.makerId ? [`（${t('policy.reviewed_by_maker')}）`] : []),
        ].join(' '),
    ],
    [t('policy.approver'), shown?.approverName && `${shown.approverName} ${day(shown.approvedAt)}`],
    [t('policy.issued'), day(shown?.issuedOn)],
    [t('policy.effective'), day(shown?.effectiveOn)],
    [text(fields.reviewDueOn.label), day(policy.reviewDueOn)],
  ]
  return (
    <Panel
      title={t('policy.facts')}
      aside={
        onChange && (
          <Button small tone="text" onClick={onChange}>
            {t('policy.change')}
          </Button>
        )
      }
    >
      <dl className="policy-facts">
        {lines
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <Line key={label} label={label} value={value ?? ''} />
          ))}
      </dl>
    </Panel>
  )
}

function Line({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  )
}

function Versions({ policy }: { policy: Policy }) {
  const t = useT(policyTexts)
  const text = useText()
  const { language } = useLanguage()
  const states = optionsOf(versionStates)
  const today = chinaDay(useNow())
  return (
    <Panel title={t('policy.versions')} note={policy.versions.length}>
      <ul className="policy-rows">
        {policy.versions.map((one) => {
          const state = states.find(({ key }) => key === one.state)
          const days = daysOfVersion(one, policy.versions, policy.endedOn)
          return (
            <li key={one.id}>
              <Link
                className="lnk grow"
                href={`${paths.rule(policy.id)}?version=${one.id}`}
                aria-current={one.id === policy.shown?.id ? 'true' : undefined}
              >
                {t('policy.edition_n', { n: one.edition })}
              </Link>
              {days && (
                <span className="mut sm n nw">
                  {days.to === ''
                    ? t('policy.days_from', { from: dayText(days.from, language) })
                    : `${dayText(days.from, language)} – ${dayText(days.to, language)}`}
                </span>
              )}
              {days ? (
                <DaysTag from={days.from} to={days.to} today={today} />
              ) : (
                state && <Tag tone="ochre">{text(state.label)}</Tag>
              )}
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

function DaysTag({ from, to, today }: { from: string; to: string; today: string }) {
  const t = useT(policyTexts)
  if (from > today) return <Tag tone="ochre">{t('policy.days_ahead')}</Tag>
  return to === '' || to >= today ? <Tag tone="pine">{t('policy.days_now')}</Tag> : <Tag>{t('policy.days_over')}</Tag>
}

const linkFields: FormFields = policyLink.fields

function Links({ policy, mayManage }: { policy: Policy; mayManage: boolean }) {
  const t = useT(policyTexts)
  const text = useText()
  const [isAdding, setAdding] = useState(false)
  const remove = useCall('policy.unlink', {})
  const kinds = optionsOf(linkKinds)
  return (
    <Panel
      title={t('policy.links')}
      aside={
        mayManage && (
          <Button small tone="text" onClick={() => setAdding(true)}>
            {t('policy.add_link')}
          </Button>
        )
      }
    >
      {policy.links.length === 0 && <p className="mut sm policy-facts">{t('policy.no_links')}</p>}
      <ul className="policy-rows">
        {policy.links.map((link) => {
          const kind = kinds.find(({ key }) => key === link.kind)
          return (
            <li key={link.id}>
              <span className="grow">
                {(link.kind === 'policy' || link.kind === 'form') && link.target ? (
                  <Link
                    className="lnk"
                    href={link.kind === 'form' ? paths.formRegister(link.target) : paths.rule(link.target)}
                  >
                    {link.name}
                  </Link>
                ) : (
                  link.name
                )}{' '}
                <span className="mut n sm">{link.number ?? (link.kind === 'form' ? link.target : '')}</span>
              </span>
              {kind && <Tag>{text(kind.label)}</Tag>}
              {mayManage && (
                <IconButton
                  icon="close"
                  label={t('policy.remove_link', { name: link.name })}
                  onClick={() => remove.mutate({ id: policy.id, linkId: link.id })}
                />
              )}
            </li>
          )
        })}
      </ul>
      {isAdding && <LinkDialog policy={policy} onClose={() => setAdding(false)} />}
    </Panel>
  )
}

function LinkDialog({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const t = useT(policyTexts)
  const link = useCall('policy.link', { onDone: onClose })
  return (
    <FieldsDialog
      title={t('policy.add_link')}
      fields={linkFields}
      start={{ kind: 'paper' }}
      only={['kind', 'name', 'number', 'target']}
      widths={{ kind: 12, name: 12, number: 6, target: 6 }}
      busy={link.isPending}
      error={link.error}
      onDone={(values) => {
        const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmptyValue(value)))
        link.mutate({ id: policy.id, link: filled } as never)
      }}
      onClose={onClose}
    />
  )
}

function Readers({ versionId }: { versionId: string }) {
  const t = useT(policyTexts)
  const { language } = useLanguage()
  const { data } = useAsk('policy.readers', { versionId })
  return (
    <Panel
      title={t('policy.readers')}
      note={data && t('policy.readers_of', { read: data.read, all: data.rows.length })}
    >
      <ul className="policy-rows">
        {data?.rows.map((row) => (
          <li key={row.staffId}>
            <span className="grow">
              {row.name} <span className="mut sm">{row.departmentName}</span>
            </span>
            <span className={row.readAt ? 'mut sm n' : 'sm'}>
              {row.readAt ? dayText(row.readAt.slice(0, 10), language) : t('policy.not_read')}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
