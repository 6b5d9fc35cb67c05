import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useMatches, useRouter } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { NoticeList } from '#domain/tasks/ui/notice-list.tsx'
import { type Waiting, WaitingList, waitingCount } from '#domain/workbench/ui/waiting-list.tsx'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { call } from './api.ts'
import { renew, useAsk } from './api-hooks.ts'
import { ClosedPage } from './closed-page.tsx'
import { stopNews, useNews } from './news.ts'
import { type Notices, NoticesContext } from './notice-bell.tsx'
import { fetchAhead } from './offline-screens.ts'
import { opensTo } from './opening.ts'
import { watchOutbox } from './outbox.ts'
import { useOwnOptions } from './own-options.ts'
import { paths, signInPath } from './paths.ts'
import { registeredPaths } from './screens.ts'
import { type Session, sessionKey, useSession } from './session.ts'
import { Shell } from './shell.tsx'
import type { Counts } from './side-navigation.tsx'

/** Opens the stream of news once somebody is signed in, follows changes of the own rights, and waits for the firm's options. */
function Within({ rights }: { rights: Session['rights'] }) {
  const at = useMatches().at(-1)?.fullPath ?? ''
  const client = useQueryClient()
  const renewSession = useCallback(() => void client.invalidateQueries({ queryKey: sessionKey }), [client])
  useNews('access.changed', renewSession)
  const { isReady, error } = useOwnOptions()
  if (error) return <FaultNote message={error.message} requestId={error.requestId} onAgain={renewSession} />
  if (!opensTo(rights, at)) return <ClosedPage />
  return isReady && <Outlet />
}

/** Has at hand what serves without a network, and sends what was written then, whichever page is open when it is back. */
function Outbox({ staffId }: { staffId: string }) {
  const client = useQueryClient()
  useEffect(() => watchOutbox(staffId, () => void client.invalidateQueries()), [staffId, client])
  useEffect(fetchAhead, [])
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

  const waiting = useWaiting(session !== undefined)
  const counts = countsOf(waiting)
  const notices = useNotices(session !== undefined, waiting)
  const isOut = error?.kind === 'unauthenticated'
  useEffect(() => {
    if (isOut) router.history.replace(signInPath(window.location.pathname + window.location.search))
  }, [isOut, router])
  if (isOut) return null
  return (
    <NoticesContext value={notices}>
      <Shell session={session} registered={registeredPaths} counts={counts} onSignOut={() => void signOut()}>
        {session && <Outbox staffId={session.person.id} />}
        {error ? (
          <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void refetch()} />
        ) : (
          session && <Within rights={session.rights} />
        )}
      </Shell>
    </NoticesContext>
  )
}

// What falls due does so by day; what others change is told at once.
const countsStaleMs = 60_000
const seldomMs = 15_000

/** What waits for me, as the workbench has it: beside the words of the navigation, and under the bell. */
function useWaiting(isSignedIn: boolean): Waiting | undefined {
  const client = useQueryClient()
  const { data } = useAsk('workbench.waiting', {}, { enabled: isSignedIn, staleMs: countsStaleMs })
  const renewTasks = useCallback(() => void renew(client, ['task', 'workbench']), [client])
  useNews('task', renewTasks)
  const recount = useCallback(() => void client.invalidateQueries({ queryKey: ['workbench.waiting'] }), [client])
  useEffect(
    () =>
      client
        .getMutationCache()
        .subscribe((event) => event.type === 'updated' && event.action.type === 'success' && recount()),
    [client, recount],
  )
  useNews('form.changed', useSeldom(recount))
  return data
}

/** Papers change hands all day long and everybody hears of it: one looks again once, a while after the first. */
function useSeldom(act: () => void): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      act()
    }, seldomMs)
  }, [act])
}

function countsOf(waiting: Waiting | undefined): Counts {
  if (waiting === undefined) return {}
  const { due, followUps, lists } = waiting
  return { today: due + lists.reduce((sum, one) => sum + one.count, 0), followUps }
}

/** What stands under the bell: what waits for me, then what I was told; told at once when something is added. */
function useNotices(isSignedIn: boolean, waiting: Waiting | undefined): Notices {
  const client = useQueryClient()
  const { data } = useAsk('notice.list', {}, { enabled: isSignedIn, staleMs: countsStaleMs })
  const renewNotices = useCallback(() => void renew(client, ['notice']), [client])
  useNews('notice', renewNotices)
  return useMemo(
    () => ({
      count: (data?.unread ?? 0) + (waiting === undefined ? 0 : waitingCount(waiting)),
      list: (onGo) =>
        data !== undefined && (
          <>
            {waiting && <WaitingList waiting={waiting} onGo={onGo} />}
            <NoticeList rows={data.rows} unread={data.unread} />
          </>
        ),
    }),
    [data, waiting],
  )
}
