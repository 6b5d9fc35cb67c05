import { useState } from 'react'
import { arityOf, type Condition, type Operator, operatorsOf } from '#platform/core/conditions.ts'
import { Button, IconButton } from './button.tsx'
import { conditionMessages } from './condition-messages.ts'
import type { ConditionLeaf } from './condition-text.ts'
import { ConditionValue } from './condition-value.tsx'
import type { FormFields } from './field-form.ts'
import { useT, useText } from './language.tsx'
import { Select } from './select.tsx'

type ConditionEditorProps = {
  fields: FormFields
  /** What to begin with; a new comparison when absent. */
  condition: Condition | undefined
  onDone: (condition: Condition) => void
  onCancel: () => void
}

/** Builds a condition: one comparison, or a tree of 全部 / 任一 / 都不 groups. Done only when every value is there. */
export function ConditionEditor({ fields, condition, onDone, onCancel }: ConditionEditorProps) {
  const t = useT(conditionMessages)
  const [draft, setDraft] = useState<Condition>(condition ?? newLeaf(fields))
  const isGroup = 'all' in draft || 'any' in draft || 'not' in draft
  return (
    <form
      className="ce-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isComplete(draft)) onDone(draft)
      }}
    >
      <div className="ce">
        <Node fields={fields} node={draft} onChange={(next) => next && setDraft(next)} isRoot />
        {!isGroup && (
          <div className="add">
            <Button tone="text" small icon="plus" onClick={() => setDraft({ any: [draft, newLeaf(fields)] })}>
              {t('condition.any')}
            </Button>
          </div>
        )}
      </div>
      <footer>
        <Button small onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
        <Button small tone="primary" type="submit" {...(!isComplete(draft) && { reasonElsewhere: 'condition-why' })}>
          {t('condition.apply')}
        </Button>
        <span id="condition-why" className="why">
          {!isComplete(draft) && t('condition.incomplete')}
        </span>
      </footer>
    </form>
  )
}

type NodeProps = {
  fields: FormFields
  node: Condition
  onChange: (node: Condition | undefined) => void
  isRoot?: boolean
}

function Node({ fields, node, onChange, isRoot = false }: NodeProps) {
  if ('field' in node) return <Leaf fields={fields} leaf={node} onChange={onChange} isRoot={isRoot} />
  if ('search' in node) return null
  return <Group fields={fields} node={node} onChange={onChange} isRoot={isRoot} />
}

type GroupKind = 'all' | 'any' | 'not'
const groupKinds: readonly GroupKind[] = ['all', 'any', 'not']

function Group({ fields, node, onChange, isRoot = false }: NodeProps) {
  const t = useT(conditionMessages)
  const { kind, parts } = partsOf(node)
  const put = (next: Condition[]) => onChange(next.length === 0 ? undefined : groupOf(kind, next))
  return (
    <div className={`grp ${kind}`}>
      <div className="flex">
        <Select
          small
          aria-label={t('condition.operator')}
          options={groupKinds.map((key) => ({ key, label: t(`condition.group_${key}`) }))}
          value={kind}
          onChange={(key) => onChange(groupOf((key ?? 'all') as GroupKind, parts))}
        />
        <span className="grow" />
        {!isRoot && (
          <IconButton
            small
            icon="close"
            label={t('ui.remove', { name: t(`condition.group_${kind}`) })}
            onClick={() => onChange(undefined)}
          />
        )}
      </div>
      {[...parts.entries()].map(([n, part]) => (
        <Node
          key={n}
          fields={fields}
          node={part}
          onChange={(next) => put(next ? parts.with(n, next) : parts.toSpliced(n, 1))}
        />
      ))}
      <div className="add">
        <Button tone="text" small icon="plus" onClick={() => put([...parts, newLeaf(fields)])}>
          {t('condition.add')}
        </Button>
        <Button tone="text" small icon="plus" onClick={() => put([...parts, { any: [newLeaf(fields)] }])}>
          {t('condition.add_group')}
        </Button>
      </div>
    </div>
  )
}

type LeafProps = {
  fields: FormFields
  leaf: ConditionLeaf
  onChange: (leaf: Condition | undefined) => void
  isRoot: boolean
}

function Leaf({ fields, leaf, onChange, isRoot }: LeafProps) {
  const t = useT(conditionMessages)
  const text = useText()
  const field = fields[leaf.field]
  const offered = Object.entries(fields).filter(([, one]) => one.filter)
  const word = (op: Operator) =>
    t((`operator.choose_${op}` in conditionMessages ? `operator.choose_${op}` : `operator.${op}`) as 'operator.is')
  return (
    <div className="leaf">
      <Select
        aria-label={t('condition.field')}
        options={offered.map(([key, one]) => ({ key, label: text(one.label) }))}
        value={leaf.field}
        onChange={(key) => key && onChange(leafFor(fields, key))}
      />
      <Select
        aria-label={t('condition.operator')}
        options={(field ? operatorsOf[field.type] : []).map((op) => ({ key: op, label: word(op) }))}
        value={leaf.op}
        onChange={(op) => onChange(withOperator(leaf, op as Operator))}
      />
      {field ? (
        <ConditionValue field={field} leaf={leaf} onChange={(value) => onChange({ ...leaf, value })} />
      ) : (
        <span />
      )}
      {isRoot ? (
        <span />
      ) : (
        <IconButton
          small
          icon="close"
          label={t('ui.remove', { name: field ? text(field.label) : '' })}
          onClick={() => onChange(undefined)}
        />
      )}
    </div>
  )
}

function partsOf(node: Condition): { kind: GroupKind; parts: Condition[] } {
  if ('any' in node) return { kind: 'any', parts: node.any }
  if ('not' in node) return { kind: 'not', parts: 'any' in node.not ? node.not.any : [node.not] }
  return { kind: 'all', parts: 'all' in node ? node.all : [node] }
}

/** 都不满足 is written not(any …): none of them may hold. */
function groupOf(kind: GroupKind, parts: Condition[]): Condition {
  if (kind === 'any') return { any: parts }
  return kind === 'not' ? { not: { any: parts } } : { all: parts }
}

function newLeaf(fields: FormFields): ConditionLeaf {
  const first = Object.keys(fields).find((key) => fields[key]?.filter) ?? ''
  return leafFor(fields, first)
}

function leafFor(fields: FormFields, key: string): ConditionLeaf {
  const type = fields[key]?.type
  return { field: key, op: (type && operatorsOf[type][0]) ?? 'filled' }
}

/** A value is kept when the new operator takes the same kind of value. */
function withOperator(leaf: ConditionLeaf, op: Operator): ConditionLeaf {
  const isAlike =
    arityOf(op) === arityOf(leaf.op) &&
    isDayCount(op) === isDayCount(leaf.op) &&
    (op === 'period') === (leaf.op === 'period')
  return isAlike && leaf.value !== undefined ? { ...leaf, op } : { field: leaf.field, op }
}

function isDayCount(op: Operator): boolean {
  return op === 'olderThanDays' || op === 'lastDays' || op === 'nextDays'
}

/** Every comparison has the values its operator needs. */
export function isComplete(node: Condition): boolean {
  if ('all' in node) return node.all.every(isComplete)
  if ('any' in node) return node.any.every(isComplete)
  if ('not' in node) return isComplete(node.not)
  if ('search' in node) return node.search !== ''
  const arity = arityOf(node.op)
  if (arity === 0) return true
  const list = Array.isArray(node.value) ? node.value : [node.value]
  const given = list.filter((one) => one !== undefined && one !== null && one !== '')
  return arity === 2 ? given.length === 2 : given.length > 0
}
