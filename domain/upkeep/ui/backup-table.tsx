import { Button, IconButton } from '#platform/ui/button.tsx'
import { instantText } from '#platform/ui/day-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { numberText } from '#platform/ui/number-text.ts'
import { Rule } from '#platform/ui/page-title.tsx'
import { SkeletonRows } from '#platform/ui/skeleton.tsx'
import { Tag, type TagTone } from '#platform/ui/tag.tsx'
import { upkeepScreenMessages } from './messages.ts'
import type { BackupRow } from './shapes.ts'

type BackupTableProps = {
  rows: readonly BackupRow[] | undefined
  onTry: (id: string) => void
  onRemove: (row: BackupRow) => void
}

const tones: Record<BackupRow['state'], TagTone> = { waiting: 'ochre', running: 'ochre', good: 'pine', failed: 'seal' }

/** The backups, newest first; on phones two lines each. */
export function BackupTable({ rows, onTry, onRemove }: BackupTableProps) {
  const t = useT(upkeepScreenMessages)
  const { language } = useLanguage()
  return (
    <table className="tb" aria-busy={rows === undefined}>
      <thead>
        <tr>
          <th scope="col">{t('upkeep.made_at')}</th>
          <th scope="col">{t('upkeep.occasion')}</th>
          <th scope="col">{t('upkeep.state')}</th>
          <th scope="col" className="r">
            {t('upkeep.size')}
          </th>
          <th scope="col" className="r">
            {t('upkeep.rows')}
          </th>
          <th scope="col" className="r">
            {t('upkeep.files')}
          </th>
          <th scope="col">{t('upkeep.tried')}</th>
          <th scope="col" />
        </tr>
      </thead>
      <tbody>
        {rows === undefined && <SkeletonRows columns={8} />}
        {rows?.map((row) => (
          <tr key={row.id}>
            <td className="name n">{instantText(row.startedAt, language)}</td>
            <td>{row.askedByName ?? t(`upkeep.${row.occasion}`)}</td>
            <td>
              <State row={row} />
            </td>
            <td className="n r">{row.size === null ? '' : sizeText(row.size)}</td>
            <td className="n r">{row.rowCount === null ? '' : numberText(row.rowCount)}</td>
            <td className="n r">{row.fileCount === null ? '' : numberText(row.fileCount)}</td>
            <td>
              <Tried row={row} />
            </td>
            <td>
              <Acts row={row} onTry={onTry} onRemove={onRemove} />
            </td>
            <td className="two">
              <State row={row} />
              {row.size !== null && (
                <>
                  <Rule />
                  {sizeText(row.size)}
                </>
              )}
              <Rule />
              <Tried row={row} />
            </td>
            <td className="end">
              <Acts row={row} onTry={onTry} onRemove={onRemove} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function State({ row }: { row: BackupRow }) {
  const t = useT(upkeepScreenMessages)
  const note = row.fault ?? (row.missingFiles ? t('upkeep.missing', { n: row.missingFiles }) : undefined)
  return (
    <>
      <Tag tone={tones[row.state]}>{t(`upkeep.${row.state}`)}</Tag> {note && <span className="sm red">{note}</span>}
    </>
  )
}

function Tried({ row }: { row: BackupRow }) {
  const t = useT(upkeepScreenMessages)
  const { language } = useLanguage()
  switch (row.triedState) {
    case null:
      return <span className="mut">{row.state === 'good' ? t('upkeep.untried') : ''}</span>
    case 'waiting':
    case 'running':
      return <Tag tone="ochre">{t('upkeep.trying_now')}</Tag>
    case 'passed':
      return (
        <>
          <Tag tone="pine">{t('upkeep.tried_passed')}</Tag>{' '}
          {row.triedAt && <span className="mut n">{instantText(row.triedAt, language)}</span>}
        </>
      )
    case 'failed':
      return (
        <>
          <Tag tone="seal">{t('upkeep.tried_failed')}</Tag> <span className="sm red">{row.triedFault}</span>
        </>
      )
  }
}

function Acts({ row, onTry, onRemove }: { row: BackupRow } & Pick<BackupTableProps, 'onTry' | 'onRemove'>) {
  const t = useT(upkeepScreenMessages)
  if (row.state === 'waiting' || row.state === 'running') return null
  const isTrying = row.triedState === 'waiting' || row.triedState === 'running'
  return (
    <span className="flex nw">
      {row.state === 'good' && (
        <>
          <Button small tone="text" busy={isTrying} onClick={() => onTry(row.id)}>
            {t('upkeep.try')}
          </Button>
          <a className="btn t s" href={`/api/backups/${row.id}`} download={row.fileName}>
            {t('upkeep.download')}
          </a>
        </>
      )}
      <IconButton small icon="trash" label={t('upkeep.remove')} onClick={() => onRemove(row)} />
    </span>
  )
}

const units = ['B', 'KB', 'MB', 'GB', 'TB']

/** '12.4 MB': three figures are enough to see whether it is the size of yesterday's. */
function sizeText(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1)
  const value = bytes / 1024 ** step
  return `${value < 100 && step > 0 ? value.toFixed(1) : Math.round(value)} ${units[step]}`
}
