import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { DueBadge } from '#platform/ui/due-badge.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Meter } from '#platform/ui/meter.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { matter as matterEntity } from '../schema.ts'
import { keyAccountsTexts } from './key-accounts-texts.ts'
import { CompleteDialog, MoveDialog, ProgressDialog } from './matter-dialogs.tsx'
import { NewMatterDrawer } from './new-matter-drawer.tsx'
import type { Account, Matter } from './shapes.ts'

type AccountRowProps = { account: Account; onOpen: () => void }

/** One account: one row, its matters below it. */
export function AccountRow({ account, onOpen }: AccountRowProps) {
  const t = useT(keyAccountsTexts)
  const { data: session } = useSession()
  const [adding, setAdding] = useState(false)
  const off =
    session?.rights['keyAccount.work'] === undefined ? { reason: t('ka.no_right', { right: t('ka.add') }) } : {}
  return (
    <article className="ka-acc">
      <header>
        <span className="grow">
          <Link className="lnk b" href={paths.customer(account.customerId)}>
            {account.customerName}
          </Link>{' '}
          <span className="mut sm">
            {account.contactName}
            {account.contactName && account.ownerName && <Rule />}
            {account.ownerName}
          </span>
        </span>
        <Button small tone="text" aria-label={`${t('ka.plan')} ${account.customerName}`} onClick={onOpen}>
          {t('ka.plan')}
        </Button>
        <Button
          small
          icon="plus"
          aria-label={t('ka.add_for', { name: account.customerName })}
          onClick={() => setAdding(true)}
          {...off}
        >
          {t('ka.add')}
        </Button>
      </header>
      {account.matters.length === 0 && <p className="mut sm">{t('ka.no_matters')}</p>}
      {account.matters.map((one) => (
        <MatterRow key={one.id} one={one} mayWork={session?.rights['keyAccount.work'] !== undefined} />
      ))}
      {adding && <NewMatterDrawer account={account} onClose={() => setAdding(false)} />}
    </article>
  )
}

function MatterRow({ one, mayWork }: { one: Matter; mayWork: boolean }) {
  const t = useT(keyAccountsTexts)
  const { language } = useLanguage()
  const [open, setOpen] = useState<'progress' | 'move' | 'complete'>()
  const word = (degree: string) => optionText(matterEntity.fields.importance, degree, language)
  const isOpen = one.state === 'open'
  const close = () => setOpen(undefined)
  return (
    <div className={isOpen ? 'ka-mat' : 'ka-mat closed'}>
      <span>
        {one.title}
        {one.contactName && <span className="mut sm"> {one.contactName}</span>}
        {one.result && <small className="mut"> {one.result}</small>}
      </span>
      <span className="nw">
        {isOpen ? <DueBadge due={one.dueOn} /> : <span className="n">{one.dueOn.slice(5)}</span>}{' '}
        <span className="n">{one.dueTime}</span>
      </span>
      <span className="ell">{one.place}</span>
      <span className="ell">{one.ownerName}</span>
      <span className="nw sm">
        {t('ka.importance_row', { word: word(one.importance) })}
        <Rule />
        {t('ka.urgency_col', { word: word(one.urgency) })}
      </span>
      <span className="sm">
        {isOpen ? (
          <span className="ka-how" title={one.progressNote ?? undefined}>
            <Meter percent={one.progress} low={0} />
            <span className="ell">{one.progressNote}</span>
          </span>
        ) : (
          <Tag tone="pine">{t('ka.done')}</Tag>
        )}
      </span>
      <span className="acts">
        {isOpen && mayWork && (
          <>
            <Button small tone="text" onClick={() => setOpen('progress')}>
              {t('ka.say_progress')}
            </Button>
            <Button small tone="text" onClick={() => setOpen('move')}>
              {t('ka.move')}
            </Button>
            <Button small onClick={() => setOpen('complete')}>
              {t('ka.complete')}
            </Button>
          </>
        )}
      </span>
      {open === 'progress' && <ProgressDialog one={one} onClose={close} />}
      {open === 'move' && <MoveDialog one={one} onClose={close} />}
      {open === 'complete' && <CompleteDialog one={one} onClose={close} />}
    </div>
  )
}
