import { useState } from 'react'
import { IconButton } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { instantText } from '#platform/ui/day-text.ts'
import { Dialog } from '#platform/ui/dialog.tsx'
import { FileDrop } from '#platform/ui/file-drop.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProgressBar } from '#platform/ui/progress-bar.tsx'
import { Select } from '#platform/ui/select.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { useAttaching } from '#web/attaching.ts'
import { maxAttachmentBytes } from '../../attachments/rules.ts'
import type { FolderSet } from './folders.tsx'
import { peopleMessages } from './people-messages.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import type { CustomerProps } from './use-customer.ts'

type Attachment = OutputOf<'attachment.list'>['rows'][number]

const megabyte = 1_048_576

type FilesPanelProps = CustomerProps & { folder: string | undefined; sets: readonly FolderSet[] }

/** Files of the archive: drop to add, preview in place, what was seen as original and kept as copy. */
export function FilesPanel({ page, folder, sets }: FilesPanelProps) {
  const t = useT(peopleMessages)
  const customerId = page.row.id
  const { data, error } = useAsk('attachment.list', { customerId, ...(folder !== undefined && { folder }) })
  const say = useToast()
  const sending = useAttaching(customerId, {
    folder,
    onRefused: (name, refusal) => say({ tone: 'seal', text: t('ui.says', { name, what: refusal.message }) }),
  })
  const send = (files: readonly File[]) => void sending.attach(files, () => say({ text: t('files.added') }))
  const mayChange = page.may['change']?.allowed === true
  return (
    <Panel title={t('files.title')} note={data && data.rows.length > 0 && data.rows.length}>
      {mayChange && (
        <div className="ar-drop">
          <FileDrop multiple onFiles={send} />
          {sending.now && (
            <div className="ar-stacked">
              <span className="sm">{t('files.sending', { name: sending.now.name })}</span>
              <ProgressBar
                label={sending.now.name}
                parts={[{ tone: 'brand', share: sending.now.share, label: sending.now.name }]}
              />
            </div>
          )}
        </div>
      )}
      {error && <p className="pl red">{error.message}</p>}
      {data?.rows.length === 0 && (
        <p className="pl mut">
          {t('files.none')} {t('files.none_way', { n: maxAttachmentBytes / megabyte })}
        </p>
      )}
      <ul>
        {data?.rows.map((one) => (
          <FileLine key={one.id} one={one} sets={sets} page={page} />
        ))}
      </ul>
    </Panel>
  )
}

function sizeText(bytes: number): string {
  return bytes < megabyte ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / megabyte).toFixed(1)} MB`
}

function FileLine({ one, sets, page }: CustomerProps & { one: Attachment; sets: readonly FolderSet[] }) {
  const t = useT(peopleMessages)
  const { language } = useLanguage()
  const [open, setOpen] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const change = useCall('attachment.change', { renews: ['archive'] })
  const put = (values: Record<string, unknown>) => change.mutate({ id: one.id, values } as never)
  const mayChange = page.may['change']?.allowed === true
  const address = `/api/attachments/${one.id}`
  return (
    <li className="pl">
      <Icon name={one.type.startsWith('image/') ? 'image' : 'file'} small />
      <span className="grow">
        {one.isShown ? (
          <button type="button" className="lnk" onClick={() => setOpen(true)}>
            {one.name}
          </button>
        ) : (
          one.name
        )}
        <span className="mut sm" style={{ display: 'block' }}>
          {sizeText(one.size)} {one.createdByName} {instantText(one.createdAt, language)}
        </span>
        <span className="flex" style={{ flexWrap: 'wrap' }}>
          <Checkbox checked={one.originalSeen} disabled={!mayChange} onChange={(originalSeen) => put({ originalSeen })}>
            {t('files.seen')}
          </Checkbox>
          <Checkbox checked={one.copyKept} disabled={!mayChange} onChange={(copyKept) => put({ copyKept })}>
            {t('files.copy')}
          </Checkbox>
          {sets.length > 0 && mayChange && (
            <Select
              small
              aria-label={t('files.folder')}
              value={one.folder ?? undefined}
              placeholder={t('files.no_folder')}
              options={sets.flatMap((set) =>
                set.folders.map(({ key, label }) => ({ key, label: language === 'en' ? label.en : label.zh })),
              )}
              onChange={(folder) => put({ folder: folder ?? null })}
            />
          )}
        </span>
      </span>
      <a
        className="icb s"
        href={`${address}?download`}
        download={one.name}
        aria-label={t('files.download')}
        title={t('files.download')}
      >
        <Icon name="download" small />
      </a>
      {mayChange && <IconButton small icon="trash" label={t('files.withdraw')} onClick={() => setLeaving(true)} />}
      {open && (
        <Dialog open wide lightDismiss onClose={() => setOpen(false)} title={one.name}>
          {one.type.startsWith('image/') ? (
            <img className="frame-file" src={address} alt={one.name} />
          ) : (
            <iframe className="frame-file" src={address} title={one.name} />
          )}
        </Dialog>
      )}
      {leaving && <WithdrawDialog one={one} onClose={() => setLeaving(false)} />}
    </li>
  )
}

function WithdrawDialog({ one, onClose }: { one: Attachment; onClose: () => void }) {
  const t = useT(peopleMessages)
  const say = useToast()
  const call = useCall('attachment.withdraw', {
    renews: ['archive'],
    onDone: () => {
      say({ text: t('files.withdrawn') })
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={t('files.withdraw')}
      about={t('files.withdraw_about')}
      act={t('files.withdraw')}
      tone="stop"
      busy={call.isPending}
      error={call.error}
      onClose={onClose}
      onDone={(reason) => call.mutate({ id: one.id, reason: reason ?? '' })}
    />
  )
}
