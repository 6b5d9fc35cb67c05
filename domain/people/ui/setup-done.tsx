import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { Icon } from '#platform/ui/icon.tsx'
import type { IconName } from '#platform/ui/icon-paths.ts'
import { useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { peopleScreenMessages } from './messages.ts'
import { type Note, noteOf } from './refusals.ts'

type Way = { icon: IconName; word: keyof typeof peopleScreenMessages; say: keyof typeof peopleScreenMessages }

const first = {
  href: paths.importCustomers,
  icon: 'upload',
  word: 'people.setup_import',
  say: 'people.setup_import_say',
} as const
const demo = { icon: 'box', word: 'people.setup_demo', say: 'people.setup_demo_say' } as const
const others = [
  { href: paths.newCustomer, icon: 'card', word: 'people.setup_first', say: 'people.setup_first_say' },
  { href: paths.settingsTab('staff'), icon: 'people', word: 'people.setup_staff', say: 'people.setup_staff_say' },
] as const

/** The firm is there; what to do first. */
export function SetupDone({ firm }: { firm: string }) {
  const t = useT(peopleScreenMessages)
  const router = useRouter()
  const say = useToast()
  const [note, setNote] = useState<Note>()
  const fill = useCall('demo.fill')
  const fillDemo = async () => {
    if (fill.isPending) return
    try {
      await fill.mutateAsync({})
      say({ text: t('people.setup_demo_begun') })
      router.history.push(paths.customers)
    } catch (error) {
      setNote(noteOf(error))
    }
  }
  return (
    <>
      <p className="say">
        <b className="grn">{t('people.setup_ready', { firm })}</b> {t('people.setup_ready_say')}
      </p>
      <RefusedNote error={note} />
      <div className="ways">
        <Link href={first.href}>
          <WayText {...first} />
        </Link>
        <button type="button" aria-busy={fill.isPending} onClick={() => void fillDemo()}>
          <WayText {...demo} />
        </button>
        {others.map(({ href, ...way }) => (
          <Link key={href} href={href}>
            <WayText {...way} />
          </Link>
        ))}
      </div>
    </>
  )
}

function WayText({ icon, word, say }: Way) {
  const t = useT(peopleScreenMessages)
  return (
    <>
      <Icon name={icon} />
      <span>
        <b>{t(word)}</b>
        <small>{t(say)}</small>
      </span>
      <Icon name="chevron-right" small />
    </>
  )
}
