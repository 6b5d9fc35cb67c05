import { useId } from 'react'
import type { PaperLayout } from '#platform/core/paper.ts'
import { useT } from '#platform/ui/language.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import type { PrintSettings } from '../../print/schema.ts'
import { printTexts } from './print-texts.ts'

type LayoutFieldsProps = { settings: PrintSettings; onChange: (settings: PrintSettings) => void }

const orientations = ['portrait', 'landscape'] as const
const borders = ['grid', 'rows', 'none'] as const
const marks = ['none', 'original', 'copy'] as const

/** Paper, row height, spacing, borders, letters and copies: settable for each print and kept for next time (IMP-05). */
export function LayoutFields({ settings, onChange }: LayoutFieldsProps) {
  const t = useT(printTexts)
  const { layout } = settings
  const put = (more: Partial<PaperLayout>) => onChange({ ...settings, layout: { ...layout, ...more } })
  return (
    <div className="fg">
      <div className="fl w6">
        <span className="lb">{t('printing.paper')}</span>
        <Segmented
          label={t('printing.paper')}
          choices={[
            { key: 'A4', label: 'A4' },
            { key: 'A5', label: 'A5' },
          ]}
          value={layout.size}
          onChange={(size) => put({ size })}
        />
      </div>
      <div className="fl w6">
        <span className="lb">{t('printing.orientation')}</span>
        <Segmented
          label={t('printing.orientation')}
          choices={orientations.map((key) => ({ key, label: t(`printing.${key}`) }))}
          value={layout.orientation}
          onChange={(orientation) => put({ orientation })}
        />
      </div>
      <NumberField
        label={t('printing.row_height')}
        value={layout.rowHeight}
        min={4}
        max={30}
        step={0.5}
        onChange={(rowHeight) => put({ rowHeight })}
      />
      <NumberField
        label={t('printing.spacing')}
        value={layout.spacing}
        min={0}
        max={5}
        step={0.1}
        onChange={(spacing) => put({ spacing })}
      />
      <NumberField
        label={t('printing.font_size')}
        value={layout.fontSize}
        min={7}
        max={16}
        step={0.5}
        onChange={(fontSize) => put({ fontSize })}
      />
      <div className="fl w8">
        <span className="lb">{t('printing.borders')}</span>
        <Segmented
          label={t('printing.borders')}
          choices={borders.map((key) => ({ key, label: t(`printing.${key}`) }))}
          value={layout.borders}
          onChange={(chosen) => put({ borders: chosen })}
        />
      </div>
      <NumberField
        label={t('printing.copies')}
        value={settings.copies}
        min={1}
        max={50}
        step={1}
        onChange={(copies) => onChange({ ...settings, copies })}
      />
      <div className="fl">
        <span className="lb">{t('printing.marks')}</span>
        <Segmented
          label={t('printing.marks')}
          choices={marks.map((key) => ({ key, label: t(`printing.marks_${key}`) }))}
          value={settings.marks}
          onChange={(chosen) => onChange({ ...settings, marks: chosen })}
        />
      </div>
    </div>
  )
}

type NumberFieldProps = {
  label: string
  value: number
  min: number
  max: number
  step: number
  onChange: (value: number) => void
}

/** What lies outside the bounds is not taken over; the field keeps what is typed until it is left. */
function NumberField({ label, value, min, max, step, onChange }: NumberFieldProps) {
  const id = useId()
  return (
    <div className="fl w4">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        key={value}
        type="number"
        inputMode="decimal"
        className="in"
        defaultValue={value}
        min={min}
        max={max}
        step={step}
        onBlur={(event) => {
          const typed = Number(event.target.value)
          const kept = event.target.value === '' || Number.isNaN(typed) ? value : Math.min(max, Math.max(min, typed))
          event.target.value = String(kept)
          if (kept !== value) onChange(kept)
        }}
      />
    </div>
  )
}
