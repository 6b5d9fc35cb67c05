import type { ReactNode } from 'react'
import { EmptyState } from '../empty-state.tsx'
import { useLanguage, useT } from '../language.tsx'
import { RefusedNote } from '../refused-note.tsx'
import { Skeleton } from '../skeleton.tsx'
import { guestTexts } from './guest-texts.ts'
import './guest.css'

type Fault = { kind: string; message: string; requestId?: string | undefined }

type GuestPageProps = {
  /** What is said once the answers have arrived. */
  sent: ReactNode | undefined
  error: Fault | null | undefined
  /** What is asked; undefined while it is on its way. */
  children: ReactNode | undefined
}

/** A page for somebody without an account, behind a link: a link that is used, expired or guessed gives nothing away. */
export function GuestPage({ sent, error, children }: GuestPageProps) {
  const t = useT(guestTexts)
  return (
    <main className="guest-page">
      <LanguageSwitch />
      {sent !== undefined ? (
        <EmptyState drawing="paper" title={t('guest.sent')}>
          {sent}
        </EmptyState>
      ) : error?.kind === 'missing' ? (
        <EmptyState drawing="paper" title={t('guest.gone')}>
          {t('guest.gone_how')}
        </EmptyState>
      ) : error ? (
        <RefusedNote error={error} />
      ) : (
        (children ?? <Skeleton percent={60} />)
      )}
    </main>
  )
}

function LanguageSwitch() {
  const { language, setLanguage } = useLanguage()
  return (
    <button type="button" className="lnk sm lang" onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}>
      {language === 'en' ? '中文' : 'English'}
    </button>
  )
}
