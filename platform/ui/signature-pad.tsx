import { type PointerEvent, useRef, useState } from 'react'
import { fillingMessages } from './forms/filling-messages.ts'
import { useT } from './language.tsx'

// The pad in the units of the stored path; the screen scales it.
const width = 480
const height = 140
// A stroke point every few units keeps a signature under the 60,000 characters that are kept.
const step = 3

const within = (value: number, most: number) => Math.round(Math.min(Math.max(value, 0), most))

/** Drawing with finger, pen or mouse. Gives the strokes as an SVG path. */
export function StrokePad({ path, onChange }: { path: string; onChange: (path: string) => void }) {
  const t = useT(fillingMessages)
  const last = useRef<{ x: number; y: number }>(undefined)
  const at = (event: PointerEvent<SVGSVGElement>) => {
    // The box may be of another shape than the strokes: the line is to run under the finger all the same.
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(
      event.currentTarget.getScreenCTM()?.inverse(),
    )
    return { x: within(x, width), y: within(y, height) }
  }
  const lift = () => {
    last.current = undefined
  }
  return (
    <svg
      className="pad-area"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('filling.sign_here')}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        const point = at(event)
        last.current = point
        onChange(`${path}M${point.x} ${point.y}L${point.x} ${point.y}`)
      }}
      onPointerMove={(event) => {
        const from = last.current
        if (!from) return
        const point = at(event)
        if (Math.hypot(point.x - from.x, point.y - from.y) < step) return
        last.current = point
        onChange(`${path}L${point.x} ${point.y}`)
      }}
      onPointerUp={lift}
      onPointerCancel={lift}
    >
      {path === '' ? (
        <text x={width / 2} y={height / 2}>
          {t('filling.sign_here')}
        </text>
      ) : (
        <path d={path} />
      )}
    </svg>
  )
}

/** Signing by strokes; a keyboard writes the name instead. Gives one or the other. */
export function SignaturePad({ onChange }: { onChange: (signature: string) => void }) {
  const t = useT(fillingMessages)
  const [path, setPath] = useState('')
  const [typed, setTyped] = useState('')
  const draw = (next: string) => {
    setPath(next)
    onChange(next)
  }
  return (
    <div className="pad-line">
      <StrokePad path={path} onChange={draw} />
      <div className="flex">
        <input
          className="in s"
          aria-label={t('filling.sign_name')}
          placeholder={t('filling.sign_name')}
          value={typed}
          maxLength={60}
          onChange={(event) => {
            setTyped(event.target.value)
            setPath('')
            onChange(event.target.value.trim())
          }}
        />
        {path !== '' && (
          <button type="button" className="lnk sm nw" onClick={() => draw('')}>
            {t('filling.sign_clear')}
          </button>
        )}
      </div>
    </div>
  )
}

/** A kept signature: strokes are drawn, a name is written. */
export function SignatureView({ signature }: { signature: string }) {
  if (!/^M[\d ML.-]+$/.test(signature)) return <p className="signed-name">{signature}</p>
  return (
    <svg className="pad-area kept" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path d={signature} />
    </svg>
  )
}
