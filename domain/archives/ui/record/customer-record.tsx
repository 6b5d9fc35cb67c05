import { useRouter } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { BackLink } from '#platform/ui/back-link.tsx'
import { IconButton } from '#platform/ui/button.tsx'
import { useNow } from '#platform/ui/clock.ts'
import { dayText, instantText } from '#platform/ui/day-text.ts'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Menu, type MenuItem } from '#platform/ui/menu.tsx'
import { Rule, useDocumentTitle } from '#platform/ui/page-title.tsx'
import { Skeleton } from '#platform/ui/skeleton.tsx'
import { Tabs } from '#platform/ui/tabs.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { Watermark } from '#platform/ui/watermark.tsx'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { AssessmentTab } from '../assessment/assessment-tab.tsx'
import { type CustomerFields, useCustomerFields } from '../customer-fields.ts'
import { HoldingsTab } from '../holdings/holdings-tab.tsx'
import { offersOfOne } from '../printing/offers.ts'
import { PrintDialog } from '../printing/print-dialog.tsx'
import { printTexts } from '../printing/print-texts.ts'
import { SendDialog } from '../printing/send-dialog.tsx'
import { ArchiveSheet, type Editing } from './archive-sheet.tsx'
import { changeMessages } from './change-messages.ts'
import { ClassDrawer } from './class-drawer.tsx'
import { type Act, ActDialog } from './customer-acts.tsx'
import { CustomerBanners } from './customer-banners.tsx'
import { CustomerHead } from './customer-head.tsx'
import { FieldDrawer } from './field-drawer.tsx'
import { NoRecord } from './no-record.tsx'
import { PeopleTab } from './people-tab.tsx'
import { PurposeProvider, usePurpose } from './purpose.tsx'
import { recordMessages } from './record-messages.ts'
import { SidePanels } from './side-panels.tsx'
import { TrailTab } from './trail-tab.tsx'
import { type CustomerPage, useCustomer } from './use-customer.ts'
import '../archives.css'

/** A part of the page that another noun gives: its tab, and what it shows. */
export type CustomerPart = {
  key: string
  label: string
  count?: number | undefined
  content: (page: CustomerPage) => ReactNode
}

type CustomerRecordProps = {
  id: string
  /** Key of the open tab; the sheet when absent. */
  tab?: string | undefined
  parts?: readonly CustomerPart[]
  /** Beside the sheet, such as the journal; what is missing and whom to call when absent. */
  beside?: ((page: CustomerPage) => ReactNode) | undefined
  /** Below the sheet, such as three years of sales. */
  below?: ((page: CustomerPage) => ReactNode) | undefined
  /** Buttons of the head, the main one primary. */
  actions?: ((page: CustomerPage) => ReactNode) | undefined
}

/** One customer: the index card, what must be done, the sheet and its neighbours. Every reading is recorded. */
export function CustomerRecord(props: CustomerRecordProps) {
  const { data, error, refetch } = useCustomer(props.id)
  const schema = useCustomerFields()
  if (error?.kind === 'missing') return <NoRecord message={error.message} />
  if (error) return <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void refetch()} />
  if (!data) return <ComingRecord />
  return (
    <PurposeProvider key={data.row.id}>
      <Loaded {...props} page={data} schema={schema} />
    </PurposeProvider>
  )
}

function Loaded({
  tab = 'sheet',
  parts = [],
  beside,
  below,
  actions,
  page,
  schema,
}: CustomerRecordProps & { page: CustomerPage; schema: CustomerFields }) {
  const t = useT(recordMessages)
  const [act, setAct] = useState<Act>()
  const [paper, setPaper] = useState<'print' | 'send'>()
  const [classes, setClasses] = useState<{ dimension: string | undefined }>()
  const [field, setField] = useState<string>()
  const [address] = useUrlState()
  const [editing, setEditing] = useState<Editing | undefined>(() => editingOf(address['fill'], schema))
  useDocumentTitle(page.row.name)
  const { id } = page.row
  const own = [
    { key: 'sheet', label: t('record.sheet') },
    ...parts,
    { key: 'files', label: t('record.holdings') },
    { key: 'people', label: t('record.people'), count: page.contacts.length + page.relations.length },
    { key: 'assessment', label: t('record.assessment') },
    { key: 'trail', label: t('record.trail') },
  ]
  const router = useRouter()
  const fill = (key: string) => {
    if (tab === 'sheet') setEditing(editingOf(key, schema))
    else router.history.push(`${paths.customer(id)}?fill=${key}`)
  }
  const part = parts.find((one) => one.key === tab)
  return (
    <div className="rec">
      <Crumb page={page} />
      <CustomerHead
        page={page}
        schema={schema}
        actions={
          <>
            {actions?.(page)}
            <MoreMenu page={page} onAct={setAct} onPaper={setPaper} />
          </>
        }
        onClass={(dimension) => setClasses({ dimension })}
      />
      <CustomerBanners page={page} onAct={setAct} />
      <div className="tabs-line">
        <Tabs
          label={t('record.parts')}
          tabs={own.map(({ key, label, ...rest }) => ({
            href: key === 'sheet' ? paths.customer(id) : paths.customerTab(id, key),
            label,
            on: key === tab,
            ...('count' in rest && { count: rest.count }),
          }))}
        />
        <LookSaid />
      </div>
      <h2 className="vh">{own.find((one) => one.key === tab)?.label}</h2>
      {tab === 'sheet' && (
        <div className="split" style={{ '--side': '476px' } as never}>
          <section className="sheet col cut">
            <ArchiveSheet page={page} schema={schema} editing={editing} onEdit={setEditing} onField={setField} />
            {below?.(page)}
          </section>
          {beside ? beside(page) : <SidePanels page={page} onFill={fill} />}
        </div>
      )}
      {tab === 'files' && <HoldingsTab page={page} />}
      {tab === 'assessment' && <AssessmentTab page={page} schema={schema} onFill={fill} />}
      {tab === 'people' && <PeopleTab page={page} />}
      {tab === 'trail' && <TrailTab page={page} schema={schema} />}
      {part?.content(page)}
      {paper === 'print' && (
        <PrintDialog
          offers={offersOfOne(id, page.row.kind === 'organisation')}
          customer={page.row}
          onClose={() => setPaper(undefined)}
        />
      )}
      {paper === 'send' && <SendDialog customer={page.row} onClose={() => setPaper(undefined)} />}
      {act && <ActDialog act={act} page={page} onClose={() => setAct(undefined)} />}
      {classes && (
        <ClassDrawer
          page={page}
          schema={schema}
          dimension={classes.dimension}
          onDimension={(dimension) => setClasses({ dimension })}
          onClose={() => setClasses(undefined)}
        />
      )}
      {field && <FieldDrawer page={page} schema={schema} fieldKey={field} onClose={() => setField(undefined)} />}
      <Mark />
    </div>
  )
}

/** The group of the sheet that is open for editing because something in it is to be filled in. */
function editingOf(key: unknown, { fields }: CustomerFields): Editing | undefined {
  if (typeof key !== 'string' || !Object.hasOwn(fields, key)) return undefined
  return { group: fields[key]?.group ?? 'basic', first: key }
}

function Crumb({ page: { row } }: { page: CustomerPage }) {
  const t = useT(recordMessages)
  const { language } = useLanguage()
  return (
    <BackLink href={paths.customers} label={t('record.customers')}>
      <span className="grow" />
      <span className="mut desk">
        {row.reviewedOn && t('record.reviewed', { day: dayText(row.reviewedOn, language) })}
        {row.reviewedOn && row.nextReviewOn && <Rule />}
        {row.nextReviewOn && t('record.next_review', { day: dayText(row.nextReviewOn, language) })}
      </span>
    </BackLink>
  )
}

type MoreMenuProps = { page: CustomerPage; onAct: (act: Act) => void; onPaper: (paper: 'print' | 'send') => void }

function MoreMenu({ page: { row, may }, onAct, onPaper }: MoreMenuProps) {
  const t = useT({ ...recordMessages, ...changeMessages, ...printTexts })
  const paperEntry = (key: 'print' | 'send', icon: 'print' | 'send', permission: 'print' | 'change'): MenuItem => ({
    key,
    label: t(`printing.${key}`),
    icon,
    onPress: () => onPaper(key),
    ...(may[permission]?.allowed === false && { reason: may[permission]?.reason ?? '' }),
  })
  const entry = (
    act: Act,
    icon: 'check' | 'swap' | 'warning' | 'trash' | 'undo',
    permission: string,
    stop = false,
  ): MenuItem => ({
    key: act,
    label: t(`change.${act}`),
    icon,
    stop,
    onPress: () => onAct(act),
    ...(may[permission]?.allowed === false && { reason: may[permission]?.reason ?? '' }),
  })
  const items: MenuItem[] = [
    paperEntry('print', 'print', 'print'),
    paperEntry('send', 'send', 'change'),
    { key: 'papers', rule: true },
    entry('review', 'check', 'review'),
    entry('assign', 'swap', 'change'),
    { key: 'lost', label: t('change.lost'), icon: 'warning', onPress: () => onAct('lost') },
    { key: 'rule', rule: true },
    row.withdrawnAt ? entry('restore', 'undo', 'restore') : entry('withdraw', 'trash', 'withdraw', true),
  ]
  return (
    <Menu items={items} label={t('record.more')} alignEnd>
      {(props) => <IconButton framed icon="more" label={t('record.more')} {...props} />}
    </Menu>
  )
}

/** That this reading is on record, and under which purpose covered values are shown. */
function LookSaid() {
  const t = useT(recordMessages)
  const { stated, change } = usePurpose()
  return (
    <span className="said">
      <Icon name="eye" small />
      {t('record.look_recorded')}
      <Rule />
      <button type="button" className="lnk sm" onClick={change}>
        {stated === undefined ? t('record.state_purpose') : t('record.purpose', { purpose: stated })}
      </button>
    </span>
  )
}

/** Who looks and when, faintly over the page. */
function Mark() {
  const { language } = useLanguage()
  const { data } = useSession()
  const now = useNow()
  if (!data) return null
  const { name, number } = data.person
  return <Watermark text={`${name} ${number} ${instantText(now.toISOString(), language)}`} />
}

function ComingRecord() {
  return (
    <div aria-hidden="true">
      <div className="crumb" />
      <header className="ch">
        <div className="c1">
          <h1>
            <Skeleton percent={100} />
          </h1>
        </div>
        <div className="c2">
          <Skeleton percent={60} />
        </div>
        <div className="c3">
          <div>
            <Skeleton percent={100} />
          </div>
        </div>
      </header>
    </div>
  )
}
