import { Icon } from '#platform/ui/icon.tsx'
import type { IconName } from '#platform/ui/icon-paths.ts'
import { useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { paths } from '#web/paths.ts'
import { peopleScreenMessages } from './messages.ts'

const ways = [
  { href: paths.importCustomers, icon: 'upload', word: 'people.setup_import', say: 'people.setup_import_say' },
  { href: paths.newCustomer, icon: 'card', word: 'people.setup_first', say: 'people.setup_first_say' },
  { href: paths.settingsTab('staff'), icon: 'people', word: 'people.setup_staff', say: 'people.setup_staff_say' },
] as const satisfies readonly { href: string; icon: IconName; word: string; say: string }[]

/** The firm is there; what to do first. Only ways whose screen exists are offered. */
export function SetupDone({ firm }: { firm: string }) {
  const t = useT(peopleScreenMessages)
  return (
    <>
      <p className="say">
        <b className="grn">{t('people.setup_ready', { firm })}</b> {t('people.setup_ready_say')}
      </p>
      <div className="ways">
        {ways.map(({ href, icon, word, say }) => (
          <Link key={href} href={href}>
            <Icon name={icon} />
            <span>
              <b>{t(word)}</b>
              <small>{t(say)}</small>
            </span>
            <Icon name="chevron-right" small />
          </Link>
        ))}
      </div>
    </>
  )
}
