import { useRouter } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { formFields } from '#platform/core/forms/definition.ts'
import { isSignedRow } from '#platform/core/forms/signing.ts'
import { Banner } from '#platform/ui/banner.tsx'
import { Button } from '#platform/ui/button.tsx'
import { Combobox } from '#platform/ui/combobox.tsx'
import type { BoundField } from '#platform/ui/forms/filling-field.tsx'
import { FillingForm } from '#platform/ui/forms/filling-form.tsx'
import { OpenPanel, WriteBackPanel, writtenBack } from '#platform/ui/forms/filling-panels.tsx'
import { FillingRail } from '#platform/ui/forms/filling-rail.tsx'
import { FillingToolsProvider } from '#platform/ui/forms/tools.tsx'
import { useFilling } from '#platform/ui/forms/use-filling.ts'
import { Icon } from '#platform/ui/icon.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { useReferences } from '#platform/ui/references.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { offBecause, type RecordPage } from '../shapes.ts'
import { CustodyPanel } from './custody.tsx'
import { usePaperTools } from './paper-tools.ts'
import { recordTexts } from './record-texts.ts'
import { ScansPanel } from './scans.tsx'
import { SigningPanel, useSigning } from './signing.tsx'
import { StaleAnswers } from './stale-answers.tsx'
import { type Draft, useDraft } from './use-draft.ts'

/** A draft being filled in: kept as one types, handed in when nothing is missing. */
export function DraftPaper({ page, onRenew }: { page: RecordPage; onRenew: () => Promise<unknown> }) {
  const t = useT(recordTexts)
  const text = useText()
  const router = useRouter()
  const say = useToast()
  const { data: session } = useSession()
  const { record, definition } = page
  const form = definition.definition
  const staffId = session?.person.id ?? ''
  const context = useMemo(
    () => ({ now: new Date(), actorId: staffId, departmentIds: session ? [session.person.departmentId ?? ''] : [] }),
    [staffId, session],
  )
  const errors = useRef<(list: readonly { path: string; message: string }[]) => void>(() => {})
  const draft = useDraft({ id: record.id, version: record.version, staffId, onErrors: (list) => errors.current(list) })
  const filling = useFilling(form, { initial: draft.overlay(page.values), context, onChange: draft.change })
  errors.current = (list) => filling.setErrors(list, true)
  useRenewedValues(page, draft, filling.reset)
  const { bound, setHereOnly } = useBound(page)
  const ready = async () => ((await draft.send()) ? draft.version.current : undefined)
  // Whoever signs and hands in at once is not told of a newer version that is their own.
  const signing = useSigning(page, {
    values: filling.values,
    context,
    ready,
    onSigned: (version) => {
      draft.version.current = Math.max(draft.version.current, version)
    },
  })
  const tools = usePaperTools(page, signing.signing)
  const closed = useMemo(() => new Set(page.closed), [page.closed])
  const submit = useCall('form.submit', {
    renews: ['workbench', 'customer', 'journal'],
    onDone: ({ number, written }) =>
      say({
        text: t('paper.submitted', { number }) + (written.length > 0 ? t('paper.written', { n: written.length }) : ''),
      }),
  })
  const [isAway, setIsAway] = useState(false)
  const handIn = async () => {
    if (!filling.check()) return
    const version = await ready()
    setIsAway(version === undefined)
    if (version === undefined) return
    const keys = writtenBack(filling, bound).map(({ key }) => key)
    submit.mutate(
      { id: record.id, version, writeBack: keys },
      {
        onError: (error) =>
          filling.setErrors(error.fields.map((one) => ({ ...one, path: one.path.replace(/^values\./, '') }))),
      },
    )
  }
  // Signatures are asked for apart, where the server says they must be there to hand it in.
  const unsigned = page.open.filter(({ code }) => code === 'form.unsigned')
  const openCount = filling.open.length + unsigned.length
  const leave = () => {
    void draft.send()
    router.history.push(record.customerId ? paths.customerTab(record.customerId, 'forms') : paths.forms)
  }
  return (
    <FillingToolsProvider tools={tools}>
      <DraftBanners page={page} draft={draft} onRenew={onRenew} />
      <div className={filling.sections.length > 1 ? 'trio' : 'trio two'}>
        <FillingRail filling={filling} hasBound={Object.keys(bound).length > 0} />
        <div className="sheet col cut">
          {form.instructions && (
            <p className="told">
              <b>{t('paper.instructions')}</b>
              {text(form.instructions)}
            </p>
          )}
          <FillingForm
            filling={filling}
            bound={bound}
            onHereOnly={setHereOnly}
            disabled={(field) => closed.has(field.key) && field.type !== 'signature'}
            isFixedRow={(table, row) => isSignedRow(table, row)}
          />
        </div>
        <div className="stack">
          <OpenPanel filling={filling} />
          <WriteBackPanel filling={filling} bound={bound} />
          <SigningPanel page={page} signing={signing} />
          <ScansPanel page={page} />
          {record.keeperId !== null && <CustodyPanel page={page} />}
        </div>
      </div>
      <SaveBar say={<Saved draft={draft} />}>
        <RefusedNote error={submit.error} besideFields />
        {isAway && <span className="why och">{t('paper.submit_away')}</span>}
        {openCount > 0 && (
          <button
            type="button"
            className="why"
            id="paper-open"
            onClick={() => filling.goTo(filling.open[0]?.path ?? unsigned[0]?.path ?? '')}
          >
            {t('paper.open_n', { n: openCount })}
          </button>
        )}
        <Button onClick={leave}>{t('paper.leave')}</Button>
        <Button
          tone={openCount === 0 ? 'primary' : 'plain'}
          busy={submit.isPending}
          onClick={() => void handIn()}
          {...offBecause(page.may['submit'])}
        >
          {t(
            form.flow?.reviews ? 'paper.submit_review' : form.flow?.approves ? 'paper.submit_approve' : 'paper.submit',
          )}
        </Button>
      </SaveBar>
      {signing.dialog}
      {draft.refusal?.code === 'record.stale' && (
        <Stale page={page} draft={draft} onRenew={onRenew} onValues={filling.reset} />
      )}
    </FillingToolsProvider>
  )
}

/** After something else changed the record (a signature, another person), what is there is shown with one's own over it. */
function useRenewedValues(page: RecordPage, draft: Draft, reset: (values: Record<string, unknown>) => void): void {
  const seen = useRef(page.record.version)
  const { overlay } = draft
  useEffect(() => {
    if (seen.current === page.record.version) return
    seen.current = page.record.version
    reset(overlay(page.values))
  }, [page, overlay, reset])
}

/** What the archive says beside the form, and which changes stay in the form alone. */
function useBound(page: RecordPage) {
  const [hereOnly, setOnly] = useState<ReadonlySet<string>>(new Set())
  const bound = useMemo(() => {
    const keys = new Set(formFields(page.definition.definition).map(({ key }) => key))
    return Object.fromEntries(
      page.bound
        .filter(({ key }) => keys.has(key))
        .map(({ key, archive, mayWrite }): [string, BoundField] => [
          key,
          { held: archive, isHereOnly: !mayWrite || hereOnly.has(key) },
        ]),
    )
  }, [page, hereOnly])
  const setHereOnly = (key: string, on: boolean) =>
    setOnly((before) => new Set(on ? [...before, key] : [...before].filter((one) => one !== key)))
  return { bound, setHereOnly }
}

function Saved({ draft: { state, savedAt } }: { draft: Draft }) {
  const t = useT(recordTexts)
  if (state === 'away')
    return (
      <span className="och" role="status">
        <Icon name="warning" small /> {t('paper.away')}
      </span>
    )
  if (state === 'saving') return <span className="mut">{t('paper.saving')}</span>
  if (savedAt === undefined) return <span className="mut desk">{t('paper.saved_never')}</span>
  return (
    <span className="mut">
      <Icon name="check" small /> {t('paper.saved', { time: clockText(savedAt) })}
    </span>
  )
}

/** 'HH:mm:ss' in China: whoever looks at it wants to see the second jump. */
function clockText(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 19)
}

function DraftBanners({ page, draft, onRenew }: { page: RecordPage; draft: Draft; onRenew: () => Promise<unknown> }) {
  const t = useT(recordTexts)
  const { refusal } = draft
  const isRefused = refusal !== undefined && refusal.code !== 'record.stale'
  const needsCustomer = page.record.customerId === null && page.definition.definition.subject === 'customer'
  if (!isRefused && !needsCustomer) return null
  return (
    <div className="bans">
      {isRefused && (
        <Banner
          tone="seal"
          action={
            <Button
              small
              onClick={() => {
                draft.drop()
                void onRenew()
              }}
            >
              {t('paper.discard')}
            </Button>
          }
        >
          {t('paper.refused', { reason: refusal.message })}
        </Banner>
      )}
      {needsCustomer && <ChooseCustomer draft={draft} onRenew={onRenew} />}
    </div>
  )
}

function ChooseCustomer({ draft, onRenew }: { draft: Draft; onRenew: () => Promise<unknown> }) {
  const t = useT(recordTexts)
  const references = useReferences()
  return (
    <Banner
      tone="ochre"
      icon="card"
      action={
        <span style={{ width: 240 }}>
          <Combobox
            value={undefined}
            label={t('paper.choose_customer')}
            placeholder={t('paper.choose_customer')}
            find={(typed) => references.find('customer', typed)}
            onChange={(candidate) => {
              if (!candidate) return
              draft.put({ values: {}, customerId: candidate.key })
              void draft.send().then(onRenew)
            }}
          />
        </span>
      }
    >
      {t('paper.no_customer')}
    </Banner>
  )
}

type StaleProps = {
  page: RecordPage
  draft: Draft
  onRenew: () => Promise<unknown>
  onValues: (values: Record<string, unknown>) => void
}

function Stale({ page, draft, onRenew, onValues }: StaleProps) {
  const { who, current, version } = (draft.refusal?.params ?? {}) as {
    who?: string
    current?: Record<string, unknown>
    version?: number
  }
  const theirs = Object.fromEntries(
    Object.entries(current ?? {}).map(([key, value]) => [key.replace(/^values\./, ''), value]),
  )
  const done = (kept: Record<string, unknown>) => {
    draft.settle(kept, version ?? page.record.version)
    onValues({ ...page.values, ...theirs, ...kept })
    void onRenew()
  }
  return (
    <StaleAnswers
      form={page.definition.definition}
      who={who ?? ''}
      mine={draft.mine}
      theirs={theirs}
      onDone={done}
      onClose={() => done(draft.mine)}
    />
  )
}
