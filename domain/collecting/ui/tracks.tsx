import { useState } from 'react'
import { chinaDay } from '#platform/core/time.ts'
import { Button } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { dayText, shortDayText } from '#platform/ui/day-text.ts'
import { type FormFields, useFieldForm } from '#platform/ui/field-form.ts'
import { optionText } from '#platform/ui/field-text.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { Timeline, TimelineEntry } from '#platform/ui/timeline.tsx'
import { useCall } from '#web/api-hooks.ts'
import { track } from '../schema.ts'
import { collectingTexts } from './collecting-texts.ts'
import type { Collection } from './shapes.ts'

const fields: FormFields = track.fields

/** What was done next with a caller or a client to be won, the newest first (COL-20). */
export function Tracks({ form }: { form: Collection }) {
  const t = useT(collectingTexts)
  const { language } = useLanguage()
  const today = useToday()
  const [isAdding, setIsAdding] = useState(false)
  return (
    <section className="rows">
      <h3>{t('form.tracks')}</h3>
      {isAdding ? (
        <TrackForm id={form.id} onDone={() => setIsAdding(false)} />
      ) : (
        <Button small icon="plus" onClick={() => setIsAdding(true)}>
          {t('form.add_track')}
        </Button>
      )}
      <Timeline>
        {form.tracks.map((one) => (
          <TimelineEntry
            key={one.id}
            at={shortDayText(one.trackedOn, today, language)}
            tag={<Tag tone="brand">{optionText(track.fields.means, one.means, language)}</Tag>}
            author={one.authorName ?? ''}
            note={[one.nextStep, one.nextOn && dayText(one.nextOn, language)].filter(Boolean).join(' ')}
          >
            {one.text}
          </TimelineEntry>
        ))}
      </Timeline>
    </section>
  )
}

function TrackForm({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useT(collectingTexts)
  const form = useFieldForm(fields, { trackedOn: chinaDay(new Date()), means: 'call' })
  const add = useCall('collection.track', { onDone })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (form.check()) add.mutate({ id, values: form.values } as never, { onError: form.refuse })
      }}
    >
      <FormFromFields
        fields={fields}
        form={form}
        widths={{ trackedOn: 4, means: 4, text: 12, nextStep: 8, nextOn: 4 }}
      />
      <RefusedNote error={form.left(add.error)} />
      <p className="acts-line">
        <Button small onClick={onDone}>
          {t('ui.cancel')}
        </Button>
        <Button small tone="primary" type="submit" busy={add.isPending}>
          {t('form.add_track')}
        </Button>
      </p>
    </form>
  )
}
