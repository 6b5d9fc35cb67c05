import type { FormDefinition } from '#platform/core/forms/definition.ts'
import type { Difference } from '#platform/core/forms/differing.ts'
import type { Conflict } from '#platform/core/forms/merging.ts'
import { useT, useText } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { designTexts } from './design-texts.ts'
import { placeWords, valueWords } from './place-words.ts'

type ConflictRowProps = {
  /** What the other side is called, where it is not the trade. */
  theirs?: string | undefined
  conflict: Conflict
  editions: readonly FormDefinition[]
  isTaken: boolean
  onTake: (on: boolean) => void
}

export function ConflictRow({ theirs, conflict, editions, isTaken, onTake }: ConflictRowProps) {
  const t = useT(designTexts)
  const text = useText()
  const place = text(placeWords(conflict.path, editions))
  const said = (value: unknown) => valueWords(value, text) || t('design.nothing')
  return (
    <div className="conflict">
      <b>{place}</b>
      <small>
        {t('design.was')} {said(conflict.base)}
      </small>
      <Segmented
        label={place}
        choices={[
          { key: 'theirs', label: t('ui.says', { name: theirs ?? t('design.theirs'), what: said(conflict.theirs) }) },
          {
            key: 'mine',
            label: t('ui.says', {
              name: t(theirs === undefined ? 'design.mine' : 'design.me'),
              what: said(conflict.mine),
            }),
          },
        ]}
        value={isTaken ? 'theirs' : 'mine'}
        onChange={(key) => onTake(key === 'theirs')}
      />
    </div>
  )
}

type ChangesProps = { title: string; rows: readonly Difference[]; editions: readonly FormDefinition[] }

export function Changes({ title, rows, editions }: ChangesProps) {
  const t = useT(designTexts)
  const text = useText()
  return (
    <Panel title={title} note={t('design.faults_n', { n: rows.length })}>
      {rows.length === 0 && <p className="df mut">{t('design.none_changed')}</p>}
      <ul className="diff-list">
        {rows.map(({ path, before, after }) => (
          <li key={path}>
            <span className="mut">{text(placeWords(path, editions))}</span>
            <span>
              {before !== null && <s>{valueWords(before, text)}</s>}{' '}
              {after !== null && <ins>{valueWords(after, text)}</ins>}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
