import { useParams, useRouter } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import type { Condition } from '#platform/core/conditions.ts'
import { type FormDefinition, type FormField, formFields } from '#platform/core/forms/definition.ts'
import { BackLink } from '#platform/ui/back-link.tsx'
import { Button } from '#platform/ui/button.tsx'
import { ConditionChips } from '#platform/ui/condition-chips.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { columnText, fixedText, formFieldText } from '#platform/ui/forms/small-inputs.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { ListFromFields } from '#platform/ui/list-from-fields.tsx'
import type { ListSort } from '#platform/ui/list-head.tsx'
import { PageTitle, Rule } from '#platform/ui/page-title.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { SheetMenu } from '../exporting/sheet-menu.tsx'
import { formsTexts } from '../forms-texts.ts'
import { LinkDialog } from '../link-dialog.tsx'
import { PrintListButton } from '../printing/print-list-button.tsx'
import { StateTag } from '../record-state.tsx'
import type { RecordRow } from '../shapes.ts'
import { StartDialog } from '../start-form.tsx'
import { answerPrefix, isPlain, registerColumns, registerFields, shownFields } from './register-fields.ts'
import { registerTexts } from './register-texts.ts'
import { RowDrawer } from './row-drawer.tsx'
import { Totals } from './totals.tsx'
import '../forms.css'

const pageSize = 50
const everything: Condition = { all: [] }
const staleMs = 60_000

/** All records of one form, with its own columns, conditions, order and totals. */
export function RegisterPage() {
  const { key = '' } = useParams({ strict: false }) as { key?: string }
  const { data, error, refetch } = useAsk('form.definition', { key }, { staleMs })
  if (error) return <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void refetch()} />
  if (!data || data.key !== key) return <div className="ph" aria-hidden="true" />
  return <Register key={key} form={data.definition} version={data.version} isOff={data.isOff} />
}

function useRegisterState() {
  const [address, change] = useUrlState()
  const start = { after: undefined, page: undefined }
  const c = address['c']
  return {
    search: address['q'] === undefined ? '' : String(address['q']),
    condition: typeof c === 'object' && c !== null ? (c as Condition) : everything,
    sort:
      typeof address['sort'] === 'string'
        ? { field: address['sort'], descending: address['down'] === true }
        : undefined,
    cursor: typeof address['after'] === 'string' ? address['after'] : undefined,
    page: typeof address['page'] === 'number' ? address['page'] : 1,
    /** Come from the library to enter a row. */
    adds: address['add'] === true,
    setSearch: (q: string) => change({ q: q || undefined, ...start }, { replace: true }),
    setCondition: (next: Condition) =>
      change({ c: 'all' in next && next.all.length === 0 ? undefined : next, ...start }),
    setSort: (sort: ListSort) => change({ sort: sort.field, down: sort.descending || undefined, ...start }),
    toPage: (after: string | undefined, page: number) => change({ after, page: page > 1 ? page : undefined }),
    clear: () => change({ c: undefined, q: undefined, ...start }),
  }
}

function Register({ form, version, isOff }: { form: FormDefinition; version: number; isOff: boolean }) {
  const t = useT({ ...formsTexts, ...registerTexts })
  const text = useText()
  const { language } = useLanguage()
  const router = useRouter()
  const { data: session } = useSession()
  const state = useRegisterState()
  const marks = useRef<Record<number, string | undefined>>({})
  const fields = useMemo(() => registerFields(form), [form])
  const [starting, setStarting] = useState(false)
  const [sending, setSending] = useState(false)
  const isRegister = form.shape === 'register'
  const [row, setRow] = useState<{ id: string | undefined } | undefined>(
    state.adds && isRegister ? { id: undefined } : undefined,
  )
  const filter = {
    form: form.key,
    ...(state.search !== '' && { search: state.search }),
    ...(state.condition !== everything && { condition: state.condition }),
  }
  const { data, error, isPlaceholderData, refetch } = useAsk('form.records', {
    ...filter,
    limit: pageSize,
    ...(state.sort && { sort: [state.sort] }),
    ...(state.cursor !== undefined && { cursor: state.cursor }),
  })
  // Adding up visits every row of the list; the page does not wait for it.
  const sums = useAsk('form.totals', filter, { enabled: formFields(form).some((field) => field.total) })
  if (state.cursor !== undefined) marks.current[state.page] = state.cursor
  const answers = useMemo(() => shownFields(form, data?.columns ?? []), [form, data?.columns])
  const { columns, told, day, hasOwnState } = registerColumns(form, answers)
  const rows = useMemo(
    () => data?.rows.map((one) => ({ ...one, ...prefixed(answers, one.values) }) as RecordRow),
    [data?.rows, answers],
  )
  const isFiltered = state.search !== '' || state.condition !== everything
  const mayFill = session?.rights['forms.fill'] !== undefined
  const add = () => (isRegister ? setRow({ id: undefined }) : setStarting(true))
  const open = (one: RecordRow) =>
    isRegister && one.state === 'draft' ? setRow({ id: one.id }) : router.history.push(paths.formRecord(one.id))
  const from = (state.page - 1) * pageSize + 1
  return (
    <>
      <BackLink href={paths.forms} label={t('register.back')}>
        <span className="mut ell">{text(form.about)}</span>
      </BackLink>
      <PageTitle
        title={text(form.title)}
        sub={
          <>
            <b className="n">{form.code ?? form.key}</b>
            <Rule />
            <span>{t('forms.version', { n: version })}</span>
            {isOff && (
              <span className="och" id="register-off">
                {t('register.off')}
              </span>
            )}
          </>
        }
      >
        {form.ways?.includes('link') && (
          <Button
            small
            icon="qr"
            onClick={() => setSending(true)}
            {...(isOff && { reasonElsewhere: 'register-off' })}
            {...(session?.rights['forms.link'] === undefined && { reason: t('library.no_link_right') })}
          >
            {t('forms.send_link')}
          </Button>
        )}
        <SheetMenu form={form} filter={filter} total={data?.total} />
        <PrintListButton form={form} filter={filter} total={data?.total} isEmpty={data?.rows.length === 0} />
        <Button
          small
          tone="primary"
          icon="plus"
          onClick={add}
          {...(isOff && { reasonElsewhere: 'register-off' })}
          {...(!mayFill && { reason: t('library.no_fill_right') })}
        >
          {t(isRegister ? 'register.add_row' : 'forms.start')}
        </Button>
      </PageTitle>
      <div className="fb">
        <label className="in search">
          <Icon name="search" small />
          <input
            type="search"
            value={state.search}
            placeholder={t('register.search')}
            aria-label={t('register.search')}
            onChange={(event) => state.setSearch(event.target.value)}
          />
        </label>
        <ConditionChips fields={fields} condition={state.condition} onChange={state.setCondition} />
      </div>
      {error ? (
        <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void refetch()} />
      ) : (
        <ListFromFields<RecordRow>
          label={t('forms.records')}
          fields={fields}
          columns={columns}
          heads={{
            title: t('register.subject'),
            ...(day && { happenedOn: text(day) }),
            ...(hasOwnState && { state: t('register.paper_state') }),
          }}
          rows={rows}
          rowId={(one) => one.id}
          nameColumn="title"
          hrefOf={(one) => paths.formRecord(one.id)}
          onOpen={open}
          cells={{
            ...Object.fromEntries(
              answers
                .filter((field) => !isPlain(field))
                .map((field) => [
                  `${answerPrefix}${field.key}`,
                  (one: RecordRow) => <Answer field={field} value={named(field, one.values[field.key], data?.names)} />,
                ]),
            ),
            number: (one) => <span className="n ink2">{one.number ?? '—'}</span>,
            state: (one) => <StateTag state={one.state} />,
            holderId: (one) => data?.names[one.holderId] ?? '',
          }}
          sort={state.sort ?? { field: 'happenedOn', descending: true }}
          onSort={state.setSort}
          stale={isPlaceholderData}
          phone={{
            second: (one) =>
              [
                one.number,
                one.happenedOn,
                ...told
                  .slice(0, 2)
                  .map((field) => formFieldText(field, named(field, one.values[field.key], data?.names), language)),
              ]
                .filter(Boolean)
                .join('　'),
            end: (one) => <StateTag state={one.state} />,
          }}
          empty={
            isFiltered ? (
              <EmptyState drawing="search" title={t('register.none')}>
                <button type="button" className="lnk" onClick={state.clear}>
                  {t('register.clear')}
                </button>
              </EmptyState>
            ) : (
              <EmptyState drawing="paper" title={t('register.empty')}>
                {t('register.empty_about')}
              </EmptyState>
            )
          }
        />
      )}
      <Totals form={form} totals={sums.data?.totals} rows={sums.data?.rows} />
      <Pager
        from={from}
        to={data && data.rows.length > 0 ? from + data.rows.length - 1 : 0}
        size={pageSize}
        {...(data?.total !== undefined && { total: data.total, exact: data.isExact ?? true })}
        {...(state.page > 1 && { onPrevious: () => state.toPage(marks.current[state.page - 1], state.page - 1) })}
        {...(data?.next &&
          !isPlaceholderData && { onNext: () => state.toPage(data.next ?? undefined, state.page + 1) })}
      />
      {starting && (
        <StartDialog form={{ ...form, isSingle: form.isSingle === true }} onClose={() => setStarting(false)} />
      )}
      {sending && <LinkDialog target={{ form: form.key, title: text(form.title) }} onClose={() => setSending(false)} />}
      {row && <RowDrawer form={form} id={row.id} onClose={() => setRow(undefined)} />}
    </>
  )
}

/** The answers as further columns of the row; amounts with all their digits. */
function prefixed(fields: readonly FormField[], values: RecordRow['values']): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => {
      const value = values[field.key]
      const isAmount = field.type === 'computed' && field.as === 'money' && value !== undefined
      return [`${answerPrefix}${field.key}`, isAmount ? fixedText(value, field.scale) : value]
    }),
  )
}

/** Records of other lists by their name. */
function named(field: FormField, value: unknown, names: Readonly<Record<string, string>> = {}): unknown {
  return field.type === 'ref' ? (names[String(value)] ?? value) : value
}

function Answer({ field, value }: { field: FormField; value: unknown }) {
  const { language } = useLanguage()
  const said =
    field.type === 'money' || field.as === 'money'
      ? columnText(field, value, language)
      : formFieldText(field, value, language)
  return said === '' ? <span className="mut">—</span> : <span title={said}>{said}</span>
}
