import type { ReactNode } from 'react'

/** The bar at the lower edge that stays in view: what holds at the left, the acts at the right, the main one last. */
export function SaveBar({ say, children }: { say?: ReactNode; children: ReactNode }) {
  return (
    <div className="bar">
      <span className="say">{say}</span>
      {children}
    </div>
  )
}
