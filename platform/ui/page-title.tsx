import { createContext, type ReactNode, useContext, useEffect } from 'react'

/** What the shell puts beside the title on phones, where it has no bar of its own: search and bell. */
export const PageTools = createContext<ReactNode>(null)

type PageTitleProps = {
  /** The page's name in Song type; also the name of the browser tab. */
  title: string
  /** Facts beside it, parted by <Rule/>. */
  sub?: ReactNode
  /** Buttons at the right; at most one of them primary. */
  children?: ReactNode
}

/** Name of the page over the thick-and-thin double rule (文武线). Once per page. */
export function PageTitle({ title, sub, children }: PageTitleProps) {
  const tools = useContext(PageTools)
  useDocumentTitle(title)
  return (
    <div className="ph">
      <h1>{title}</h1>
      {sub && <span className="sub">{sub}</span>}
      <div className="acts">{children}</div>
      {tools && <div className="tools">{tools}</div>}
    </div>
  )
}

/** The thin rule that parts facts in a line; never a dot. */
export function Rule() {
  return <i className="sp" aria-hidden="true" />
}

/** Puts `title` before the product's name in the browser tab. Pages without a PageTitle call it themselves. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    const product = document.title.split(' · ').at(-1) ?? ''
    document.title = product && product !== title ? `${title} · ${product}` : title
  }, [title])
}
