import { useState } from 'react'
import { BackLink } from '#platform/ui/back-link.tsx'
import { Banner } from '#platform/ui/banner.tsx'
import { Button, IconButton } from '#platform/ui/button.tsx'
import type { IconName } from '#platform/ui/icon-paths.ts'
import { useT, useText } from '#platform/ui/language.tsx'
import { Menu, type MenuItem } from '#platform/ui/menu.tsx'
import { PageTitle, Rule } from '#platform/ui/page-title.tsx'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { formsTexts } from '../forms-texts.ts'
import { LinkDialog } from '../link-dialog.tsx'
import { PrintDialog } from '../printing/print-dialog.tsx'
import { StateTag } from '../record-state.tsx'
import type { RecordPage } from '../shapes.ts'
import type { Act } from './record-acts.tsx'
import { recordTexts } from './record-texts.ts'

/** Way back, name of the form, its number and version, where it stands, and what may be done with it. */
export function RecordHead({ page, onAct }: { page: RecordPage; onAct: (act: Act) => void }) {
  const t = useT(formsTexts)
  const text = useText()
  const [sending, setSending] = useState(false)
  const [printing, setPrinting] = useState(false)
  const { data: session } = useSession()
  const { record, definition } = page
  const form = definition.definition
  const goesByLink = record.state === 'draft' && form.ways?.includes('link') === true
  const mayLink = session?.rights['forms.link'] !== undefined
  return (
    <>
      <Crumb page={page} />
      <PageTitle
        title={text(form.title)}
        sub={
          <>
            <b className="n">{form.code ?? form.key}</b>
            <Rule />
            <span>{t('forms.version', { n: definition.version })}</span>
            <Rule />
            <span>{record.number === null ? t('forms.no_number') : t('forms.number', { number: record.number })}</span>
            {form.sensitivity && (
              <span className="desk mut">
                <Rule />
                {t(form.sensitivity === 'secret' ? 'forms.secret' : 'forms.personal')}
              </span>
            )}
            <Rule />
            <StateTag state={record.state} />
          </>
        }
      >
        {goesByLink && (
          <Button
            small
            icon="qr"
            onClick={() => setSending(true)}
            {...(!mayLink && { reason: t('library.no_link_right') })}
          >
            {t('forms.send_link')}
          </Button>
        )}
        <Button
          small
          icon="print"
          onClick={() => setPrinting(true)}
          {...(session?.rights['forms.print'] === undefined && { reason: t('print.no_right') })}
        >
          {t('print.print')}
        </Button>
        <MoreMenu page={page} onAct={onAct} />
      </PageTitle>
      {printing && (
        <PrintDialog
          title={text(form.title)}
          form={definition.key}
          recordId={record.id}
          files={page.files.length}
          needsPurpose={form.sensitivity !== undefined}
          onClose={() => setPrinting(false)}
        />
      )}
      {sending && (
        <LinkDialog target={{ recordId: record.id, title: text(form.title) }} onClose={() => setSending(false)} />
      )}
    </>
  )
}

function Crumb({ page: { record, definition, names } }: { page: RecordPage }) {
  const t = useT({ ...formsTexts, ...recordTexts })
  const owner = record.ownerId === null ? undefined : names[record.ownerId]
  const back =
    record.customerId === null
      ? { href: paths.formRegister(definition.key), label: t('forms.records') }
      : { href: paths.customerTab(record.customerId, 'forms'), label: record.customerName ?? t('forms.customer') }
  return (
    <BackLink href={back.href} label={back.label}>
      <span className="mut">
        {owner}
        <Rule />
        {record.happenedOn}
        {record.filledBy === 'customer' && (
          <>
            <Rule />
            {t('paper.from_link')}
          </>
        )}
      </span>
    </BackLink>
  )
}

function MoreMenu({ page, onAct }: { page: RecordPage; onAct: (act: Act) => void }) {
  const t = useT({ ...formsTexts, ...recordTexts })
  const entry = (act: Act, icon: IconName, right: string, stop = false): MenuItem => {
    const permission = page.may[right]
    return {
      key: act,
      label: t(`paper.${act}`),
      icon,
      stop,
      onPress: () => onAct(act),
      ...(permission && !permission.allowed && { reason: permission.reason ?? '' }),
    }
  }
  const isSealed = page.record.sealedAt !== null
  const items: MenuItem[] = [
    ...(page.record.state === 'draft' ? [] : [entry('reopen', 'undo', 'reopen'), entry('file', 'cabinet', 'file')]),
    isSealed ? entry('unseal', 'key', 'unseal') : entry('seal', 'lock', 'seal'),
    { key: 'rule', rule: true },
    entry('void', 'trash', 'void', true),
  ]
  return (
    <Menu items={items} label={t('forms.more')} alignEnd>
      {(props) => <IconButton framed small icon="more" label={t('forms.more')} {...props} />}
    </Menu>
  )
}

/** What holds for the record as a whole: sent back, waiting, void, sealed. */
export function RecordBanners({ page, onAct }: { page: RecordPage; onAct: (act: Act) => void }) {
  const t = useT(recordTexts)
  const { record, definition, may } = page
  const flow = definition.definition.flow
  const posts = (list: readonly string[] | undefined) =>
    list && list.length > 0 ? t('paper.posts', { posts: list }) : ''
  const decide = (act: 'review' | 'approve') =>
    may[act]?.allowed ? (
      <span className="flex">
        <Button small onClick={() => onAct('send_back')}>
          {t('paper.send_back')}
        </Button>
        <Button small tone="primary" icon="check" onClick={() => onAct(act)}>
          {t(`paper.${act}`)}
        </Button>
      </span>
    ) : (
      <span className="why">{may[act]?.reason}</span>
    )
  const waitsForReview = record.state === 'submitted' && flow?.reviews !== undefined
  const waitsForApproval =
    flow?.approves !== undefined &&
    (record.state === 'reviewed' || (record.state === 'submitted' && flow.reviews === undefined))
  const banners = [
    record.state === 'draft' && record.returnedAt && record.opinion && (
      <Banner key="back" tone="ochre" icon="undo">
        {t('paper.returned', { opinion: record.opinion })}
      </Banner>
    ),
    waitsForReview && (
      <Banner key="review" tone="ochre" title={t('paper.waiting_review')} action={decide('review')}>
        {posts(flow?.reviews)}
      </Banner>
    ),
    waitsForApproval && (
      <Banner key="approve" tone="ochre" title={t('paper.waiting_approval')} action={decide('approve')}>
        {posts(flow?.approves)}
      </Banner>
    ),
    record.state === 'voided' && (
      <Banner key="void" tone="seal">
        {t('paper.voided', { reason: record.voidReason ?? '' })}
      </Banner>
    ),
    record.sealedAt && !page.shut && (
      <Banner key="sealed" tone="seal" icon="lock">
        {t('paper.sealed', { reason: record.sealReason ?? '' })}
      </Banner>
    ),
    page.shut && (
      <Banner
        key="shut"
        tone="seal"
        icon="lock"
        action={
          <Button small onClick={() => onAct('ask_look')}>
            {t('paper.ask_look')}
          </Button>
        }
      >
        {t('paper.shut')}
      </Banner>
    ),
  ].filter(Boolean)
  return banners.length === 0 ? null : <div className="bans">{banners}</div>
}
