import type { ReactNode } from 'react'

/** Drawn on 56 × 44, in the line of the icons. */
const drawings = {
  folder: 'M4 10h17l4 5h27v25H4zM12 10V4h30v11M18 24h20M18 30h12',
  notebook: 'M12 4h34v36H12zM12 4v36M8 11h7M8 19h7M8 27h7M8 34h7M22 13h17M22 20h17M22 27h10',
  calendar: 'M7 8h42v32H7zM7 17h42M18 4v8M38 4v8M20 28l5 5 11-11',
  search: 'M10 19a13 13 0 1 0 26 0a13 13 0 1 0-26 0zM32 28l13 12M17 19h12',
  chart: 'M7 4v36h43M15 40V27M24 40V15M33 40V22M42 40V10',
  paper: 'M14 3h20l9 9v29H14zM34 3v9h9M20 20h16M20 27h16M20 34h9',
} as const

type EmptyStateProps = {
  drawing?: keyof typeof drawings
  /** What is not there yet. */
  title: string
  /** What will appear and when, with one way to start. */
  children?: ReactNode
}

/** Teaches instead of leaving white: what will appear here, when, and how to start. */
export function EmptyState({ drawing = 'folder', title, children }: EmptyStateProps) {
  return (
    <div className="empty">
      <svg className="big" viewBox="0 0 56 44" aria-hidden="true">
        <path d={drawings[drawing]} />
      </svg>
      {title}
      {children && <div className="sm">{children}</div>}
    </div>
  )
}
