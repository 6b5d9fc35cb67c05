import { FileDrop } from '#platform/ui/file-drop.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { useT } from '#platform/ui/language.tsx'
import { ProgressBar } from '#platform/ui/progress-bar.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { useAttaching } from '#web/attaching.ts'
import { ledgersTexts } from './ledgers-texts.ts'

type ContractFilesProps = { held: OutputOf<'contract.get'>; mayChange: boolean }

/** The papers of a contract, such as the scan with the seals: new ones go into the archive, known ones are tied to it. */
export function ContractFiles({ held, mayChange }: ContractFilesProps) {
  const t = useT(ledgersTexts)
  const say = useToast()
  const attach = useCall('contract.attach', { onDone: () => say({ text: t('contract.file_tied') }) })
  const sending = useAttaching(held.customerId, {
    onRefused: (name, error) => say({ tone: 'seal', text: t('ui.says', { name, what: error.message }) }),
  })
  const { data } = useAsk('attachment.list', { customerId: held.customerId }, { enabled: mayChange })
  const tied = new Set(held.files.map((file) => file.id))
  const others = (data?.rows ?? []).filter((one) => !tied.has(one.id))
  const tie = async (attachmentId: string) => {
    await attach.mutateAsync({ id: held.id, attachmentId })
  }
  return (
    <section className="rows">
      <h3>{t('contract.files')}</h3>
      {held.files.length === 0 && <p className="mut sm">{t('contract.files_none')}</p>}
      <ul>
        {held.files.map((file) => (
          <li key={file.id} className="flex">
            <Icon name={file.type.startsWith('image/') ? 'image' : 'file'} small />
            <a className="lnk" href={`/api/attachments/${file.id}`} target="_blank" rel="noreferrer">
              {file.name}
            </a>
          </li>
        ))}
      </ul>
      {mayChange && (
        <>
          <FileDrop multiple onFiles={(files) => void sending.attach(files, tie)} />
          {sending.now && (
            <ProgressBar
              label={sending.now.name}
              parts={[{ tone: 'brand', share: sending.now.share, label: sending.now.name }]}
            />
          )}
          {others.length > 0 && (
            <span className="pick s">
              <select
                className="in s"
                aria-label={t('contract.file_known')}
                value=""
                onChange={(event) => event.target.value !== '' && void tie(event.target.value).catch(() => {})}
              >
                <option value="">{t('contract.file_known')}</option>
                {others.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </select>
              <Icon name="chevron-down" small />
            </span>
          )}
          {attach.error && <p className="red sm">{attach.error.message}</p>}
        </>
      )}
    </section>
  )
}
