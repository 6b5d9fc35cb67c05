import { useState } from 'react'
import { ref } from '#platform/core/fields.ts'
import { offeredOf } from '#platform/core/open-options.ts'
import { Button } from '#platform/ui/button.tsx'
import { dayText } from '#platform/ui/day-text.ts'
import { Dialog } from '#platform/ui/dialog.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ReferenceInput } from '#platform/ui/reference-input.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Select } from '#platform/ui/select.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { relation } from '../../relations/schema.ts'
import { peopleMessages } from './people-messages.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { type CustomerProps, offBecause } from './use-customer.ts'

type Relation = CustomerProps['page']['relations'][number]

/** Kinds that read the same from both sides. */
const mutual: ReadonlySet<string> = new Set(['group', 'family', 'other'])

/** Customers this one belongs together with; those out of reach are a name without a link. */
export function Relations({ page }: CustomerProps) {
  const t = useT(peopleMessages)
  const { language } = useLanguage()
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Relation>()
  return (
    <Panel
      title={t('people.relations')}
      note={page.relations.length > 0 && page.relations.length}
      aside={
        <Button small icon="link" onClick={() => setAdding(true)} {...offBecause(page.may['change'])}>
          {t('people.relate')}
        </Button>
      }
    >
      {page.relations.length === 0 && (
        <EmptyState title={t('people.relations_none')}>{t('people.relations_none_way')}</EmptyState>
      )}
      <ul>
        {page.relations.map((one) => {
          const kind = optionText(relation.fields.kind, one.kind, language)
          return (
            <li className="pl" key={one.id}>
              <span className="grow">
                {one.otherId ? (
                  <Link className="lnk" href={paths.customer(one.otherId)}>
                    {one.otherName}
                  </Link>
                ) : (
                  one.otherName
                )}{' '}
                <span className="mut sm">
                  {mutual.has(one.kind) ? kind : t(one.isFirst ? 'people.is_its' : 'people.its', { kind })}{' '}
                  {one.toOn && t('people.until', { day: dayText(one.toOn, language) })} {one.remark}
                </span>
              </span>
              {page.may['change']?.allowed && one.toOn === null && (
                <button type="button" className="lnk sm" onClick={() => setEnding(one)}>
                  {t('people.relation_end')}
                </button>
              )}
            </li>
          )
        })}
      </ul>
      {adding && <RelateDialog page={page} onClose={() => setAdding(false)} />}
      {ending && <EndDialog one={ending} onClose={() => setEnding(undefined)} />}
    </Panel>
  )
}

const otherField = ref('customer', '相关客户', 'Related customer')

function RelateDialog({ page, onClose }: CustomerProps & { onClose: () => void }) {
  const t = useT(peopleMessages)
  const text = useText()
  const say = useToast()
  const [toId, setToId] = useState<string>()
  const [kind, setKind] = useState('group')
  const [remark, setRemark] = useState('')
  const call = useCall('relation.add', {
    renews: ['customer'],
    onDone: () => {
      say({ text: t('people.related') })
      onClose()
    },
  })
  const save = () => {
    if (!toId) return
    call.mutate({
      fromId: page.row.id,
      toId,
      values: { kind, ...(remark.trim() !== '' && { remark: remark.trim() }) },
    } as never)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('people.relate')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            busy={call.isPending}
            onClick={save}
            {...(!toId && { reasonElsewhere: 'relate-other' })}
          >
            {t('people.relate')}
          </Button>
        </>
      }
    >
      <div className="fg">
        <div className="fl">
          <label htmlFor="relate-other">{t('people.relate_to')}</label>
          <ReferenceInput
            field={otherField}
            id="relate-other"
            value={toId}
            onChange={(value) => setToId(typeof value === 'string' ? value : undefined)}
          />
        </div>
        <div className="fl w4">
          <label htmlFor="relate-kind">{t('people.relate_kind')}</label>
          <Select
            id="relate-kind"
            value={kind}
            options={offeredOf(relation.fields.kind, kind).map(({ key, label }) => ({ key, label: text(label) }))}
            onChange={(key) => key && setKind(key)}
          />
        </div>
        <div className="fl w8">
          <label htmlFor="relate-note">{t('people.relate_note')}</label>
          <input
            id="relate-note"
            className="in"
            maxLength={500}
            value={remark}
            onChange={(event) => setRemark(event.target.value)}
          />
        </div>
      </div>
      <RefusedNote error={call.error} />
    </Dialog>
  )
}

function EndDialog({ one, onClose }: { one: Relation; onClose: () => void }) {
  const t = useT(peopleMessages)
  const say = useToast()
  const call = useCall('relation.end', {
    renews: ['customer'],
    onDone: () => {
      say({ text: t('people.relation_ended') })
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={t('people.relation_end')}
      about={t('people.relation_end_about')}
      act={t('people.relation_end')}
      tone="stop"
      optional
      busy={call.isPending}
      error={call.error}
      onClose={onClose}
      onDone={(reason) => call.mutate({ id: one.id, ...(reason !== undefined && { reason }) })}
    />
  )
}
