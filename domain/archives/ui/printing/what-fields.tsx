import { Checkbox } from '#platform/ui/checkbox.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { Select } from '#platform/ui/select.tsx'
import type { PrintRequest } from '../../print/schema.ts'
import { isGroupable } from '../../print/settling/rules.ts'
import { useCustomerFields } from '../customer-fields.ts'
import { printTexts } from './print-texts.ts'

type WhatFieldsProps = { request: PrintRequest; onChange: (more: Partial<PrintRequest>) => void }

const fills = ['all', 'filled', 'blank'] as const

/** What each kind of print wants to know besides whom it is about. */
export function WhatFields({ request, onChange }: WhatFieldsProps) {
  const t = useT(printTexts)
  switch (request.kind) {
    case 'sheet':
      return (
        <div className="fl">
          <span className="lb">{t('printing.fill')}</span>
          <Segmented
            label={t('printing.fill')}
            choices={fills.map((key) => ({ key, label: t(`printing.fill_${key}`) }))}
            value={request.fill ?? 'all'}
            onChange={(fill) => onChange({ fill })}
          />
        </div>
      )
    case 'list':
      return <GroupFields request={request} onChange={onChange} />
    case 'duty':
      return (
        <TextField
          id="print-building"
          label={t('printing.building')}
          help={t('printing.building_all')}
          value={request.building ?? ''}
          onChange={(building) => onChange({ building: building === '' ? undefined : building })}
        />
      )
    case 'labels':
      return (
        <div className="fl w4">
          <label htmlFor="print-skip">{t('printing.skip')}</label>
          <input
            id="print-skip"
            type="number"
            className="in"
            min={0}
            max={23}
            value={request.skip ?? 0}
            onChange={(event) => onChange({ skip: Math.min(23, Math.max(0, Math.trunc(Number(event.target.value)))) })}
          />
        </div>
      )
    case 'letter':
      return (
        <>
          <TextField
            id="print-letter-title"
            label={t('printing.letter_title')}
            value={request.title ?? ''}
            onChange={(title) => onChange({ title })}
          />
          <div className="fl">
            <label htmlFor="print-letter-text">{t('printing.letter_text')}</label>
            <textarea
              id="print-letter-text"
              className="in area"
              maxLength={10_000}
              value={request.text}
              onChange={(event) => onChange({ text: event.target.value })}
            />
          </div>
          <div className="fl">
            <label htmlFor="print-letter-closing">{t('printing.letter_closing')}</label>
            <textarea
              id="print-letter-closing"
              className="in"
              rows={2}
              maxLength={200}
              value={request.closing ?? ''}
              onChange={(event) => onChange({ closing: event.target.value })}
            />
          </div>
        </>
      )
    default:
      return null
  }
}

function GroupFields({
  request,
  onChange,
}: { request: Extract<PrintRequest, { kind: 'list' }> } & Pick<WhatFieldsProps, 'onChange'>) {
  const t = useT(printTexts)
  const text = useText()
  const { fields } = useCustomerFields()
  const offered = Object.entries(fields).filter(
    ([key, field]) =>
      isGroupable(field) && (field.filter === true || field.group === undefined) && key !== 'name' && key !== 'number',
  )
  return (
    <div className="fl">
      <label htmlFor="print-group">{t('printing.group')}</label>
      <Select
        id="print-group"
        placeholder={t('printing.group_none')}
        value={request.groupBy}
        options={offered.map(([key, field]) => ({ key, label: text(field.label) }))}
        onChange={(groupBy) => onChange({ groupBy })}
      />
      {request.groupBy !== undefined && (
        <Checkbox checked={request.pagePerGroup === true} onChange={(pagePerGroup) => onChange({ pagePerGroup })}>
          {t('printing.page_per_group')}
        </Checkbox>
      )}
    </div>
  )
}

type TextFieldProps = { id: string; label: string; help?: string; value: string; onChange: (value: string) => void }

export function TextField({ id, label, help, value, onChange }: TextFieldProps) {
  return (
    <div className="fl">
      <label htmlFor={id}>{label}</label>
      <input id={id} className="in" maxLength={60} value={value} onChange={(event) => onChange(event.target.value)} />
      {help && <p className="help">{help}</p>}
    </div>
  )
}
