import { useRouter } from '@tanstack/react-router'
import { Button, ButtonLink, IconButton } from '#platform/ui/button.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Menu, type MenuItem } from '#platform/ui/menu.tsx'
import { opensTo } from '#web/opening.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { printTexts } from '../printing/print-texts.ts'
import { listMessages } from './list-messages.ts'

/** What can be done with the list as a whole, and the way to a new archive. */
export function TitleActs({ onExport, onPrint }: { onExport: () => void; onPrint: () => void }) {
  const t = useT({ ...listMessages, ...printTexts })
  const router = useRouter()
  const { data: session } = useSession()
  const has = (path: string) => path in router.routesByPath
  const may = (right: string) => session === undefined || session.rights[right] !== undefined
  const more: MenuItem[] = [
    { key: 'keyAccounts', label: t('list.key_accounts'), icon: 'flag' as const, href: paths.keyAccounts },
    { key: 'events', label: t('list.events'), icon: 'calendar' as const, href: paths.events },
    { key: 'pool', label: t('list.pool'), icon: 'swap' as const, href: paths.pool },
    { key: 'upkeep', label: t('list.upkeep'), icon: 'checklist' as const, href: paths.archiveRoom },
    { key: 'duplicates', label: t('list.duplicates'), icon: 'merge' as const, href: paths.duplicates },
    { key: 'quality', label: t('list.quality'), icon: 'chart' as const, href: paths.archiveQuality },
  ].filter((item) => has(item.href) && opensTo(session?.rights ?? {}, item.href))
  return (
    <>
      {more.length > 0 && (
        <Menu items={more} label={t('list.more')} alignEnd>
          {(props) => <IconButton framed small icon="more" label={t('list.more')} {...props} />}
        </Menu>
      )}
      {has(paths.importCustomers) && (
        <span className="desk">
          {may('import.run') ? (
            <ButtonLink small icon="upload" href={paths.importCustomers}>
              {t('list.import')}
            </ButtonLink>
          ) : (
            <Button small icon="upload" reason={t('list.no_right', { right: t('list.import') })}>
              {t('list.import')}
            </Button>
          )}
        </span>
      )}
      <span className="desk">
        <Button
          small
          icon="print"
          onClick={onPrint}
          {...(!may('customer.print') && { reason: t('printing.no_right') })}
        >
          {t('printing.print')}
        </Button>
      </span>
      <span className="desk">
        <Button
          small
          icon="download"
          onClick={onExport}
          {...(!may('customer.export') && { reason: t('list.no_right', { right: t('list.right_export') }) })}
        >
          {t('list.export')}
        </Button>
      </span>
      {may('customer.create') ? (
        <ButtonLink small tone="primary" icon="plus" href={paths.newCustomer}>
          {t('list.new')}
        </ButtonLink>
      ) : (
        <Button small icon="plus" reason={t('list.no_right', { right: t('list.right_create') })}>
          {t('list.new')}
        </Button>
      )}
    </>
  )
}
