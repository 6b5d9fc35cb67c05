import { type Scope, scopes } from '#platform/core/rights.ts'
import { useT, useText } from '#platform/ui/language.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import type { Matrix } from './answers.ts'
import { peopleScreenMessages } from './messages.ts'

type Grants = Record<string, Scope>
type RightsTableProps = { rights: Matrix['rights']; grants: Grants; onChange: (grants: Grants) => void }

/** Every right of the product with its reach: none, own, department, branch, all. */
export function RightsTable({ rights, grants, onChange }: RightsTableProps) {
  const t = useT(peopleScreenMessages)
  const text = useText()
  const set = (key: string, scope: Scope | 'none') => {
    const { [key]: _before, ...rest } = grants
    onChange(scope === 'none' ? rest : { ...rest, [key]: scope })
  }
  return (
    <table className="tb rights">
      <thead>
        <tr>
          <th scope="col">{t('people.role_right')}</th>
          <th scope="col">{t('people.role_scope')}</th>
        </tr>
      </thead>
      <tbody>
        {rights.map(({ key, label, scoped, operations }) => (
          <tr key={key}>
            <td>
              {text(label)}{' '}
              <small title={operations.map((one) => one.name).join('\n')}>
                {t('people.role_opens', { n: operations.length })}
              </small>
            </td>
            <td>
              <Segmented<Scope | 'none'>
                label={text(label)}
                value={grants[key] ?? 'none'}
                onChange={(scope) => set(key, scope)}
                choices={
                  scoped
                    ? [
                        { key: 'none', label: t('people.scope_none') },
                        ...scopes.map((scope) => ({ key: scope, label: t(`people.scope_${scope}`) })),
                      ]
                    : [
                        { key: 'none', label: t('people.scope_none') },
                        { key: 'all', label: t('people.scope_yes') },
                      ]
                }
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
