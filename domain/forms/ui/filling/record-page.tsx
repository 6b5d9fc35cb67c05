import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useNow } from '#platform/ui/clock.ts'
import { instantText } from '#platform/ui/day-text.ts'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { useLanguage } from '#platform/ui/language.tsx'
import { Skeleton } from '#platform/ui/skeleton.tsx'
import { Watermark } from '#platform/ui/watermark.tsx'
import { useAsk } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import { DraftPaper } from './draft-paper.tsx'
import { KeptPaper } from './kept-paper.tsx'
import { type Act, ActDialog } from './record-acts.tsx'
import { RecordBanners, RecordHead } from './record-head.tsx'
import '../forms.css'

// Each reading is recorded as a look: coming back to the window is not a new one.
const staleMs = 5 * 60_000

/** One filled form: a draft to fill in, else what was handed in. */
export function RecordPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data: page, error, refetch } = useAsk('form.record', { id }, { staleMs })
  const { data: session } = useSession()
  const [act, setAct] = useState<Act>()
  if (error) return <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void refetch()} />
  if (!page || !session || page.record.id !== id) return <Coming />
  const isDraft = page.record.state === 'draft' && page.record.sealedAt === null && page.may['keep']?.allowed === true
  return (
    <div className="form-page">
      <RecordHead page={page} onAct={setAct} />
      <RecordBanners page={page} onAct={setAct} />
      {page.shut ? null : isDraft ? (
        <DraftPaper key={id} page={page} onRenew={refetch} />
      ) : (
        <KeptPaper key={`${id} ${page.record.version}`} page={page} />
      )}
      {act && <ActDialog act={act} page={page} onClose={() => setAct(undefined)} />}
      {page.definition.definition.sensitivity && <Mark />}
    </div>
  )
}

/** Who looks and when, faintly over what is personal. */
function Mark() {
  const { language } = useLanguage()
  const { data } = useSession()
  const now = useNow()
  if (!data) return null
  const { name, number } = data.person
  return <Watermark text={`${name} ${number} ${instantText(now.toISOString(), language)}`} />
}

function Coming() {
  return (
    <div className="form-page" aria-hidden="true">
      <div className="crumb" />
      <div className="ph">
        <h1>
          <Skeleton percent={100} />
        </h1>
      </div>
      <div className="trio">
        <div />
        <div className="sheet cut" />
        <div />
      </div>
    </div>
  )
}
