import { type Option, text as textField } from '#platform/core/fields.ts'
import { useT } from '#platform/ui/language.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { archiveItem } from '../../folders/schema.ts'
import type { FolderSet } from '../record/folders.tsx'
import { EntryDrawer } from './entry-drawer.tsx'
import { holdingMessages } from './holding-messages.ts'
import { type Item, paperPlaces } from './shapes.ts'

const { title, content, followUp, followUpOn } = archiveItem.fields
const paperFields = {
  room: textField('库房', 'Room', { max: 80, group: 'paper' }),
  cabinet: textField('柜号', 'Cabinet', { max: 80, group: 'paper' }),
  paperFolder: textField('卷夹', 'Folder', { max: 80, group: 'paper' }),
  holder: textField('保管人', 'Holder', { max: 80, group: 'paper' }),
}

type ItemDrawerProps = {
  customerId: string
  held: Item | undefined
  folder: string | undefined
  sets: readonly FolderSet[]
  onClose: () => void
}

/** One item as a form: what it is, what is to follow, where its paper lies. */
export function ItemDrawer({ customerId, held, folder, sets, onClose }: ItemDrawerProps) {
  const t = useT(holdingMessages)
  const say = useToast()
  const files = useAsk('attachment.list', { customerId })
  const add = useCall('item.add', { renews: ['archive', 'customer'] })
  const change = useCall('item.change', { renews: ['archive', 'customer'] })
  const choice = (field: object, options: Option[]) => ({ ...field, type: 'option', group: 'what', options }) as never
  const folders = sets.flatMap((set) => set.folders)
  const fields = {
    title: { ...title, group: 'what' },
    ...(folders.length > 0 && { folder: choice(archiveItem.fields.folder, folders) }),
    content: { ...content, group: 'what' },
    attachmentId: choice(
      archiveItem.fields.attachmentId,
      (files.data?.rows ?? []).map((one) => ({ key: one.id, label: { zh: one.name, en: one.name } })),
    ),
    followUp: { ...followUp, group: 'follow' },
    followUpOn: { ...followUpOn, group: 'follow' },
    ...paperFields,
  }
  const location = held?.paperLocation ?? {}
  const initial = {
    ...(held ?? { folder: folder ?? null }),
    room: location['room'],
    cabinet: location['cabinet'],
    paperFolder: location['folder'],
    holder: location['holder'],
  }
  const save = async (values: Record<string, unknown>, changes: Record<string, unknown>) => {
    const paper = Object.fromEntries(
      paperPlaces.flatMap((key) => {
        const value = values[key === 'folder' ? 'paperFolder' : key]
        return value ? [[key, value]] : []
      }),
    )
    const given = held ? { ...location, ...blank(location), ...paper } : paper
    const isEmpty = Object.keys(given).length === 0
    const own = pickKeys(held ? changes : values, [
      'title',
      'folder',
      'content',
      'attachmentId',
      'followUp',
      'followUpOn',
    ])
    if (held)
      await change.mutateAsync({
        id: held.id,
        version: held.version,
        values: own,
        location: isEmpty ? null : given,
      } as never)
    else await add.mutateAsync({ customerId, values: own, ...(!isEmpty && { location: given }) } as never)
    say({ text: t(held ? 'hold.item_saved' : 'hold.item_added') })
  }
  return (
    <EntryDrawer
      title={t(held ? 'hold.item_edit' : 'hold.item_add')}
      act={t(held ? 'ui.save' : 'hold.item_add')}
      fields={fields as never}
      groups={{
        what: { zh: '内容', en: 'Content' },
        follow: { zh: '跟进', en: 'Follow-up' },
        paper: { zh: '原件位置', en: 'Where the paper lies' },
      }}
      widths={{
        title: 12,
        folder: 6,
        attachmentId: 6,
        followUp: 8,
        followUpOn: 4,
        room: 6,
        cabinet: 6,
        paperFolder: 6,
        holder: 6,
      }}
      initial={initial}
      onSave={save}
      onClose={onClose}
    />
  )
}

/** Places that were emptied must go, whatever else the location says of originals and copies stays. */
function blank(location: Record<string, unknown>): Record<string, undefined> {
  return Object.fromEntries(paperPlaces.filter((key) => key in location).map((key) => [key, undefined]))
}

function pickKeys(values: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])))
}
