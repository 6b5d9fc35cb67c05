import { Banner } from '#platform/ui/banner.tsx'
import { dayText } from '#platform/ui/day-text.ts'
import { Drawer } from '#platform/ui/dialog.tsx'
import { Facts } from '#platform/ui/facts.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Skeleton } from '#platform/ui/skeleton.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useAsk } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { collection, fillers, loadStates } from '../schema.ts'
import { DraftAnswers, ReadAnswers } from './answers.tsx'
import { collectingTexts } from './collecting-texts.ts'
import { DismissButton } from './dismiss-button.tsx'
import { useKinds } from './kinds.ts'
import { LoadPanel } from './load-panel.tsx'
import { ReportPanel } from './report-panel.tsx'
import type { Collection } from './shapes.ts'
import { SignPanel } from './sign-panel.tsx'
import { Tracks } from './tracks.tsx'

/** One form: its answers, its signature, what of it goes into the archive, what was done next. */
export function CollectionDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT(collectingTexts)
  const { data, error } = useAsk('collection.get', { id })
  return (
    <Drawer open wide onClose={onClose} title={data ? `${data.number} ${data.name ?? ''}` : t('collecting.title')}>
      <RefusedNote error={error} />
      {!data && !error && <Skeleton percent={60} />}
      {data && data.id === id && <Loaded key={`${data.id}${data.version}`} form={data} onClose={onClose} />}
    </Drawer>
  )
}

function Loaded({ form, onClose }: { form: Collection; onClose: () => void }) {
  const t = useT(collectingTexts)
  const kind = useKinds().get(form.kind)
  const { data: session } = useSession()
  const isMine = form.collectorId === session?.person.id
  const isEditable = form.signedAt === null && form.loadState === 'waiting' && isMine && form.kind !== 'dataForm'
  const isReady = form.loadState === 'waiting' && (!kind?.isSigned || form.signedAt !== null)
  return (
    <div className="collected">
      <Head form={form} />
      {form.late && (
        <Banner tone="seal">
          {t(
            form.late === 'completion'
              ? 'form.late_completion'
              : form.late === 'handOver'
                ? 'form.late_hand_over'
                : 'form.late_report',
          )}
        </Banner>
      )}
      {isEditable ? <DraftAnswers form={form} /> : <ReadAnswers form={form} />}
      {kind?.isSigned && <SignPanel form={form} isMine={isMine} />}
      {kind?.isOrdered && form.loadState === 'waiting' && <ReportPanel form={form} />}
      {kind?.isTracked && <Tracks form={form} />}
      {isReady && <LoadPanel form={form} onDone={onClose} />}
      {form.loadState === 'waiting' && <DismissButton form={form} />}
    </div>
  )
}

function Head({ form }: { form: Collection }) {
  const t = useT(collectingTexts)
  const text = useText()
  const { language } = useLanguage()
  const kind = useKinds().get(form.kind)
  const [zh, en] = loadStates[form.loadState]
  const facts = [
    kind && text(kind.label),
    form.campaignName,
    form.collectorName && `${t('form.collector')} ${form.collectorName}`,
    `${t('form.obtained')} ${dayText(form.obtainedOn, language)}`,
    form.filledBy && text({ zh: fillers[form.filledBy][0], en: fillers[form.filledBy][1] }),
    form.agencyName,
  ]
  return (
    <p className="facts">
      <Tag tone={form.loadState === 'loaded' ? 'pine' : 'plain'}>{text({ zh, en })}</Tag>
      {kind?.isSigned && <Tag>{optionText(collection.fields.state, form.state, language)}</Tag>}
      {form.recordId !== null && (
        <Link className="lnk sm" href={paths.formRecord(form.recordId)}>
          {t('form.paper')}
        </Link>
      )}
      <span className="mut sm">
        <Facts of={facts} />
      </span>
    </p>
  )
}
