import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useRouter } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { call } from './api.ts'
import { stopNews, useNews } from './news.ts'
import { watchOutbox } from './outbox.ts'
import { useOwnOptions } from './own-options.ts'
import { paths, signInPath } from './paths.ts'
import { registeredPaths } from './screens.ts'
import { sessionKey, useSession } from './session.ts'
import { Shell } from './shell.tsx'

/** Opens the stream of news once somebody is signed in, follows changes of the own rights, and waits for the firm's options. */
function Within() {
  const client = useQueryClient()
  const renewSession = useCallback(() => void client.invalidateQueries({ queryKey: sessionKey }), [client])
  useNews('access.changed', renewSession)
  const { isReady, error } = useOwnOptions()
  if (error) return <FaultNote message={error.message} requestId={error.requestId} onAgain={renewSession} />
  return isReady && <Outlet />
}

/** Sends what was written without a network, whichever page is open when it is back. */
function Outbox({ staffId }: { staffId: string }) {
  const client = useQueryClient()
  useEffect(() => watchOutbox(staffId, () => void client.invalidateQueries()), [staffId, client])
  return null
}

/** Screens that need a session: without one, the way leads to sign-in and back. */
export function SignedIn() {
  const router = useRouter()
  const client = useQueryClient()
  const { data: session, error, refetch } = useSession()

  const signOut = async () => {
    await call('session.signOut', {})
    stopNews()
    client.clear()
    router.history.push(paths.signIn)
  }

  const isOut = error?.kind === 'unauthenticated'
  useEffect(() => {
    if (isOut) router.history.replace(signInPath(window.location.pathname + window.location.search))
  }, [isOut, router])
  if (isOut) return null
  return (
    <Shell session={session} registered={registeredPaths} onSignOut={() => void signOut()}>
      {session && <Outbox staffId={session.person.id} />}
      {error ? (
        <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void refetch()} />
      ) : (
        session && <Within />
      )}
    </Shell>
  )
}
