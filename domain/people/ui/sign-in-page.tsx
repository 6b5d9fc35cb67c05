import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { ask, call } from '#web/api.ts'
import { useAsk } from '#web/api-hooks.ts'
import { paths, safeNext } from '#web/paths.ts'
import { CodeStep } from './code-step.tsx'
import type { Credentials } from './credentials.ts'
import { GateFrame } from './gate-frame.tsx'
import { peopleScreenMessages } from './messages.ts'
import { NewPasswordStep } from './new-password-step.tsx'
import { PasswordStep } from './password-step.tsx'

type Step = 'password' | 'code' | 'new-password'

/** Signing in: password or passkey, then the one-time code where the account asks for one. */
export function SignInPage() {
  const t = useT(peopleScreenMessages)
  const { language } = useLanguage()
  const router = useRouter()
  const client = useQueryClient()
  const [step, setStep] = useState<Step>('password')
  const [credentials, setCredentials] = useState<Credentials>({ email: '', password: '', keep: false })
  const { data: setup } = useAsk('setup.state', {})

  useEffect(() => {
    if (setup?.isNeeded) router.history.replace(paths.setup)
  }, [setup, router])

  const enter = async () => {
    client.clear()
    // The language chosen here is the one the server speaks to this person from now on.
    await call('account.setLanguage', { language })
    router.history.replace(safeNext(new URLSearchParams(window.location.search).get('next')))
  }
  const signedIn = async () => {
    const { mustChangePassword } = await ask('session.me', {})
    if (mustChangePassword) setStep('new-password')
    else await enter()
  }
  const titles = {
    password: 'people.sign_in',
    code: 'people.sign_in_code',
    'new-password': 'people.new_password_title',
  } as const
  return (
    <GateFrame title={t(titles[step])} firm={setup?.firmName ?? ''} foot={t('people.sign_in_forgotten')}>
      {step === 'password' && (
        <PasswordStep
          credentials={credentials}
          onChange={setCredentials}
          onCodeNeeded={() => setStep('code')}
          onSignedIn={signedIn}
        />
      )}
      {step === 'code' && (
        <CodeStep credentials={credentials} onBack={() => setStep('password')} onSignedIn={signedIn} />
      )}
      {step === 'new-password' && <NewPasswordStep current={credentials.password} onDone={enter} />}
    </GateFrame>
  )
}
