import { useRouter } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { BackLink } from '#platform/ui/back-link.tsx'
import { Button, ButtonLink } from '#platform/ui/button.tsx'
import { Combobox } from '#platform/ui/combobox.tsx'
import { instantText } from '#platform/ui/day-text.ts'
import { Dialog } from '#platform/ui/dialog.tsx'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { ask } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { formsTexts } from '../forms-texts.ts'
import { designTexts } from './design-texts.ts'
import '../forms.css'

/** 设计表单: what is being drawn up, where the trades have something newer, what is out of use. */
export function DesignsPage() {
  const t = useT({ ...formsTexts, ...designTexts })
  const text = useText()
  const { language } = useLanguage()
  const { data, error, refetch } = useAsk('form.designs', {})
  const { data: upgrades } = useAsk('form.upgrades', {})
  const restore = useCall('form.retire')
  const say = useToast()
  const take = useCall('form.takeUpgrades', {
    onDone: ({ taken }) => say({ text: t('design.taken', { n: taken.length }) }),
  })
  const [making, setMaking] = useState(false)
  if (error) return <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void refetch()} />
  const drafts = data?.rows.filter((row) => row.state === 'draft') ?? []
  const untouched = upgrades?.rows.filter((row) => !row.isChanged && row.draftId === null).length ?? 0
  const retired = data?.rows.filter((row) => row.state === 'retired') ?? []
  return (
    <>
      <BackLink href={paths.forms} label={t('forms.title')} />
      <PageTitle title={t('design.title')} sub={<span className="desk">{t('design.about')}</span>}>
        <Button small tone="primary" icon="plus" onClick={() => setMaking(true)}>
          {t('design.new')}
        </Button>
      </PageTitle>
      <div className="wide-col">
        <div className="stacked designs">
          <Panel title={t('design.drafts')} note={String(drafts.length)}>
            <Rows none={t('design.drafts_none')}>
              {drafts.map((row) => (
                <DesignRow
                  key={row.key}
                  title={text(row.title)}
                  note={`${row.key}　${t('design.draft_n', { n: row.version })}　${t('design.changed_by', { who: row.updatedByName ?? '', time: instantText(row.updatedAt, language) })}`}
                >
                  <ButtonLink small icon="edit" href={paths.formDesign(row.key)}>
                    {t('design.go_on')}
                  </ButtonLink>
                </DesignRow>
              ))}
            </Rows>
          </Panel>
          <Panel
            title={t('design.upgrades')}
            note={String(upgrades?.rows.length ?? 0)}
            aside={
              untouched > 0 && (
                <Button small busy={take.isPending} onClick={() => take.mutate({})}>
                  {t('design.take_all', { n: untouched })}
                </Button>
              )
            }
          >
            <Rows none={t('design.upgrades_none')}>
              {upgrades?.rows.map((row) => (
                <DesignRow
                  key={row.key}
                  title={text(row.title)}
                  note={`${row.key}${row.isChanged ? `　${t('design.own_changes')}` : ''}`}
                >
                  <ButtonLink small icon="merge" href={`${paths.formDesign(row.key)}?tab=upgrade`}>
                    {t('design.look')}
                  </ButtonLink>
                </DesignRow>
              ))}
            </Rows>
          </Panel>
          <Panel title={t('design.retired')} note={String(retired.length)}>
            <Rows none={t('design.retired_none')}>
              {retired.map((row) => (
                <DesignRow key={row.key} title={text(row.title)} note={row.key}>
                  <Button
                    small
                    busy={restore.isPending}
                    onClick={() => restore.mutate({ key: row.key, isRetired: false })}
                  >
                    {t('design.bring_back')}
                  </Button>
                </DesignRow>
              ))}
            </Rows>
          </Panel>
        </div>
      </div>
      {making && <NewFormDialog onClose={() => setMaking(false)} />}
    </>
  )
}

function Rows({ none, children }: { none: string; children: ReactNode[] | undefined }) {
  if (!children?.length) return <p className="df mut">{none}</p>
  return <ul className="ver-list">{children}</ul>
}

function DesignRow({ title, note, children }: { title: string; note: string; children: ReactNode }) {
  return (
    <li>
      <span className="grow">
        <b>{title}</b>
        <small>{note}</small>
      </span>
      {children}
    </li>
  )
}

function NewFormDialog({ onClose }: { onClose: () => void }) {
  const t = useT(designTexts)
  const text = useText()
  const router = useRouter()
  const [title, setTitle] = useState('')
  const [source, setSource] = useState<{ key: string; label: string }>()
  const begin = useCall('form.draftDefinition', { onDone: ({ key }) => router.history.push(paths.formDesign(key)) })
  const isMissing = title.trim() === ''
  const find = async (search: string) => {
    const { rows } = await ask('form.catalogue', search === '' ? {} : { search })
    return rows.slice(0, 30).map((row) => ({ key: row.key, label: text(row.title), note: row.code ?? row.key }))
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('design.new')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            busy={begin.isPending}
            onClick={() => begin.mutate({ title: { zh: title.trim() }, ...(source && { copyOf: source.key }) })}
            {...(isMissing && { reason: t('design.name_missing') })}
          >
            {t('design.new_make')}
          </Button>
        </>
      }
    >
      <div className="stacked">
        <div className="fl">
          <label htmlFor="new-form-title">{t('design.new_title')}</label>
          <input
            id="new-form-title"
            className="in"
            maxLength={60}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </div>
        <div className="fl">
          <label htmlFor="new-form-source">{t('design.new_from')}</label>
          <Combobox
            id="new-form-source"
            value={source}
            placeholder={t('design.new_empty')}
            find={find}
            onChange={(candidate) => setSource(candidate)}
          />
        </div>
        <RefusedNote error={begin.error} />
      </div>
    </Dialog>
  )
}
