import { type ReactNode, useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { packMessages as m } from './pack-messages.ts'

type Pack = OutputOf<'firm.get'>['packs'][number]
type Difference = OutputOf<'pack.difference'>
type Forms = OutputOf<'form.ofPack'>

// A trade changes what nearly every page offers.
const renews = [
  'firm',
  'session',
  'department',
  'post',
  'role',
  'form',
  'policy',
  'option',
  'archive',
  'customer',
  'pack',
]

/** What a trade brings and what it would take along, before it comes or goes. */
export function PackDialog({ pack, onClose }: { pack: Pack; onClose: () => void }) {
  const t = useT(m)
  const text = useText()
  const say = useToast()
  const name = text(pack.name)
  const { data: difference } = useAsk('pack.difference', { pack: pack.key })
  const { data: forms } = useAsk('form.ofPack', { pack: pack.key })
  const [isRemoving, setIsRemoving] = useState(false)
  const done = (said: string) => {
    say({ text: said })
    onClose()
  }
  const enable = useCall('pack.enable', { renews, onDone: () => done(t('pack.is_on', { name })) })
  const disable = useCall('pack.disable', { renews, onDone: () => done(t('pack.is_off', { name })) })
  const remove = useCall('pack.remove', { renews, onDone: () => done(t('pack.is_removed', { name })) })
  const error = enable.error ?? disable.error ?? remove.error
  const leaving = difference ? countOf(difference.leaves) : 0
  const main = pack.isEnabled ? (
    <>
      <Button onClick={() => setIsRemoving(true)}>{t('pack.remove')}</Button>
      <Button tone="primary" busy={disable.isPending} onClick={() => disable.mutate({ packs: [pack.key] })}>
        {t('pack.disable')}
      </Button>
    </>
  ) : (
    <>
      {leaving > 0 && <Button onClick={() => setIsRemoving(true)}>{t('pack.remove')}</Button>}
      <Button tone="primary" busy={enable.isPending} onClick={() => enable.mutate({ packs: [pack.key] })}>
        {t('pack.enable')}
      </Button>
    </>
  )
  return (
    <Dialog
      open
      onClose={onClose}
      title={isRemoving ? t('pack.remove_name', { name }) : name}
      footer={
        isRemoving ? (
          <>
            <Button onClick={() => setIsRemoving(false)}>{t('pack.back')}</Button>
            <Button tone="stop" busy={remove.isPending} onClick={() => remove.mutate({ pack: pack.key })}>
              {t('pack.remove_name', { name })}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>{t('ui.cancel')}</Button>
            {difference && forms && main}
          </>
        )
      }
    >
      {difference && forms && (
        <div className="stacked pack-says">
          {isRemoving ? (
            <Removing difference={difference} forms={forms} />
          ) : pack.isEnabled ? (
            <Leaving difference={difference} forms={forms} />
          ) : (
            <Coming difference={difference} forms={forms} />
          )}
          <RefusedNote error={error} />
        </div>
      )}
    </Dialog>
  )
}

const countOf = ({ departments, posts, roles }: Difference['leaves']) =>
  departments.length + posts.length + roles.length

type Said = { difference: Difference; forms: Forms }

function Coming({ difference, forms }: Said) {
  const t = useT(m)
  const { adds } = difference
  return (
    <>
      <Lines>
        <Words difference={difference} />
        <Line head={t('pack.brings')}>
          <Brought difference={difference} />
        </Line>
        {forms.records > 0 && (
          <Line head={t('pack.records')}>{t('pack.records_again', { n: forms.records, forms: forms.used })}</Line>
        )}
        <Names head={t('pack.adds')} names={adds} none={t('pack.adds_none')} />
      </Lines>
      <p className="mut sm">{t('pack.enable_say')}</p>
    </>
  )
}

function Leaving({ difference, forms }: Said) {
  const t = useT(m)
  return (
    <>
      <Lines>
        <Words difference={difference} />
        <Line head={t('pack.brings')}>
          <Brought difference={difference} />
        </Line>
        <Line head={t('pack.records')}>
          {forms.records > 0 ? t('pack.records_in', { n: forms.records, forms: forms.used }) : t('pack.records_none')}
        </Line>
        <Line head={t('pack.own')}>
          {forms.changed + forms.newer === 0 ? (
            t('pack.own_none')
          ) : (
            <>
              {t('pack.own_forms', { changed: forms.changed, newer: forms.newer })}{' '}
              <Link className="lnk" href={paths.formDesigns}>
                {t('pack.to_designs')}
              </Link>
            </>
          )}
        </Line>
      </Lines>
      <p className="ink2 sm">
        <b>{t('pack.disable')}</b> {t('pack.disable_say')}
      </p>
      <p className="ink2 sm">
        <b>{t('pack.remove')}</b> {t('pack.remove_say')}
      </p>
    </>
  )
}

function Removing({ difference: { leaves, stays }, forms }: Said) {
  const t = useT(m)
  return (
    <>
      <Lines>
        <Names head={t('pack.goes')} names={leaves} none={t('pack.goes_none')} />
        <Names head={t('pack.stays')} names={stays} none={t('pack.stays_none')} />
        <Line head={t('pack.records')}>
          {forms.records > 0 ? t('pack.records_stay', { n: forms.records, forms: forms.used }) : t('pack.records_none')}
        </Line>
      </Lines>
      <p className="mut sm">{t('pack.remove_end')}</p>
    </>
  )
}

function Lines({ children }: { children: ReactNode }) {
  return <dl className="says">{children}</dl>
}

function Line({ head, children }: { head: string; children: ReactNode }) {
  return (
    <>
      <dt>{head}</dt>
      <dd>{children}</dd>
    </>
  )
}

function Words({ difference: { isOn, words } }: { difference: Difference }) {
  const t = useT(m)
  const text = useText()
  const [now, then] = isOn ? [text(words.on), text(words.off)] : [text(words.off), text(words.on)]
  return (
    <Line head={t('pack.word')}>
      {now === then ? t('pack.word_same', { now }) : t(isOn ? 'pack.word_off' : 'pack.word_on', { now, then })}
    </Line>
  )
}

function Brought({ difference: { brings } }: { difference: Difference }) {
  const t = useT(m)
  const parts = (['forms', 'cadences', 'duties', 'occasions', 'policies', 'fields', 'folders'] as const)
    .filter((key) => brings[key] > 0)
    .map((key) => t(`pack.n_${key}`, { n: brings[key] }))
  return <>{t('pack.list', { parts })}</>
}

function Names({ head, names, none }: { head: string; names: Difference['leaves']; none: string }) {
  const t = useT(m)
  const groups = (['departments', 'posts', 'roles'] as const).filter((key) => names[key].length > 0)
  return (
    <Line head={head}>
      {groups.length === 0
        ? none
        : groups.map((key) => (
            <p key={key}>
              <b>{t(`pack.n_${key}`, { n: names[key].length })}</b> {t('pack.list', { parts: names[key] })}
            </p>
          ))}
    </Line>
  )
}
