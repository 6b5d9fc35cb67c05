import { useState } from 'react'
import { customer } from '#domain/archives/schema.ts'
import { ActButton } from '#domain/archives/ui/list/chosen-acts.tsx'
import { ref, text } from '#platform/core/fields.ts'
import { Button } from '#platform/ui/button.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { FieldsDialog } from '#platform/ui/fields-dialog.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { ListFromFields } from '#platform/ui/list-from-fields.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { allocationLine } from '../../rounds/schema.ts'
import { allocationTexts } from '../allocation-texts.ts'
import type { WholeRound } from '../shapes.ts'
import { SharesPanel } from './shares-panel.tsx'

type Line = WholeRound['lines'][number]

const texts = allocationTexts
const { name, region } = customer.fields
const fields = { name, region }
const reason = text(texts['pool.why'].zh, texts['pool.why'].en, { max: 500, required: true })
const giveFields = { toId: ref('staff', texts['round.given'].zh, texts['round.given'].en, { required: true }), reason }
const wholeLine = { toId: 12, reason: 12, keeperId: 12 }
const sealFields = { keeperId: ref('staff', texts['round.keeper'].zh, texts['round.keeper'].en, { required: true }) }

/** One round: each customer with the rule that applied and why; the manager's changes; one act gives all out. */
export function RoundView({ id }: { id: string }) {
  const t = useT(texts)
  const { data, error } = useAsk('allocation.round', { id }, { staleMs: 0 })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [giving, setGiving] = useState(false)
  const isOpen = data?.state === 'open'
  return (
    <div className="alloc">
      <RefusedNote error={error} />
      {data && <RoundHead round={data} />}
      <ListFromFields<Line>
        label={data?.name ?? t('alloc.rounds')}
        fields={fields}
        columns={['name', 'region', 'collector', 'rule', 'given']}
        heads={{ collector: t('round.collector'), rule: t('round.rule'), given: t('round.given') }}
        rows={data?.lines}
        rowId={(row) => row.id}
        hrefOf={(row) => paths.customer(row.customerId)}
        {...(isOpen && { chosen, onChoose: setChosen })}
        cells={{
          collector: (row) => row.collectorName,
          rule: (row) => <Why line={row} />,
          given: (row) => <Given line={row} />,
        }}
        phone={{ second: (row) => <Why line={row} />, end: (row) => <Given line={row} /> }}
        empty={<EmptyState title={t('round.waiting_none')} />}
        bulk={<ActButton icon="swap" word={t('round.give')} why={undefined} onPress={() => setGiving(true)} />}
      />
      {data && <SharesPanel people={data.people} isOpen={isOpen} />}
      {giving && data && (
        <GiveDialog
          round={data}
          lineIds={[...chosen]}
          onClose={() => {
            setGiving(false)
            setChosen(new Set())
          }}
        />
      )}
    </div>
  )
}

function Why({ line }: { line: Line }) {
  const t = useT(texts)
  const { language } = useLanguage()
  const facts = line.facts as Record<string, number | string | null>
  const why =
    line.rule === 'nearest'
      ? t('round.near', { n: facts['customersNear'] })
      : line.rule === 'newStaff'
        ? t('round.hired', { day: facts['hiredOn'] })
        : line.rule === 'ability'
          ? t('round.figures', { holds: facts['holds'], done: facts['done'], onTime: facts['onTime'] })
          : line.reason
  return (
    <span>
      {optionText(allocationLine.fields.rule, line.rule, language)} {why && <span className="mut sm">{why}</span>}
    </span>
  )
}

function Given({ line }: { line: Line }) {
  const t = useT(texts)
  return (
    <span>
      {line.givenName ?? <span className="red">—</span>}
      {line.proposedName && line.proposedId !== line.givenId && (
        <span className="mut sm"> {t('round.was', { name: line.proposedName })}</span>
      )}
    </span>
  )
}

function RoundHead({ round }: { round: WholeRound }) {
  const t = useT(texts)
  const say = useToast()
  const { data: session } = useSession()
  const [asking, setAsking] = useState<'cancel' | 'seal'>()
  const { id, version } = round
  const confirm = useCall('allocation.confirm', {
    renews: ['customer', 'workingList'],
    onDone: () => say({ tone: 'pine', text: t('round.confirmed') }),
  })
  const cancel = useCall('allocation.cancel', { onDone: () => say({ text: t('round.cancelled') }) })
  const seal = useCall('allocation.seal', {
    renews: ['collection', 'form'],
    onDone: ({ forms, papers }) => say({ tone: 'pine', text: t('round.sealed_n', { n: forms + papers }) }),
  })
  const undecided = round.undecided > 0 ? { reason: t('round.undecided', { n: round.undecided }) } : {}
  const maySeal = session?.rights['forms.seal'] !== undefined
  const close = () => setAsking(undefined)
  return (
    <div className="acts-line">
      <b>{round.name}</b>
      <span className="mut sm grow">
        {t('round.customers', { n: round.customers })}
        {round.changed > 0 && (
          <>
            <Rule />
            {t('round.changed', { n: round.changed })}
          </>
        )}
        {round.sealedAt && (
          <>
            <Rule />
            {t('round.sealed')} {round.keeperName}
          </>
        )}
      </span>
      <RefusedNote error={confirm.error} />
      {round.state === 'open' && (
        <>
          <Button small tone="stop" onClick={() => setAsking('cancel')}>
            {t('round.cancel')}
          </Button>
          <Button
            small
            tone="primary"
            busy={confirm.isPending}
            onClick={() => confirm.mutate({ id, version })}
            {...undecided}
          >
            {t('round.confirm', { n: round.customers })}
          </Button>
        </>
      )}
      {round.state === 'confirmed' && round.sealedAt === null && (
        <Button
          small
          icon="seal"
          onClick={() => setAsking('seal')}
          {...(!maySeal && { reason: t('alloc.no_right', { right: t('round.seal') }) })}
        >
          {t('round.seal')}
        </Button>
      )}
      {asking === 'cancel' && (
        <FieldsDialog
          title={t('round.cancel')}
          fields={{ reason }}
          widths={wholeLine}
          busy={cancel.isPending}
          error={cancel.error}
          onDone={(values) => cancel.mutate({ id, version, reason: String(values['reason']) }, { onSuccess: close })}
          onClose={close}
        />
      )}
      {asking === 'seal' && (
        <FieldsDialog
          title={t('round.seal')}
          fields={sealFields}
          widths={wholeLine}
          busy={seal.isPending}
          error={seal.error}
          onDone={(values) => seal.mutate({ id, version, keeperId: String(values['keeperId']) }, { onSuccess: close })}
          onClose={close}
        />
      )}
    </div>
  )
}

function GiveDialog({ round, lineIds, onClose }: { round: WholeRound; lineIds: string[]; onClose: () => void }) {
  const t = useT(texts)
  const say = useToast()
  const give = useCall('allocation.give', { onDone: ({ given }) => say({ text: t('round.given_done', { n: given }) }) })
  return (
    <FieldsDialog
      title={t('round.give')}
      fields={giveFields}
      widths={wholeLine}
      busy={give.isPending}
      error={give.error}
      onDone={({ toId, reason: why }) =>
        give.mutate(
          { id: round.id, version: round.version, lineIds, toId: String(toId), reason: String(why) },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    />
  )
}
