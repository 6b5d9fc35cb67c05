import { useRef, useState } from 'react'
import { Button, IconButton } from './button.tsx'
import { Checkbox } from './checkbox.tsx'
import { useT } from './language.tsx'
import { Popover } from './popover.tsx'

type ColumnChooserProps = {
  /** Every column on offer, with its word, in the entity's order. */
  offered: readonly { key: string; label: string }[]
  /** Keys shown, in order. */
  shown: readonly string[]
  onChange: (shown: readonly string[]) => void
  onReset: () => void
}

/** Which columns a list shows and in which order. The last one cannot be taken away. */
export function ColumnChooser({ offered, shown, onChange, onReset }: ColumnChooserProps) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLSpanElement>(null)
  const words = new Map(offered.map(({ key, label }) => [key, label]))
  const order = [
    ...shown.filter((key) => words.has(key)),
    ...offered.map(({ key }) => key).filter((key) => !shown.includes(key)),
  ]
  const move = (key: string, by: -1 | 1) => {
    const next = [...shown]
    const at = next.indexOf(key)
    const [taken] = next.splice(at, 1)
    if (taken !== undefined) next.splice(at + by, 0, taken)
    onChange(next)
  }
  return (
    <span ref={anchor} className="desk">
      <Button small icon="columns" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('ui.list_columns', { n: shown.length })}
      </Button>
      <Popover open={open} onClose={() => setOpen(false)} anchor={anchor} alignEnd className="cch">
        <header>
          <b className="grow">{t('ui.list_columns_title')}</b>
          <button type="button" className="lnk" onClick={onReset}>
            {t('ui.list_columns_reset')}
          </button>
        </header>
        <ul>
          {order.map((key) => {
            const at = shown.indexOf(key)
            const name = words.get(key) ?? key
            const isLast = shown.length === 1 && at === 0
            return (
              <li key={key}>
                <Checkbox
                  checked={at >= 0}
                  disabled={isLast}
                  onChange={(on) => onChange(on ? [...shown, key] : shown.filter((one) => one !== key))}
                >
                  {name}
                </Checkbox>
                {at > 0 && (
                  <IconButton
                    small
                    icon="arrow-up"
                    label={t('ui.list_column_up', { name })}
                    onClick={() => move(key, -1)}
                  />
                )}
                {at >= 0 && at < shown.length - 1 && (
                  <IconButton
                    small
                    icon="arrow-down"
                    label={t('ui.list_column_down', { name })}
                    onClick={() => move(key, 1)}
                  />
                )}
              </li>
            )
          })}
        </ul>
      </Popover>
    </span>
  )
}
