import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import type { Campaign } from './campaign-drawer.tsx'
import { collectingTexts } from './collecting-texts.ts'

/** 'Name 138…' by line: as people paste it from a chat or a sheet. */
export function peopleOf(text: string): { name: string; phones?: string[] }[] {
  return text.split('\n').flatMap((line) => {
    const parts = line
      .trim()
      .split(/[\s,，、;；\t]+/u)
      .filter(Boolean)
    const phones = parts.filter((part) => /^[+\d][\d-]{5,}$/.test(part))
    const name = parts.filter((part) => !phones.includes(part)).join(' ')
    return name === '' ? [] : [{ name, ...(phones.length > 0 && { phones }) }]
  })
}

/** A form for everyone who took part, whether or not they bought (COL-13). */
export function ParticipantsDialog({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const t = useT(collectingTexts)
  const say = useToast()
  const [text, setText] = useState('')
  const people = peopleOf(text)
  const add = useCall('campaign.addParticipants', {
    renews: ['collection'],
    onDone: ({ ids }) => {
      say({ tone: 'pine', text: t('campaign.people_done', { n: ids.length }) })
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('campaign.people')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            busy={add.isPending}
            {...(people.length === 0 && { reason: t('form.person') })}
            onClick={() => add.mutate({ id: campaign.id, people })}
          >
            {t('campaign.people_act', { n: people.length })}
          </Button>
        </>
      }
    >
      <div className="stacked">
        <p className="ink2">{t('campaign.people_about')}</p>
        <textarea
          className="in area"
          aria-label={t('campaign.people')}
          value={text}
          rows={8}
          onChange={(event) => setText(event.target.value)}
        />
        <RefusedNote error={add.error} />
      </div>
    </Dialog>
  )
}
