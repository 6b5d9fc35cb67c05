import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { instantText } from '#platform/ui/day-text.ts'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useAsk } from '#web/api-hooks.ts'
import { designTexts } from './design-texts.ts'
import { PaperPreview } from './preview.tsx'

/** What a form was like before: every version with who published it, when and why. */
export function VersionsTab({ formKey }: { formKey: string }) {
  const t = useT(designTexts)
  const { language } = useLanguage()
  const { data } = useAsk('form.versions', { key: formKey })
  const [shown, setShown] = useState<number>()
  const rows = data?.rows ?? []
  return (
    <div className="one-col">
      <Panel title={t('design.tab_versions')} note={String(rows.length)}>
        {rows.length === 0 && <p className="df mut">{t('design.versions_none')}</p>}
        <ul className="ver-list">
          {rows.map((row) => (
            <li key={row.id}>
              <b className="n">{t('design.version_n', { n: row.version })}</b>
              <Tag tone={row.state === 'published' ? 'pine' : row.state === 'draft' ? 'ochre' : 'plain'}>
                {t(`design.state_${row.state}`)}
              </Tag>
              <span className="grow">
                {row.note}
                <small>
                  {row.publishedAt &&
                    (row.publishedByName === null
                      ? t('design.brought')
                      : t('design.published_by', {
                          who: row.publishedByName,
                          time: instantText(row.publishedAt, language),
                        }))}
                </small>
              </span>
              <Button small onClick={() => setShown(row.version)}>
                {t('design.show')}
              </Button>
            </li>
          ))}
        </ul>
      </Panel>
      {shown !== undefined && (
        <Dialog open wide lightDismiss title={t('design.version_n', { n: shown })} onClose={() => setShown(undefined)}>
          <PaperPreview form={formKey} version={shown} stamp="" />
        </Dialog>
      )}
    </div>
  )
}
