import { useState } from 'react'
import { listText } from '#platform/core/i18n.ts'
import { Button, IconButton } from '#platform/ui/button.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import type { ListedOption } from './answers.ts'
import { OptionDialog } from './option-dialog.tsx'
import { optionMessages } from './option-messages.ts'

type OptionsPanelProps = { list: string; label: string; usedIn: string }

/** The options of one list in their order: add, rename, move, retire; each says in how many records it stands. */
export function OptionsPanel({ list, label, usedIn }: OptionsPanelProps) {
  const t = useT(optionMessages)
  const { data } = useAsk('option.list', { list })
  const [open, setOpen] = useState<{ held: ListedOption | undefined }>()
  const order = useCall('option.order')
  const rows = data?.rows ?? []
  const inUse = rows.filter((one) => !one.isRetired).length
  const move = (at: number, by: -1 | 1) => {
    const keys = rows.map((one) => one.key)
    const [key] = keys.splice(at, 1)
    if (key === undefined) return
    keys.splice(at + by, 0, key)
    order.mutate({ list, keys })
  }
  return (
    <div className="stack col">
      <Panel
        title={label}
        note={usedIn}
        aside={
          <Button small tone="primary" icon="plus" onClick={() => setOpen({ held: undefined })}>
            {t('people.option_new')}
          </Button>
        }
      >
        <table className="tb plain opts">
          <thead>
            <tr>
              <th scope="col">{t('people.option_name')}</th>
              <th scope="col" className="desk">
                {t('people.option_synonyms')}
              </th>
              <th scope="col" className="r">
                {t('people.option_uses')}
              </th>
              <th scope="col" aria-label={t('ui.more')} />
            </tr>
          </thead>
          <tbody>
            {rows.map((one, at) => (
              <OptionLine
                key={one.key}
                list={list}
                one={one}
                isLast={!one.isRetired && inUse === 1}
                onRename={() => setOpen({ held: one })}
                onUp={at > 0 ? () => move(at, -1) : undefined}
                onDown={at < rows.length - 1 ? () => move(at, 1) : undefined}
              />
            ))}
          </tbody>
        </table>
        <RefusedNote error={order.error} />
        <p className="pad mut sm">{t('people.option_about')}</p>
      </Panel>
      {open && <OptionDialog list={list} held={open.held} onClose={() => setOpen(undefined)} />}
    </div>
  )
}

type OptionLineProps = {
  list: string
  one: ListedOption
  /** The only one that can still be chosen. */
  isLast: boolean
  onRename: () => void
  onUp: (() => void) | undefined
  onDown: (() => void) | undefined
}

function OptionLine({ list, one, isLast, onRename, onUp, onDown }: OptionLineProps) {
  const t = useT(optionMessages)
  const text = useText()
  const say = useToast()
  const { language } = useLanguage()
  const name = text(one.label)
  const isRenamed = one.given !== null && one.given.zh !== one.label.zh
  const retire = useCall('option.retire', {
    onDone: (_, { isRetired }) =>
      say({ text: t(isRetired ? 'people.option_retired_done' : 'people.option_back_done', { name }) }),
  })
  const toggle = () => retire.mutate({ list, key: one.key, version: one.version, isRetired: !one.isRetired })
  return (
    <tr>
      <td>
        <span className={one.isRetired ? 'mut' : 'b'}>{name}</span>{' '}
        {one.isOwn && <Tag tone="brand">{t('people.option_own')}</Tag>}
        {one.isRetired && <Tag tone="lined">{t('people.option_retired')}</Tag>}
        {isRenamed && one.given && <span className="mut sm"> {t('people.option_was', { name: text(one.given) })}</span>}
        <RefusedNote error={retire.error} />
      </td>
      <td className="desk ink2">{listText(language, one.synonyms)}</td>
      <td className="r n">{one.uses.toLocaleString('en')}</td>
      <td>
        <span className="acts-end">
          {onUp && <IconButton small icon="arrow-up" label={t('people.option_up', { name })} onClick={onUp} />}
          {onDown && <IconButton small icon="arrow-down" label={t('people.option_down', { name })} onClick={onDown} />}
          <Button small tone="text" onClick={onRename} aria-label={`${t('people.option_rename')} ${name}`}>
            {t('people.option_rename')}
          </Button>
          <Button
            small
            tone="text"
            busy={retire.isPending}
            onClick={toggle}
            aria-label={`${t(one.isRetired ? 'people.option_back' : 'people.option_retire')} ${name}`}
            {...(isLast && { reason: t('people.option_last') })}
          >
            {t(one.isRetired ? 'people.option_back' : 'people.option_retire')}
          </Button>
        </span>
      </td>
    </tr>
  )
}
