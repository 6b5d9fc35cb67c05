import { Cascader } from 'antd'
import { type DivisionNode, divisionTree } from '#platform/core/chinese/divisions.ts'
import { AntdFrame } from './antd-frame.tsx'
import { useT } from './language.tsx'

type RegionCascaderProps = {
  id?: string | undefined
  value: string | undefined
  onChange: (code: string | undefined) => void
  bad?: boolean
  disabled?: boolean
}

/** Province, city, district by browsing or typing. Any level may be chosen: '330000' means the province. */
export function RegionCascader({ id, value, onChange, bad = false, disabled = false }: RegionCascaderProps) {
  const t = useT()
  return (
    <AntdFrame>
      <Cascader
        {...(id !== undefined && { id })}
        style={{ width: '100%' }}
        options={divisionTree()}
        fieldNames={{ label: 'name', value: 'code', children: 'children' }}
        value={value === undefined ? [] : pathTo(value)}
        onChange={(path) => onChange(path?.at(-1) as string | undefined)}
        changeOnSelect
        showSearch={{ filter: (typed, path) => path.some((node) => String(node['name']).includes(typed)) }}
        placeholder={t('ui.form_choose')}
        disabled={disabled}
        {...(bad && { status: 'error' as const })}
      />
    </AntdFrame>
  )
}

/** The codes from the province down to `code`, as far as they are nodes of the tree. */
function pathTo(code: string): string[] {
  const path: string[] = []
  let level: readonly DivisionNode[] = divisionTree()
  for (const wanted of [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code]) {
    const node = level.find((one) => one.code === wanted)
    if (!node) break
    path.push(node.code)
    level = node.children ?? []
  }
  return path
}
