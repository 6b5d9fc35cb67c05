import type { KeyboardEvent, ReactNode } from 'react'
import { type FormDefinition, type FormField, isPutAway } from '#platform/core/forms/definition.ts'
import { Button, IconButton } from '#platform/ui/button.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { Menu } from '#platform/ui/menu.tsx'
import {
  addColumn,
  addField,
  addSection,
  fieldAt,
  moveField,
  moveSection,
  newField,
  removeField,
  removeSection,
} from '../../definitions/designing/rules.ts'
import { designTexts } from './design-texts.ts'
import { offeredTypes, typeWords } from './type-words.ts'
import { type Design, freshKey } from './use-design.ts'

/** What is chosen: '' the whole form, '#section', 'field' or 'table.column'. */
export type Place = string

type OutlineProps = { design: Design; at: Place | undefined; onChoose: (place: Place) => void }

/** The form as a list of what it asks: chosen, added, moved and taken out here, with hands on the keys too. */
export function Outline({ design, at, onChoose }: OutlineProps) {
  const t = useT(designTexts)
  const text = useText()
  const { definition, change, faults } = design
  const bad = new Set(faults.map(({ path }) => path))
  const act = (place: Place) => (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined
    if (event.altKey && by !== undefined) {
      event.preventDefault()
      change(moveAt(definition, place, by))
    } else if (event.key === 'Delete' && place !== '') {
      event.preventDefault()
      change(removeAt(definition, place))
      onChoose('')
    }
  }
  const row = (place: Place) => ({ isOn: at === place, onChoose: () => onChoose(place), onKeyDown: act(place) })
  const begin = (section: string, type: FormField['type'], after?: string) => {
    const field = newField(freshKey('own'), type, typeWords[type])
    change(addField(definition, section, field, after))
    onChoose(field.key)
  }
  return (
    <nav className="outline" aria-label={t('design.outline')}>
      <Row
        {...row('')}
        icon="document"
        isBad={['numbering', 'listed', 'happenedIn', 'sums', 'sections'].some((one) => bad.has(one))}
      >
        <b>{t('design.head')}</b>
        <small>{t('design.head_note')}</small>
      </Row>
      {definition.sections.map((section) => (
        <section key={section.key} aria-label={text(section.label)}>
          <Row {...row(`#${section.key}`)} look="sec" isBad={bad.has(section.key)} isAway={isPutAway(section)}>
            <b>{text(section.label)}</b>
            {section.byFirm && <small>{t(`design.by_firm_${section.byFirm}`)}</small>}
          </Row>
          {section.fields.map((field) => (
            <FieldRows key={field.key} field={field} bad={bad} row={row} />
          ))}
          <TypeMenu
            label={t('design.add_field')}
            types={offeredTypes}
            onTake={(type) => begin(section.key, type, section.fields.some(({ key }) => key === at) ? at : undefined)}
          />
        </section>
      ))}
      <Button
        tone="text"
        small
        icon="plus"
        onClick={() => {
          const key = freshKey('s')
          change(addSection(definition, key, designTexts['design.new_section']))
          onChoose(`#${key}`)
        }}
      >
        {t('design.add_section')}
      </Button>
      <p className="mut sm desk">{t('design.keys')}</p>
    </nav>
  )
}

type RowState = { isOn: boolean; onChoose: () => void; onKeyDown: (event: KeyboardEvent) => void }

function FieldRows({
  field,
  bad,
  row,
}: {
  field: FormField
  bad: ReadonlySet<string>
  row: (place: Place) => RowState
}) {
  const text = useText()
  return (
    <>
      <Row {...row(field.key)} isBad={bad.has(field.key)} isAway={isPutAway(field)}>
        <span>
          {text(field.label)}
          {field.required && <em className="rq">*</em>}
        </span>
        <small>{text(typeWords[field.type])}</small>
      </Row>
      {field.columns?.map((column) => (
        <Row
          key={column.key}
          {...row(`${field.key}.${column.key}`)}
          look="sub"
          isBad={bad.has(`${field.key}.${column.key}`)}
        >
          <span>
            {text(column.label)}
            {column.required && <em className="rq">*</em>}
          </span>
          <small>{text(typeWords[column.type])}</small>
        </Row>
      ))}
    </>
  )
}

type RowProps = RowState & {
  look?: string
  icon?: 'document'
  isBad?: boolean
  isAway?: boolean
  children: ReactNode
}

function Row({ isOn, onChoose, onKeyDown, look = '', icon, isBad = false, isAway = false, children }: RowProps) {
  const t = useT(designTexts)
  return (
    <button
      type="button"
      className={`ol ${look}${isOn ? ' on' : ''}${isAway ? ' away' : ''}`}
      aria-current={isOn ? 'true' : undefined}
      onClick={onChoose}
      onKeyDown={onKeyDown}
    >
      {icon && <Icon name={icon} small />}
      {children}
      {isAway && (
        <small>
          <Icon name="eye-off" small /> {t('design.away_field')}
        </small>
      )}
      {isBad && (
        <span className="red" role="img" aria-label={t('design.faults')}>
          <Icon name="warning" small />
        </span>
      )}
    </button>
  )
}

export function TypeMenu({
  label,
  types,
  onTake,
}: {
  label: string
  types: readonly FormField['type'][]
  onTake: (type: FormField['type']) => void
}) {
  const text = useText()
  return (
    <Menu
      label={label}
      items={types.map((type) => ({ key: type, label: text(typeWords[type]), onPress: () => onTake(type) }))}
    >
      {(props) => (
        <Button tone="text" small icon="plus" {...props}>
          {label}
        </Button>
      )}
    </Menu>
  )
}

export function moveAt(form: FormDefinition, place: Place, by: -1 | 1): FormDefinition {
  if (place === '') return form
  return place.startsWith('#') ? moveSection(form, place.slice(1), by) : moveField(form, place, by)
}

export function removeAt(form: FormDefinition, place: Place): FormDefinition {
  return place.startsWith('#') ? removeSection(form, place.slice(1)) : removeField(form, place)
}

/** Up, down, out: for whoever works with the pointer. */
export function PlaceActs({ design, at, onChoose }: { design: Design; at: Place; onChoose: (place: Place) => void }) {
  const t = useT(designTexts)
  const { definition, change } = design
  const table = at.includes('.') ? undefined : fieldAt(definition, at)
  return (
    <span className="flex">
      {table?.type === 'table' && (
        <TypeMenu
          label={t('design.add_column')}
          types={offeredTypes.filter((type) => type !== 'table' && type !== 'approval')}
          onTake={(type) => {
            const column = newField(freshKey('own'), type, typeWords[type])
            change(addColumn(definition, at, column))
            onChoose(`${at}.${column.key}`)
          }}
        />
      )}
      <IconButton small icon="arrow-up" label={t('design.up')} onClick={() => change(moveAt(definition, at, -1))} />
      <IconButton small icon="arrow-down" label={t('design.down')} onClick={() => change(moveAt(definition, at, 1))} />
      <IconButton
        small
        icon="trash"
        label={t('design.remove')}
        onClick={() => {
          change(removeAt(definition, at))
          onChoose('')
        }}
      />
    </span>
  )
}
