import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import type { Matrix } from './answers.ts'
import { peopleScreenMessages } from './messages.ts'

/** All roles side by side: which right reaches how far. */
export function RolesCompared({ matrix }: { matrix: Matrix }) {
  const t = useT(peopleScreenMessages)
  const text = useText()
  const { language } = useLanguage()
  return (
    <section className="sheet lst compared" aria-label={t('people.role_compare')}>
      <div className="col">
        <table className="tb compare">
          <thead>
            <tr>
              <th scope="col">{t('people.role_right')}</th>
              {matrix.roles.map((role) => (
                <th key={role.id} scope="col">
                  {language === 'en' ? (role.nameEn ?? role.name) : role.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.rights.map(({ key, label, scoped }) => (
              <tr key={key}>
                <td>{text(label)}</td>
                {matrix.roles.map((role) => {
                  const scope = role.grants[key]
                  return (
                    <td key={role.id} className={scope === undefined ? 'none' : scope}>
                      {scope === undefined ? '—' : scoped ? t(`people.scope_${scope}`) : '✓'}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
