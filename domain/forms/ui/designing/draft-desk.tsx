import { useEffect, useState } from 'react'
import { Banner } from '#platform/ui/banner.tsx'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { useIsPhone } from '#platform/ui/use-is-phone.ts'
import { fieldAt } from '../../definitions/designing/rules.ts'
import { DesignHead, DesignTabs, useDesignTab } from './design-head.tsx'
import { designTexts } from './design-texts.ts'
import { DropDialog, PublishDialog } from './ending-dialogs.tsx'
import { FieldInspector } from './field-inspector.tsx'
import { HeadInspector } from './head-inspector.tsx'
import { Outline, type Place, PlaceActs } from './outline.tsx'
import { PaperPreview, ScreenPreview } from './preview.tsx'
import { SectionInspector } from './section-inspector.tsx'
import { StaleDesign } from './stale-design.tsx'
import { typeWords } from './type-words.ts'
import { UpgradeTab } from './upgrade-tab.tsx'
import { type Design, type KeptDraft, useDesign } from './use-design.ts'
import { VersionsTab } from './versions-tab.tsx'
import { WordTab } from './word-tab.tsx'

type DraftDeskProps = { formKey: string; draft: KeptDraft; used: ReadonlySet<string>; count: number }

/** The desk a form is drawn up on: contents at the left, the form as it will be, and what the chosen place says. */
export function DraftDesk({ formKey, draft, used, count }: DraftDeskProps) {
  const t = useT(designTexts)
  const design = useDesign(draft)
  const [tab, at, choose] = useDesignTab('build')
  const [ending, setEnding] = useState<'publish' | 'drop'>()
  const { definition, faults } = design
  // The paper is drawn from what is kept.
  const { send } = design
  useEffect(() => {
    if (tab === 'paper') void send()
  }, [tab, send])
  return (
    <div className="form-page">
      <DesignHead form={definition} formKey={formKey} note={t('design.draft_n', { n: draft.version })}>
        <Button small onClick={() => setEnding('drop')}>
          {t('design.drop')}
        </Button>
      </DesignHead>
      <DraftBanners design={design} />
      <DesignTabs formKey={formKey} tab={tab} tabs={['build', 'try', 'paper']} count={count} />
      {tab === 'try' ? (
        <div className="sheet tried">
          <ScreenPreview form={definition} />
        </div>
      ) : tab === 'paper' ? (
        design.state === 'keeping' ? null : (
          <PaperPreview form={formKey} version={draft.version} stamp={String(design.revision.current)} />
        )
      ) : tab === 'word' ? (
        <WordTab formKey={formKey} form={definition} />
      ) : tab === 'versions' ? (
        <VersionsTab formKey={formKey} />
      ) : tab === 'upgrade' ? (
        <UpgradeTab formKey={formKey} />
      ) : (
        <Desk design={design} at={at} used={used} onChoose={choose} />
      )}
      <SaveBar say={<Kept design={design} />}>
        <Button small icon="undo" onClick={design.undo} {...(!design.canUndo && { reasonElsewhere: 'design-undo' })}>
          {t('design.undo')}
        </Button>
        <span className="vh" id="design-undo">
          {!design.canUndo && t('design.nothing_to_undo')}
        </span>
        {faults.length > 0 && (
          <button
            type="button"
            className="why"
            id="design-faults"
            onClick={() => choose(placeOf(design, faults[0]?.path))}
          >
            {t('design.faults')} {t('design.faults_n', { n: faults.length })}
          </button>
        )}
        <Button
          tone="primary"
          icon="check"
          onClick={() => void send().then((done) => done && setEnding('publish'))}
          {...(faults.length > 0 && { reasonElsewhere: 'design-faults' })}
          {...(design.stale && { reason: t('design.stale_first') })}
        >
          {t('design.publish')}
        </Button>
      </SaveBar>
      {ending === 'publish' && (
        <PublishDialog
          draft={{ id: draft.id, version: draft.version, revision: design.revision.current }}
          onClose={() => setEnding(undefined)}
        />
      )}
      {ending === 'drop' && (
        <DropDialog
          draft={{ id: draft.id, revision: design.revision.current }}
          isOnly={count === 1}
          onClose={() => setEnding(undefined)}
        />
      )}
    </div>
  )
}

/** Where a fault is: a field, a section, or the head. */
export function placeOf(design: Pick<Design, 'definition'>, path = ''): Place {
  if (fieldAt(design.definition, path)) return path
  return design.definition.sections.some(({ key }) => key === path) ? `#${path}` : ''
}

type DeskProps = {
  design: Design
  at: string | undefined
  used: ReadonlySet<string>
  onChoose: (place: string | undefined) => void
}

function Desk({ design, at, used, onChoose }: DeskProps) {
  const isPhone = useIsPhone()
  // On phones what is chosen opens over the list; on desks the head is chosen from the start.
  const place = at ?? (isPhone ? undefined : '')
  const [opened, setOpened] = useState(false)
  const choose = (next: string) => {
    setOpened(true)
    onChoose(next)
  }
  return (
    <div className="desk-trio">
      <div className="sheet col ol-col">
        <Outline design={design} at={place} onChoose={choose} />
      </div>
      <div className="sheet col cut design-live">
        <ScreenPreview form={design.definition} at={at} />
      </div>
      {isPhone ? (
        opened && (
          <PhoneInspector
            design={design}
            at={at ?? ''}
            used={used}
            onChoose={choose}
            onClose={() => setOpened(false)}
          />
        )
      ) : (
        <div className="stack">
          <Faults design={design} onChoose={choose} />
          <Inspector design={design} at={place ?? ''} used={used} onChoose={choose} />
        </div>
      )}
    </div>
  )
}

type InspectorProps = { design: Design; at: Place; used: ReadonlySet<string>; onChoose: (place: Place) => void }

function useNameAt(design: Design, at: Place): { name: string; note: string | undefined } {
  const t = useT(designTexts)
  const text = useText()
  const field = fieldAt(design.definition, at)
  if (field) return { name: text(field.label), note: text(typeWords[field.type]) }
  const section = design.definition.sections.find(({ key }) => `#${key}` === at)
  return { name: section ? text(section.label) : t('design.head'), note: undefined }
}

function Inspector(props: InspectorProps) {
  const { design, at, onChoose } = props
  const { name, note } = useNameAt(design, at)
  return (
    <Panel title={name} note={note} aside={at !== '' && <PlaceActs design={design} at={at} onChoose={onChoose} />}>
      <InspectorBody {...props} />
    </Panel>
  )
}

function InspectorBody({ design, at, used }: InspectorProps) {
  const own = design.faults.filter(({ path }) => placeOf(design, path) === at)
  return (
    <>
      {own.map(({ path, code, message }) => (
        <p key={`${path} ${code}`} className="err fault-line" role="alert">
          <Icon name="warning" small /> {message}
        </p>
      ))}
      {at === '' ? (
        <HeadInspector design={design} />
      ) : at.startsWith('#') ? (
        <SectionInspector key={at} design={design} section={at.slice(1)} />
      ) : (
        <FieldInspector key={at} design={design} at={at} used={used} />
      )}
    </>
  )
}

function PhoneInspector({ onClose, ...props }: InspectorProps & { onClose: () => void }) {
  const { name } = useNameAt(props.design, props.at)
  return (
    <Dialog open drawer title={name} onClose={onClose}>
      {props.at !== '' && (
        <PlaceActs {...props} onChoose={(next) => (next === '' ? onClose() : props.onChoose(next))} />
      )}
      <InspectorBody {...props} />
    </Dialog>
  )
}

function Faults({ design, onChoose }: { design: Design; onChoose: (place: Place) => void }) {
  const t = useT(designTexts)
  const text = useText()
  if (design.faults.length === 0) return null
  return (
    <Panel title={t('design.faults')} note={t('design.faults_n', { n: design.faults.length })}>
      <ul className="errs">
        {design.faults.map(({ path, code, message }) => {
          const field = fieldAt(design.definition, path)
          return (
            <li key={`${path} ${code} ${message}`}>
              <button type="button" onClick={() => onChoose(placeOf(design, path))}>
                <Icon name="warning" small />
                <span className="grow">
                  {field ? text(field.label) : t('design.head')}
                  <small>{message}</small>
                </span>
                <Icon name="chevron-right" small />
              </button>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

function Kept({ design: { state, faults, stale } }: { design: Design }) {
  const t = useT(designTexts)
  if (stale) return null
  if (state === 'away')
    return (
      <span className="och" role="status">
        <Icon name="warning" small /> {t('design.away')}
      </span>
    )
  if (state === 'keeping') return <span className="mut">{t('design.keeping')}</span>
  return (
    <span className="mut">
      <Icon name="check" small /> {t('design.kept')}
      {faults.length === 0 && <span className="desk">　{t('design.sound')}</span>}
    </span>
  )
}

function DraftBanners({ design }: { design: Design }) {
  const t = useT(designTexts)
  const { stale, refusal } = design
  const [isClosed, setIsClosed] = useState(false)
  if (!stale && !refusal) return null
  return (
    <div className="bans">
      {refusal && <Banner tone="seal">{t('design.refused', { reason: refusal })}</Banner>}
      {stale && (
        <Banner
          tone="ochre"
          action={
            <Button small onClick={() => setIsClosed(false)}>
              {t('design.stale_look')}
            </Button>
          }
        >
          {t('design.stale', { who: stale.who })}
        </Banner>
      )}
      {stale && !isClosed && <StaleDesign design={design} stale={stale} onClose={() => setIsClosed(true)} />}
    </div>
  )
}
