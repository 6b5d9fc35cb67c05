import type { CadenceRole } from '#platform/core/pack-cadences.ts'
import { useT } from '#platform/ui/language.tsx'
import { Select } from '#platform/ui/select.tsx'
import { cadenceTexts } from './cadence-texts.ts'
import { roleText } from './plan-words.ts'

const kinds = ['owner', 'superior', 'departmentHead', 'leader'] as const

type RoleChoiceProps = {
  role: CadenceRole
  posts: ReadonlyMap<string, string>
  disabled: boolean
  label: string
  onChange: (role: CadenceRole) => void
}

/** Who does it: somebody by their place at the customer, or the holder of a post. */
export function RoleChoice({ role, posts, disabled, label, onChange }: RoleChoiceProps) {
  const t = useT(cadenceTexts)
  const options = [
    ...kinds.map((kind) => ({ key: kind as string, label: roleText({ kind }, t, posts) })),
    ...[...posts].map(([key, title]) => ({ key: `post:${key}`, label: title })),
  ]
  const value = role.kind === 'post' ? `post:${role.post}` : role.kind
  return (
    <Select
      small
      aria-label={label}
      disabled={disabled}
      options={
        options.some((one) => one.key === value)
          ? options
          : [...options, { key: value, label: roleText(role, t, posts) }]
      }
      value={value}
      onChange={(key = 'owner') =>
        onChange(key.startsWith('post:') ? { kind: 'post', post: key.slice(5) } : ({ kind: key } as CadenceRole))
      }
    />
  )
}
