import { listText } from '#platform/core/i18n.ts'
import { instantText } from '#platform/ui/day-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useAsk } from '#web/api-hooks.ts'
import { allocationTexts } from '../allocation-texts.ts'

// The latest few tell what kind of leaver this is; the whole record is in 设置 › 操作记录.
const shown = 8

/** What a person looked at, printed and took along in the last month. */
export function LooksPanel({ staffId }: { staffId: string }) {
  const t = useT(allocationTexts)
  const { language } = useLanguage()
  const { data } = useAsk('handOver.looks', { staffId }, { staleMs: 0 })
  if (!data) return null
  const sum = (key: 'looks' | 'reveals' | 'prints' | 'exports') => data.days.reduce((total, day) => total + day[key], 0)
  return (
    <section className="fs">
      <h3>{t('over.looks')}</h3>
      <div className="pad">
        <p>
          {t('over.looks_sum', {
            looks: sum('looks'),
            reveals: sum('reveals'),
            prints: sum('prints'),
            exports: sum('exports'),
          })}
        </p>
        {data.takings.length === 0 && <p className="mut sm">{t('over.looks_none')}</p>}
        <ul className="gives">
          {data.takings.slice(0, shown).map((one) => (
            <li key={`${one.at} ${one.kind}`}>
              <span className="n mut sm nw">{instantText(one.at, language)}</span>
              <Tag tone={one.kind === 'export' ? 'seal' : 'lined'}>{t(`over.took_${one.kind}`)}</Tag>
              <span className="sm">
                {listText(
                  language,
                  one.customers.map((customer) => customer.name),
                )}
                {one.records > one.customers.length && (
                  <>
                    <Rule />
                    {t('over.took_n', { n: one.records })}
                  </>
                )}
              </span>
              {one.purpose && <span className="mut sm">{one.purpose}</span>}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
