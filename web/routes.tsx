import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { ButtonLink } from '#platform/ui/button.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Skeleton } from '#platform/ui/skeleton.tsx'
import { toApiError } from './api-error.ts'
import { webMessages } from './messages.ts'
import { navigationOf } from './navigation.ts'
import { paths } from './paths.ts'
import { registeredPaths, type Screen, screens } from './screens.ts'
import { SignedIn } from './signed-in.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: NoSuchPage })

const framed = createRoute({ getParentRoute: () => root, id: 'framed', component: SignedIn })

/** The start leads to the first screen there is; the navigation begins with 今日工作台. */
const home = createRoute({
  getParentRoute: () => root,
  path: paths.home,
  beforeLoad: () => {
    throw redirect({ href: navigationOf(registeredPaths)[0]?.href ?? paths.signIn })
  },
})

function routeOf(screen: Screen) {
  const parent = screen.frame === 'alone' ? root : framed
  return createRoute({
    getParentRoute: () => parent as typeof root,
    path: screen.path,
    component: lazyRouteComponent(async () => ({ default: await screen.load() })),
  })
}

const alone = screens.filter((screen) => screen.frame === 'alone').map(routeOf)
const inFrame = screens.filter((screen) => screen.frame !== 'alone').map(routeOf)

export const router = createRouter({
  routeTree: root.addChildren([home, ...alone, framed.addChildren(inFrame)]),
  defaultPreload: 'intent',
  defaultPendingComponent: Coming,
  defaultErrorComponent: ({ error, reset }) => <Fault error={error} onAgain={reset} />,
  // Code of a screen is small and near; showing placeholders for less than this would only flicker.
  defaultPendingMs: 300,
  scrollRestoration: true,
})

/** The shape of a page while its code is on the way. */
function Coming() {
  return (
    <div className="ph" aria-hidden="true">
      <h1>
        <Skeleton percent={100} />
      </h1>
      <div className="acts" />
    </div>
  )
}

function Fault({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  const t = useT(webMessages)
  const isMissing = error instanceof Error && /import|module|preload/i.test(error.message)
  if (isMissing && !navigator.onLine) return <FaultNote message={t('web.screen_away')} onAgain={onAgain} />
  // A screen's file of an older build is gone once the server is updated.
  if (isMissing) return <FaultNote message={t('web.new_version')} onAgain={() => window.location.reload()} />
  const { message, requestId } = toApiError(error)
  return <FaultNote message={message} requestId={requestId} onAgain={onAgain} />
}

function NoSuchPage() {
  const t = useT(webMessages)
  return (
    <main className="alone">
      <div>
        <EmptyState drawing="search" title={t('web.no_such_page')}>
          {t('web.no_such_page_way')}
        </EmptyState>
        <div className="empty">
          <ButtonLink href={paths.home}>{t('web.to_start')}</ButtonLink>
        </div>
      </div>
    </main>
  )
}
