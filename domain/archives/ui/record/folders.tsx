import { useT, useText } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import type { OutputOf } from '#web/api.ts'
import { peopleMessages } from './people-messages.ts'

export type FolderSet = OutputOf<'archive.folders'>['sets'][number]

type FoldersProps = { set: FolderSet; chosen: string | undefined; onChoose: (folder: string | undefined) => void }

/** The divisions the trade keeps an archive in, and what lies in each; a press shows its files. */
export function Folders({ set, chosen, onChoose }: FoldersProps) {
  const t = useT(peopleMessages)
  const text = useText()
  return (
    <Panel
      title={text(set.label)}
      note={t('files.begun', { n: set.begun, of: set.folders.length })}
      aside={
        chosen !== undefined && (
          <button type="button" className="lnk sm" onClick={() => onChoose(undefined)}>
            {t('files.all')}
          </button>
        )
      }
    >
      <ul>
        {set.folders.map((folder) => (
          <li className="pl" key={folder.key}>
            <button
              type="button"
              className={chosen === folder.key ? 'grow b' : 'grow'}
              aria-pressed={chosen === folder.key}
              onClick={() => onChoose(chosen === folder.key ? undefined : folder.key)}
            >
              {text(folder.label)}
              {folder.about && <span className="mut sm"> {text(folder.about)}</span>}
            </button>
            {folder.hasBegun ? (
              <span className="mut sm nw">
                {folder.filledFields.length > 0 && t('files.fields_filled', { n: folder.filledFields.length })}{' '}
                {folder.items > 0 && t('files.items_in', { n: folder.items })}{' '}
                {folder.files > 0 && t('files.files_in', { n: folder.files })}
              </span>
            ) : (
              <Tag tone="lined">{t('files.empty_folder')}</Tag>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
