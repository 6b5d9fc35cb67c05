export type ProgressPart = { tone: 'pine' | 'brand' | 'ochre' | 'pale' | 'seal' | 'ink'; share: number; label: string }

/** Work under way, its outcomes in one bar. Shares are parts of 1; what is missing to 1 is still to do. */
export function ProgressBar({ label, parts }: { label: string; parts: readonly ProgressPart[] }) {
  const done = Math.round(parts.reduce((sum, part) => sum + part.share, 0) * 100)
  return (
    <div
      className="pb"
      role="progressbar"
      aria-label={label}
      aria-valuenow={done}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      {parts.map((part) => (
        <s key={part.label} className={part.tone} style={{ width: `${part.share * 100}%` }} title={part.label} />
      ))}
    </div>
  )
}
