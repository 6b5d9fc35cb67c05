import { useEffect, useState } from 'react'

/** A QR code drawn as one path; the library that reckons it is loaded when the first one is shown. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [drawing, setDrawing] = useState<{ path: string; size: number }>()
  useEffect(() => {
    let isGone = false
    void import('qrcode').then(({ default: qrcode }) => {
      const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' })
      if (!isGone) setDrawing({ path: pathOf(modules.data, modules.size), size: modules.size })
    })
    return () => {
      isGone = true
    }
  }, [text])
  if (!drawing) return <span className="wait" aria-busy="true" />
  // Four modules of white around it, as readers expect (ISO/IEC 18004 §6.3.8).
  const side = drawing.size + 8
  return (
    <svg viewBox={`-4 -4 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect x={-4} y={-4} width={side} height={side} fill="#fff" />
      <path d={drawing.path} fill="#000" />
    </svg>
  )
}

function pathOf(cells: ArrayLike<number>, size: number): string {
  return Array.from(cells, (cell, at) => (cell ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : '')).join('')
}
