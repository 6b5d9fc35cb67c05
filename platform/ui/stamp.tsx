/** A person has signed: the word in a red frame, slightly askew. `title` says who and when. */
export function Stamp({ children, title }: { children: string; title?: string }) {
  return (
    <span className="stamp" title={title}>
      {children}
    </span>
  )
}
