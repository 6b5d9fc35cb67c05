import { useRouter } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { foldCase } from '#platform/core/condition-match.ts'
import { Button, ButtonLink, IconButton } from '#platform/ui/button.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { ListFromFields } from '#platform/ui/list-from-fields.tsx'
import { Menu, type MenuItem } from '#platform/ui/menu.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { type FormsKey, formsTexts } from '../forms-texts.ts'
import { LinkDialog } from '../link-dialog.tsx'
import { PrintDialog } from '../printing/print-dialog.tsx'
import type { CatalogueRow } from '../shapes.ts'
import { StartDialog } from '../start-form.tsx'
import { LibraryActs } from './library-acts.tsx'
import { LibraryFilter, subjectKey } from './library-filter.tsx'
import { off, PackTabs, tabOf } from './pack-tabs.tsx'
import '../forms.css'

// What a form asks changes when somebody publishes one; the counts are renewed by whoever fills one in.
const staleMs = 60_000

/** 表单: every form the firm works with, by trade, found by name, number or pinyin. */
export function LibraryPage() {
  const t = useT(formsTexts)
  const router = useRouter()
  const [address, change] = useUrlState()
  const pack = typeof address['pack'] === 'string' ? address['pack'] : undefined
  const search = typeof address['q'] === 'string' || typeof address['q'] === 'number' ? String(address['q']) : ''
  const subject = typeof address['about'] === 'string' ? address['about'] : undefined
  const { data: all, error, refetch } = useAsk('form.catalogue', { withOff: true }, { staleMs })
  const { data: found } = useAsk('form.catalogue', { search, withOff: true }, { enabled: search !== '', staleMs })
  const [starting, setStarting] = useState<CatalogueRow>()
  const [sending, setSending] = useState<CatalogueRow>()
  // A row of a register is entered beside its list, a sheet on a page of its own.
  const start = (row: CatalogueRow) =>
    row.shape === 'register' ? router.history.push(`${paths.formRegister(row.key)}?add=true`) : setStarting(row)
  const source = search === '' ? all : (found ?? all)
  const rows = useMemo(
    () =>
      source?.rows
        .filter((row) => (pack === undefined ? !row.isOff : tabOf(row) === pack))
        .filter((row) => subject === undefined || row.subject === subject),
    [source, pack, subject],
  )
  if (error) return <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void refetch()} />
  const records = all?.rows.reduce((sum, row) => sum + row.records, 0) ?? 0
  const offered = all?.rows.filter((row) => !row.isOff)
  return (
    <>
      <PageTitle
        title={t('forms.title')}
        sub={all && t('library.about', { forms: offered?.length ?? 0, records: records.toLocaleString('en') })}
      >
        <LibraryActs />
      </PageTitle>
      <PackTabs rows={all?.rows ?? []} pack={pack} search={search} />
      <LibraryFilter
        search={search}
        onSearch={(q) => change({ q: q || undefined }, { replace: true })}
        subjects={[...new Set(all?.rows.map((row) => row.subject))]}
        subject={subject}
        onSubject={(next) => change({ about: next })}
      />
      <FormList
        rows={rows}
        search={search}
        isEmpty={offered?.length === 0 && pack !== off}
        onStart={start}
        onSend={setSending}
      />
      {starting && <StartDialog form={starting} onClose={() => setStarting(undefined)} />}
      {sending && <SendDialog form={sending} onClose={() => setSending(undefined)} />}
    </>
  )
}

function SendDialog({ form, onClose }: { form: CatalogueRow; onClose: () => void }) {
  const text = useText()
  return <LinkDialog target={{ form: form.key, title: text(form.title) }} onClose={onClose} />
}

type FormListProps = {
  rows: readonly CatalogueRow[] | undefined
  search: string
  isEmpty: boolean
  onStart: (row: CatalogueRow) => void
  onSend: (row: CatalogueRow) => void
}

const columns = ['code', 'name', 'subject', 'ways', 'records', 'acts']

function FormList({ rows, search, isEmpty, onStart, onSend }: FormListProps) {
  const t = useT(formsTexts)
  const router = useRouter()
  const heads = Object.fromEntries(columns.map((key) => [key, t(`library.${key}` as FormsKey)]))
  return (
    <ListFromFields<CatalogueRow>
      label={t('forms.title')}
      fields={{}}
      columns={columns}
      heads={{ ...heads, acts: '' }}
      rows={rows}
      rowId={(row) => row.key}
      nameColumn="name"
      onOpen={(row) => router.history.push(paths.formRegister(row.key))}
      cells={{
        code: (row) => <span className="n ink2">{row.code ?? row.key}</span>,
        name: (row) => <NameCell row={row} search={search} />,
        subject: (row) => t(subjectKey(row.subject)),
        ways: (row) => <Ways row={row} />,
        records: (row) => (
          <Link className="n lnk" href={paths.formRegister(row.key)}>
            {t('forms.count', { n: row.records.toLocaleString('en') })}
          </Link>
        ),
        acts: (row) => <RowActs row={row} onStart={onStart} onSend={onSend} />,
      }}
      phone={{
        second: (row) =>
          `${row.code ?? row.key}　${t(subjectKey(row.subject))}　${t('forms.count', { n: row.records })}`,
        end: (row) => <RowActs row={row} onStart={onStart} onSend={onSend} />,
      }}
      empty={
        isEmpty ? (
          <EmptyState drawing="paper" title={t('library.empty')}>
            <p>{t('library.empty_about')}</p>
            <ButtonLink href={paths.settings}>{t('library.to_settings')}</ButtonLink>
          </EmptyState>
        ) : (
          <EmptyState drawing="search" title={t('library.none')}>
            {t('library.none_about')}
          </EmptyState>
        )
      }
    />
  )
}

function NameCell({ row, search }: { row: CatalogueRow; search: string }) {
  const t = useT(formsTexts)
  const text = useText()
  // Found by another name the paper goes by: say which.
  const alias = search === '' ? undefined : row.otherNames.find((name) => foldCase(name).includes(foldCase(search)))
  return (
    <span className="form-name">
      <span className="l1">
        <Link href={paths.formRegister(row.key)}>{text(row.title)}</Link>
        {row.isOff && <Tag>{t('library.off')}</Tag>}
        {row.shape === 'register' && <Tag>{t('library.shape_register')}</Tag>}
        {row.sensitivity !== null && (
          <Tag tone={row.sensitivity === 'secret' ? 'seal' : 'lined'}>
            {t(row.sensitivity === 'secret' ? 'forms.secret' : 'forms.personal')}
          </Tag>
        )}
      </span>
      <small className="ell" title={text(row.about)}>
        {alias !== undefined && `${t('library.alias', { name: alias })}　`}
        {text(row.about)}
      </small>
    </span>
  )
}

function Ways({ row }: { row: CatalogueRow }) {
  const t = useT(formsTexts)
  return (
    <span className="mut sm">
      {['screen', ...row.ways].map((way) => t(`library.way_${way}` as FormsKey)).join(' / ')}
    </span>
  )
}

function RowActs({
  row,
  onStart,
  onSend,
}: {
  row: CatalogueRow
  onStart: (row: CatalogueRow) => void
  onSend: (row: CatalogueRow) => void
}) {
  const t = useT(formsTexts)
  const router = useRouter()
  const { data: session } = useSession()
  const mayLink = session?.rights['forms.link'] !== undefined
  const [printing, setPrinting] = useState(false)
  const text = useText()
  const items: MenuItem[] = [
    {
      key: 'register',
      label: t('forms.records'),
      icon: 'list',
      onPress: () => router.history.push(paths.formRegister(row.key)),
    },
    {
      key: 'print',
      label: t('print.blank'),
      icon: 'print',
      onPress: () => setPrinting(true),
      ...(session?.rights['forms.print'] === undefined && { reason: t('print.no_right') }),
    },
    {
      key: 'design',
      label: t('library.design'),
      icon: 'sliders',
      onPress: () => router.history.push(paths.formDesign(row.key)),
      ...(session?.rights['forms.design'] === undefined && { reason: t('library.no_design_right') }),
    },
    ...(row.ways.includes('link')
      ? [
          {
            key: 'link',
            label: t('forms.send_link'),
            icon: 'qr' as const,
            onPress: () => onSend(row),
            ...(!mayLink && { reason: t('library.no_link_right') }),
          },
        ]
      : []),
  ]
  return (
    <span className="acts-end">
      <Button small onClick={() => onStart(row)} {...(!row.mayFill && { reasonElsewhere: `why-${row.key}` })}>
        {t('forms.start')}
      </Button>
      {!row.mayFill && (
        <span className="vh" id={`why-${row.key}`}>
          {row.reason}
        </span>
      )}
      <Menu
        items={[
          // In sight there is the button; why it is closed is read here, on a phone too.
          ...(row.mayFill
            ? []
            : [
                {
                  key: 'start',
                  label: t('forms.start'),
                  icon: 'edit' as const,
                  reason: row.reason ?? '',
                  onPress: () => onStart(row),
                },
              ]),
          ...items,
        ]}
        label={t('forms.more')}
        alignEnd
      >
        {(props) => <IconButton small icon="more" label={t('forms.more')} {...props} />}
      </Menu>
      {printing && (
        <PrintDialog title={text(row.title)} form={row.key} needsPurpose={false} onClose={() => setPrinting(false)} />
      )}
    </span>
  )
}
