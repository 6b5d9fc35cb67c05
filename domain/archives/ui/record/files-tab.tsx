import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { IconButton } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { instantText } from '#platform/ui/day-text.ts'
import { Dialog } from '#platform/ui/dialog.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { FileDrop } from '#platform/ui/file-drop.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProgressBar } from '#platform/ui/progress-bar.tsx'
import { Select } from '#platform/ui/select.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { call as callOnce, type OutputOf, upload } from '#web/api.ts'
import { toApiError } from '#web/api-error.ts'
import { renew, useAsk, useCall } from '#web/api-hooks.ts'
import { maxAttachmentBytes } from '../../attachments/rules.ts'
import { type FolderSet, Folders } from './folders.tsx'
import { peopleMessages } from './people-messages.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import type { CustomerProps } from './use-customer.ts'

type Attachment = OutputOf<'attachment.list'>['rows'][number]

const megabyte = 1_048_576

/** Files of the archive by folder: drop to add, preview in place, what was seen as original and kept as copy. */
export function FilesTab({ page }: CustomerProps) {
  const t = useT(peopleMessages)
  const customerId = page.row.id
  const [folder, setFolder] = useState<string>()
  const { data, error } = useAsk('attachment.list', { customerId, ...(folder !== undefined && { folder }) })
  const folders = useAsk('archive.folders', { customerId })
  const sets = folders.data?.sets ?? []
  const sending = useSending(customerId, folder)
  const mayChange = page.may['change']?.allowed === true
  return (
    <div className="wide-col">
      <div className={sets.length > 0 ? 'two-col' : undefined}>
        <Panel title={t('files.title')} note={data?.rows.length}>
          {mayChange && (
            <div style={{ padding: 12 }}>
              <FileDrop multiple onFiles={sending.send} />
              {sending.now && (
                <div className="ar-stacked" style={{ marginTop: 8 }}>
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
            <EmptyState drawing="paper" title={t('files.none')}>
              {t('files.none_way', { n: maxAttachmentBytes / megabyte })}
            </EmptyState>
          )}
          <ul>
            {data?.rows.map((one) => (
              <FileLine key={one.id} one={one} sets={sets} page={page} />
            ))}
          </ul>
        </Panel>
        {sets.length > 0 && (
          <div className="ar-stacked">
            {sets.map((set) => (
              <Folders key={set.key} set={set} chosen={folder} onChoose={setFolder} />
            ))}
          </div>
        )}
      </div>
    </div>
  )
}

/** Sends files one after the other, so that the bar tells the truth about each. */
function useSending(customerId: string, folder: string | undefined) {
  const t = useT(peopleMessages)
  const say = useToast()
  const client = useQueryClient()
  const [now, setNow] = useState<{ name: string; share: number }>()
  const send = async (files: readonly File[]) => {
    for (const file of files) {
      setNow({ name: file.name, share: 0 })
      try {
        const kept = (await upload('/api/files', file, (share) => setNow({ name: file.name, share }))) as {
          sha256: string
          name: string
        }
        await callOnce('attachment.add', {
          customerId,
          sha256: kept.sha256,
          name: kept.name,
          ...(folder !== undefined && { folder }),
        })
        say({ text: t('files.added') })
      } catch (caught) {
        say({ tone: 'seal', text: `${file.name}：${toApiError(caught).message}` })
      }
    }
    setNow(undefined)
    await renew(client, ['attachment', 'archive'])
  }
  return { now, send: (files: readonly File[]) => void send(files) }
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
