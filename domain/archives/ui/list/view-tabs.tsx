import { useState } from 'react'
import { Button, IconButton } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Menu, type MenuItem } from '#platform/ui/menu.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Tabs } from '#platform/ui/tabs.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { listMessages } from './list-messages.ts'
import type { ListState } from './list-state.ts'
import type { View } from './use-views.ts'

type ViewTabsProps = {
  views: readonly View[]
  counts: Readonly<Record<string, string>>
  current: View | undefined
  state: ListState
  columns: readonly string[]
  isChanged: boolean
}

/** The saved ways of looking at the list, each with its address and its count; the present one can be kept. */
export function ViewTabs({ views, counts, current, state, columns, isChanged }: ViewTabsProps) {
  const t = useT(listMessages)
  const [naming, setNaming] = useState<'new' | 'rename'>()
  return (
    <Tabs
      label={t('list.views')}
      tabs={views.map((view) => ({
        href: view.key === 'all' ? paths.customers : `${paths.customers}?view=${view.key}`,
        label: view.name,
        on: view.key === current?.key,
        count: view.key === 'all' ? undefined : counts[view.key],
      }))}
    >
      {current?.saved?.isMine && (
        <ViewMenu
          view={current}
          own={views.flatMap((one) => (one.saved?.isMine ? [one.saved.id] : []))}
          state={state}
          columns={columns}
          isChanged={isChanged}
          onRename={() => setNaming('rename')}
        />
      )}
      <Button tone="text" icon="plus" onClick={() => setNaming('new')}>
        {t('list.save_view')}
      </Button>
      {naming && (
        <NameDialog
          view={naming === 'rename' ? current : undefined}
          remembered={rememberedOf(state, columns)}
          onClose={() => setNaming(undefined)}
        />
      )}
    </Tabs>
  )
}

type Remembered = {
  condition?: NonNullable<ListState['condition']>
  search?: string
  sort?: { field: string; descending: boolean }[]
  columns: string[]
}

function rememberedOf(state: ListState, columns: readonly string[]): Remembered {
  return {
    ...(state.condition && { condition: state.condition }),
    ...(state.search !== '' && { search: state.search }),
    ...(state.sort && { sort: [state.sort] }),
    columns: [...columns],
  }
}

type ViewMenuProps = {
  view: View
  /** Ids of one’s own views in their order. */
  own: readonly string[]
  state: ListState
  columns: readonly string[]
  isChanged: boolean
  onRename: () => void
}

function ViewMenu({ view, own, state, columns, isChanged, onRename }: ViewMenuProps) {
  const t = useT(listMessages)
  const say = useToast()
  const [, change] = useUrlState()
  const { data: session } = useSession()
  const saved = view.saved
  const save = useCall('view.save', {
    onDone: () => {
      change({ c: undefined, sort: undefined, down: undefined, q: undefined })
      say({ text: t('list.view_saved') })
    },
  })
  const share = useCall('view.share')
  const reorder = useCall('view.reorder')
  const remove = useCall('view.remove', {
    onDone: () => {
      change({ view: undefined })
      say({ text: t('list.view_removed') })
    },
  })
  if (!saved) return null
  const { id, version, name, isShared } = saved
  const at = own.indexOf(id)
  const moved = (by: -1 | 1) => {
    const ids = own.filter((one) => one !== id)
    ids.splice(at + by, 0, id)
    return ids
  }
  const move = (key: 'view_left' | 'view_right', icon: 'chevron-left' | 'chevron-right', by: -1 | 1): MenuItem[] =>
    own[at + by] === undefined
      ? []
      : [{ key, label: t(`list.${key}`), icon, onPress: () => reorder.mutate({ ids: moved(by) }) }]
  const mayShare = session?.rights['view.share'] !== undefined
  const items: MenuItem[] = [
    ...(isChanged || state.search !== ''
      ? [
          {
            key: 'update',
            label: t('list.view_update'),
            icon: 'check' as const,
            onPress: () => save.mutate({ id, version, name, view: rememberedOf(state, columns) }),
          },
        ]
      : []),
    { key: 'rename', label: t('list.view_rename'), icon: 'edit', onPress: onRename },
    {
      key: 'share',
      label: t(isShared ? 'list.view_unshare' : 'list.view_share'),
      icon: 'people',
      onPress: () => share.mutate({ id, version, isShared: !isShared }),
      ...(!mayShare && { reason: t('list.no_right', { right: t('list.right_share') }) }),
    },
    ...move('view_left', 'chevron-left', -1),
    ...move('view_right', 'chevron-right', 1),
    {
      key: 'remove',
      label: t('list.view_remove'),
      icon: 'trash',
      stop: true,
      onPress: () => remove.mutate({ id, version }),
    },
  ]
  return (
    <Menu items={items} label={view.name}>
      {(props) => <IconButton small icon="more" label={view.name} {...props} />}
    </Menu>
  )
}

function NameDialog({
  view,
  remembered,
  onClose,
}: {
  view: View | undefined
  remembered: Remembered
  onClose: () => void
}) {
  const t = useT(listMessages)
  const say = useToast()
  const [, change] = useUrlState()
  const [name, setName] = useState(view?.name ?? '')
  const rename = useCall('view.rename', { onDone: onClose })
  const save = useCall('view.save', {
    onDone: ({ id }) => {
      change({
        view: id,
        c: undefined,
        sort: undefined,
        down: undefined,
        q: undefined,
        after: undefined,
        page: undefined,
      })
      say({ text: t('list.view_saved') })
      onClose()
    },
  })
  const send = () => {
    if (name.trim() === '') return
    if (view?.saved) rename.mutate({ id: view.saved.id, version: view.saved.version, name: name.trim() })
    else save.mutate({ name: name.trim(), view: remembered })
  }
  const error = save.error ?? rename.error
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(view ? 'list.view_rename' : 'list.save_view')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            busy={save.isPending || rename.isPending}
            onClick={send}
            {...(name.trim() === '' && { reasonElsewhere: 'view-about' })}
          >
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <form
        className="fl"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <label htmlFor="view-name">{t('list.view_name')}</label>
        <input
          id="view-name"
          className="in"
          maxLength={40}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <p className="help" id="view-about">
          {t('list.view_about')}
        </p>
        <RefusedNote error={error} />
      </form>
    </Dialog>
  )
}
