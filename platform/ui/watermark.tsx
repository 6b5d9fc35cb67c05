import { useId } from 'react'

// The raster of the drawings: every screenful is marked several times, no reading line is covered twice.
const width = 210
const height = 90

/** Lays who looked and when over a page, faintly, at 22°. The element around it must be position: relative. */
export function Watermark({ text }: { text: string }) {
  const id = useId()
  return (
    <div className="wmk" aria-hidden="true">
      <svg role="presentation">
        <defs>
          <pattern id={id} width={width} height={height} patternUnits="userSpaceOnUse" patternTransform="rotate(-22)">
            <text x="2" y="30">
              {text}
            </text>
          </pattern>
        </defs>
        <rect width="100%" height="100%" fill={`url(#${id})`} />
      </svg>
    </div>
  )
}
