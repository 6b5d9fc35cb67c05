import { useState } from 'react'
import { ref, text } from '#platform/core/fields.ts'
import { Banner } from '#platform/ui/banner.tsx'
import { Button } from '#platform/ui/button.tsx'
import { Drawer } from '#platform/ui/dialog.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { handOver, type Plan, spreads } from '../../handing-over/schema.ts'
import { allocationTexts } from '../allocation-texts.ts'
import { CountsLine } from './counts-line.tsx'
import { HeldList } from './held-list.tsx'
import { LeaversPaper } from './leavers-paper.tsx'
import { LooksPanel } from './looks-panel.tsx'
import { NamedCustomers } from './named-customers.tsx'
import { Successors } from './successors.tsx'

const texts = allocationTexts
const fields = {
  fromId: ref('staff', texts['over.who'].zh, texts['over.who'].en, { required: true }),
  kind: handOver.fields.kind,
  reason: text(texts['over.reason'].zh, texts['over.reason'].en, { max: 500, required: true }),
  papersTo: ref('staff', texts['over.papers'].zh, texts['over.papers'].en),
}

/** Chooses who hands over to whom, and says what that will move before it is done. */
export function NewHandOverDrawer({ staffId, onClose }: { staffId: string | undefined; onClose: () => void }) {
  const t = useT(texts)
  const say = useToast()
  const { language } = useLanguage()
  const form = useFieldForm(fields, { kind: 'leaving', ...(staffId && { fromId: staffId }) })
  const [successors, setSuccessors] = useState<string[]>([])
  const [spread, setSpread] = useState<Plan['spread']>('evenly')
  const from = typeof form.values['fromId'] === 'string' ? form.values['fromId'] : undefined
  const papersTo = typeof form.values['papersTo'] === 'string' ? form.values['papersTo'] : null
  const [named, setNamed] = useState<Plan['named']>([])
  const plan = { successors, spread, named, papersTo }
  const held = useAsk('handOver.held', { staffId: from ?? '' }, { enabled: from !== undefined, staleMs: 0 })
  const isReady = from !== undefined && successors.length > 0
  const preview = useAsk('handOver.preview', { staffId: from ?? '', plan } as never, { enabled: isReady, staleMs: 0 })
  const start = useCall('handOver.start', {
    renews: ['customer', 'task', 'staff'],
    onDone: ({ total, isDone }) => {
      say({ tone: 'pine', text: t(isDone ? 'over.done' : 'over.started', { n: total }) })
      onClose()
    },
  })
  const save = () => {
    if (!form.check() || !isReady) return
    const { kind, reason } = form.values
    start.mutate({ staffId: from, kind, reason, plan } as never, {
      onError: form.refuse,
    })
  }
  const total = isReady ? preview.data?.total : undefined
  const person = from === undefined ? undefined : held.data
  const why =
    person && Object.keys(person.counts).length === 0
      ? { reason: t('over.nothing') }
      : isReady
        ? {}
        : { reason: t('over.need') }
  const error = start.error ?? preview.error ?? held.error
  return (
    <Drawer
      open
      wide
      onClose={onClose}
      title={t('over.new')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={start.isPending} onClick={save} {...why}>
            {t('over.do', { n: total ?? 0 })}
          </Button>
        </>
      }
    >
      <FormFromFields
        fields={fields}
        form={form}
        only={['fromId', 'kind', 'reason']}
        widths={{ fromId: 6, kind: 6, reason: 12 }}
      />
      {person && (
        <section className="fs">
          <h3>{t('over.holds')}</h3>
          <div className="pad">
            <CountsLine counts={person.counts} />
            <p className="mut sm">
              {person.promises > 0 && `${t('over.promises', { n: person.promises })} `}
              {person.notes > 0 && t('over.notes', { n: person.notes })}
              {person.receipts > 0 && ` ${t('over.receipts', { n: person.receipts })}`}
            </p>
            {person.awaited.length > 0 && <p className="red sm">{t('over.awaited', { names: person.awaited })}</p>}
            {person.first.length > 0 && <HeldList held={person} />}
            {person.hasPaper && form.values['kind'] === 'leaving' && <LeaversPaper staffId={person.staffId} />}
          </div>
        </section>
      )}
      <section className="fs">
        <h3>{t('over.successors')}</h3>
        <div className="pad">
          <Successors value={successors} onChange={setSuccessors} />
          {successors.length > 1 && (
            <div>
              <span className="mut sm">{t('over.spread')} </span>
              <Segmented
                label={t('over.spread')}
                choices={Object.entries(spreads).map(([key, words]) => ({
                  key: key as Plan['spread'],
                  label: words[language === 'en' ? 1 : 0],
                }))}
                value={spread}
                onChange={setSpread}
              />
              <p className="mut sm">{t(`over.spread_${spread}`)}</p>
            </div>
          )}
        </div>
      </section>
      {isReady && (person?.counts.customer ?? 0) > 0 && (
        <NamedCustomers staffId={from} plan={plan} onChange={setNamed} />
      )}
      <FormFromFields fields={fields} form={form} only={['papersTo']} widths={{ papersTo: 12 }} />
      {isReady && preview.data && (
        <Banner title={t('over.would', { n: preview.data.total })}>
          <ul className="gives">
            {preview.data.successors.map((one) => (
              <li key={one.staffId}>
                <span>{t('over.gets', { name: one.name, has: one.has })}</span>
                {Object.keys(one.gets).length === 0 ? (
                  <span className="mut sm">{t('over.gets_none')}</span>
                ) : (
                  <CountsLine counts={one.gets} />
                )}
              </li>
            ))}
          </ul>
        </Banner>
      )}
      <RefusedNote error={form.left(error)} />
      {from !== undefined && person && <LooksPanel staffId={from} />}
    </Drawer>
  )
}
