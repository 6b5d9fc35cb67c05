import { useRouter } from '@tanstack/react-router'
import type { ComponentProps, MouseEvent } from 'react'

/**
 * A link inside the product by its address as `paths` gives it. Without a router around it, an ordinary link.
 * Resting on it loads the next screen's code; modifier keys and the middle button keep their browser meaning.
 */
export function Link({ href, onClick, ...rest }: ComponentProps<'a'> & { href: string }) {
  const router = useRouter({ warn: false })
  const isOurs = href.startsWith('/') && rest.target === undefined && rest.download === undefined

  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const wantsOwnTab = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0
    if (event.defaultPrevented || wantsOwnTab || !isOurs || !router) return
    event.preventDefault()
    router.history.push(href)
  }
  const preload = () => {
    // A failed preload is not an error: following the link loads again and reports.
    if (isOurs && router) void router.preloadRoute({ to: href.split(/[?#]/)[0] ?? href }).catch(() => {})
  }

  return <a {...rest} href={href} onClick={follow} onMouseEnter={preload} onFocus={preload} />
}
