import { useState } from 'react'
import { BackLink } from '#platform/ui/back-link.tsx'
import { Button } from '#platform/ui/button.tsx'
import { instantText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { PageTitle, Rule } from '#platform/ui/page-title.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { formsTexts } from '../forms-texts.ts'
import type { Copy } from '../shapes.ts'
import { AskDialog } from './ask-dialog.tsx'
import { CloseDialog } from './close-dialog.tsx'
import { copiesTexts } from './copies-texts.ts'
import '../forms.css'

/** 机密印件: copies of secret forms, asked for, issued by number, and where each sheet went (FRM-12). */
export function CopiesPage() {
  const t = useT({ ...formsTexts, ...copiesTexts })
  const text = useText()
  const [address] = useUrlState()
  const { data, error, refetch } = useAsk('form.copies', {})
  const { data: forms } = useAsk('form.catalogue', {}, { staleMs: 60_000 })
  const [asking, setAsking] = useState(address['ask'] !== undefined)
  const [closing, setClosing] = useState<Copy>()
  if (error) return <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void refetch()} />
  const titles = new Map(forms?.rows.map((row) => [row.key, text(row.title)]))
  return (
    <>
      <BackLink href={paths.forms} label={t('forms.title')} />
      <PageTitle title={t('copies.title')} sub={<span className="desk">{t('copies.about')}</span>}>
        <Button small tone="primary" icon="plus" onClick={() => setAsking(true)}>
          {t('copies.ask')}
        </Button>
      </PageTitle>
      <div className="wide-col">
        {data?.rows.length === 0 ? (
          <EmptyState drawing="paper" title={t('copies.empty')}>
            {t('copies.empty_about')}
          </EmptyState>
        ) : (
          <ul className="ver-list sheet copies">
            {data?.rows.map((copy) => (
              <CopyRow
                key={copy.id}
                copy={copy}
                title={titles.get(copy.formKey) ?? copy.formKey}
                onClose={() => setClosing(copy)}
              />
            ))}
          </ul>
        )}
      </div>
      {asking && (
        <AskDialog
          form={typeof address['ask'] === 'string' ? address['ask'] : undefined}
          recordId={typeof address['record'] === 'string' ? address['record'] : undefined}
          forms={forms?.rows ?? []}
          onClose={() => setAsking(false)}
        />
      )}
      {closing && <CloseDialog copy={closing} onClose={() => setClosing(undefined)} />}
    </>
  )
}

function CopyRow({ copy, title, onClose }: { copy: Copy; title: string; onClose: () => void }) {
  const t = useT(copiesTexts)
  const { language } = useLanguage()
  const { data: session } = useSession()
  const mayClose = session?.rights['forms.keep'] !== undefined
  const isOpen = copy.sheets.some(({ state }) => state === 'issued' || state === 'printed')
  return (
    <li>
      <span className="grow">
        <b>{title}</b> <span className="n">{t('copies.n', { n: copy.count })}</span>
        <Rule />
        {t(`copies.kind_${copy.kind}`)}
        {copy.recordNumber && (
          <>
            <Rule />
            <span className="n">{t('copies.record', { number: copy.recordNumber })}</span>
          </>
        )}
        <small>
          {copy.purpose}
          <Rule />
          {t('copies.by', { who: copy.askedByName ?? '', time: instantText(copy.askedAt, language) })}
          {copy.decidedAt && (
            <>
              <Rule />
              {t('copies.decided_by', { who: copy.decidedByName ?? '', time: instantText(copy.decidedAt, language) })}
            </>
          )}
          {copy.note && (
            <>
              <Rule />
              {copy.note}
            </>
          )}
        </small>
        {copy.sheets.length > 0 && (
          <span className="sheets">
            {copy.sheets.map((sheet) => (
              <Tag key={sheet.id} tone={sheet.state === 'lost' ? 'seal' : sheet.state === 'issued' ? 'ochre' : 'lined'}>
                {sheet.number} {t(`copies.sheet_${sheet.state}`)}
              </Tag>
            ))}
          </span>
        )}
      </span>
      <Tag tone={copy.state === 'asked' ? 'ochre' : copy.state === 'issued' ? 'pine' : 'plain'}>
        {t(`copies.state_${copy.state}`)}
      </Tag>
      {copy.state === 'asked' && <Decide copy={copy} />}
      {isOpen && mayClose && (
        <Button small onClick={onClose}>
          {t('copies.close')}
        </Button>
      )}
    </li>
  )
}

function Decide({ copy }: { copy: Copy }) {
  const t = useT(copiesTexts)
  const say = useToast()
  const { data: session } = useSession()
  const may = session?.rights['forms.unseal'] !== undefined
  const decide = useCall('form.issueCopies', {
    onDone: ({ numbers }) =>
      say({ text: numbers.length > 0 ? t('copies.issued', { n: numbers.length }) : t('copies.refused') }),
  })
  if (!may) return <span className="why">{t('copies.no_issue_right')}</span>
  return (
    <span className="flex">
      <Button small busy={decide.isPending} onClick={() => decide.mutate({ id: copy.id, verdict: 'refused' })}>
        {t('copies.refuse')}
      </Button>
      <Button
        small
        icon="check"
        busy={decide.isPending}
        onClick={() => decide.mutate({ id: copy.id, verdict: 'issued' })}
        {...(decide.error && { reason: decide.error.message })}
      >
        {t('copies.issue')}
      </Button>
    </span>
  )
}
