import { useRouter } from '@tanstack/react-router'
import { chinaDay } from '#platform/core/time.ts'
import { BackLink } from '#platform/ui/back-link.tsx'
import { Button } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { dayText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { ListFromFields } from '#platform/ui/list-from-fields.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import type { OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { formsTexts } from '../forms-texts.ts'
import { linksTexts } from './links-texts.ts'
import '../forms.css'

type SentLink = OutputOf<'form.links'>['rows'][number]
const columns = ['form', 'customer', 'purpose', 'answers', 'until', 'made', 'state', 'acts'] as const
const tones = { open: 'pine', answered: 'plain', expired: 'plain', revoked: 'lined' } as const

/** 填表链接: what was sent out by link or code, and the way to stop it. */
export function LinksPage() {
  const t = useT({ ...formsTexts, ...linksTexts })
  const text = useText()
  const { language } = useLanguage()
  const router = useRouter()
  const [address, change] = useUrlState()
  const { data, error, refetch } = useAsk('form.links', {})
  const { data: forms } = useAsk('form.catalogue', {}, { staleMs: 60_000 })
  if (error) return <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void refetch()} />
  const titles = new Map(forms?.rows.map((row) => [row.key, text(row.title)]))
  const isOpenOnly = address['open'] === true
  const rows = data?.rows.filter((row) => !isOpenOnly || row.state === 'open')
  const day = (instant: string) => dayText(chinaDay(new Date(instant)), language)
  const title = (row: SentLink) => titles.get(row.formKey) ?? row.formKey
  return (
    <>
      <BackLink href={paths.forms} label={t('forms.title')} />
      <PageTitle title={t('links.title')} sub={<span className="desk">{t('links.about')}</span>} />
      <div className="fb">
        <Checkbox checked={isOpenOnly} onChange={(on) => change({ open: on || undefined })}>
          {t('links.only_open')}
        </Checkbox>
      </div>
      <ListFromFields<SentLink>
        label={t('links.title')}
        fields={{}}
        columns={columns}
        heads={{
          ...Object.fromEntries(columns.filter((one) => one !== 'acts').map((key) => [key, t(`links.${key}`)])),
          acts: '',
        }}
        rows={rows}
        rowId={(row) => row.id}
        nameColumn="form"
        onOpen={(row) =>
          router.history.push(row.recordId === null ? paths.formRegister(row.formKey) : paths.formRecord(row.recordId))
        }
        cells={{
          form: (row) => (
            <Link href={row.recordId === null ? paths.formRegister(row.formKey) : paths.formRecord(row.recordId)}>
              {title(row)}
            </Link>
          ),
          customer: (row) => row.customerName ?? <span className="mut">{t('links.anyone')}</span>,
          purpose: (row) => <span title={row.purpose}>{row.purpose}</span>,
          answers: (row) => (
            <span className="n">{t('links.answers_n', { n: row.answers, most: row.answersMost })}</span>
          ),
          until: (row) => day(row.expiresAt),
          made: (row) => `${row.createdByName ?? ''} ${day(row.createdAt)}`,
          state: (row) => <Tag tone={tones[row.state]}>{t(`links.state_${row.state}`)}</Tag>,
          acts: (row) => (row.state === 'open' ? <Revoke link={row} /> : null),
        }}
        phone={{
          second: (row) =>
            `${row.customerName ?? t('links.anyone')}　${t('links.answers_n', { n: row.answers, most: row.answersMost })}　${day(row.expiresAt)}`,
          end: (row) =>
            row.state === 'open' ? (
              <Revoke link={row} />
            ) : (
              <Tag tone={tones[row.state]}>{t(`links.state_${row.state}`)}</Tag>
            ),
        }}
        empty={
          <EmptyState drawing="paper" title={t('links.empty')}>
            {t('links.empty_about')}
          </EmptyState>
        }
      />
    </>
  )
}

function Revoke({ link }: { link: SentLink }) {
  const t = useT(linksTexts)
  const say = useToast()
  const revoke = useCall('form.revokeLink', { onDone: () => say({ text: t('links.revoked') }) })
  return (
    <Button
      small
      tone="stop"
      busy={revoke.isPending}
      onClick={() => revoke.mutate({ id: link.id, version: link.version })}
    >
      {t('links.revoke')}
    </Button>
  )
}
