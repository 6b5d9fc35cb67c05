import { useMemo, useState } from 'react'
import { formFields } from '#platform/core/forms/definition.ts'
import type { FormValues } from '#platform/core/forms/filling.ts'
import { isSignedRow } from '#platform/core/forms/signing.ts'
import { Button } from '#platform/ui/button.tsx'
import { FillingForm } from '#platform/ui/forms/filling-form.tsx'
import { OpenPanel } from '#platform/ui/forms/filling-panels.tsx'
import { FillingRail } from '#platform/ui/forms/filling-rail.tsx'
import { FormSheet } from '#platform/ui/forms/form-sheet.tsx'
import { FillingToolsProvider } from '#platform/ui/forms/tools.tsx'
import { useFilling } from '#platform/ui/forms/use-filling.ts'
import { useT, useText } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import { offBecause, type RecordPage } from '../shapes.ts'
import { CustodyPanel } from './custody.tsx'
import { OriginalsPanel } from './originals.tsx'
import { OutcomesPanel } from './outcomes.tsx'
import { usePaperTools } from './paper-tools.ts'
import { recordTexts } from './record-texts.ts'
import { ScansPanel } from './scans.tsx'
import { type Signing, SigningPanel, useSigning } from './signing.tsx'

/** A form that was handed in: to be read, and gone on with where it is a living card or has rows to add. */
export function KeptPaper({ page }: { page: RecordPage }) {
  const [isChanging, setIsChanging] = useState(false)
  const context = usePaperContext()
  const signing = useSigning(page, { values: page.values, context, ready: async () => page.record.version })
  const tools = usePaperTools(page, signing.signing)
  const form = page.definition.definition
  // What one may go on with: everything of a card there is one of, further rows of others.
  const hasRows = formFields(form).some((field) => field.type === 'table')
  const goesOn = form.isSingle === true || hasRows
  return (
    <FillingToolsProvider tools={tools}>
      {isChanging ? (
        <Changing page={page} signing={signing} onDone={() => setIsChanging(false)} />
      ) : (
        <Reading page={page} signing={signing} onChange={goesOn ? () => setIsChanging(true) : undefined} />
      )}
      {signing.dialog}
    </FillingToolsProvider>
  )
}

function usePaperContext() {
  const { data: session } = useSession()
  return useMemo(
    () => ({
      now: new Date(),
      actorId: session?.person.id ?? '',
      departmentIds: session ? [session.person.departmentId ?? ''] : [],
    }),
    [session],
  )
}

type ReadingProps = { page: RecordPage; signing: Signing; onChange: (() => void) | undefined }

function Reading({ page, signing, onChange }: ReadingProps) {
  const t = useT(recordTexts)
  const text = useText()
  const context = usePaperContext()
  const form = page.definition.definition
  const filling = useFilling(form, { initial: page.values, context })
  const values = page.values
  return (
    <>
      <div className={filling.sections.length > 1 ? 'trio' : 'trio two'}>
        <FillingRail filling={filling} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a paper longer than the screen is scrolled with keys too */}
        <section className="sheet col cut" tabIndex={0} aria-label={text(form.title)}>
          <FormSheet form={form} values={values} sections={filling.sections} />
        </section>
        <div className="stack">
          <OutcomesPanel page={page} />
          <SigningPanel page={page} signing={signing} />
          <CustodyPanel page={page} />
          <OriginalsPanel page={page} />
          <ScansPanel page={page} />
        </div>
      </div>
      {onChange && (
        <SaveBar>
          <Button icon="edit" onClick={onChange} {...offBecause(page.may['change'])}>
            {t(form.isSingle ? 'paper.change' : 'paper.rows_only')}
          </Button>
        </SaveBar>
      )}
    </>
  )
}

function Changing({ page, signing, onDone }: { page: RecordPage; signing: Signing; onDone: () => void }) {
  const t = useT(recordTexts)
  const say = useToast()
  const context = usePaperContext()
  const { record, definition, values } = page
  const form = definition.definition
  const [changed, setChanged] = useState<FormValues>({})
  const filling = useFilling(form, {
    initial: values,
    context,
    onChange: (key, value) => setChanged((before) => ({ ...before, [key]: value ?? null })),
  })
  const change = useCall('form.change', {
    renews: ['workbench', 'customer'],
    onDone: () => {
      say({ text: t('paper.changed') })
      onDone()
    },
  })
  const isDirty = Object.keys(changed).length > 0
  const before = useMemo(() => rowIds(values), [values])
  const closed = useMemo(() => new Set(page.closed), [page.closed])
  const save = () => {
    if (!isDirty || !filling.check()) return
    change.mutate(
      { id: record.id, version: record.version, values: changed },
      {
        onError: (error) =>
          filling.setErrors(error.fields.map((one) => ({ ...one, path: one.path.replace(/^values\./, '') }))),
      },
    )
  }
  return (
    <>
      <div className={filling.sections.length > 1 ? 'trio' : 'trio two'}>
        <FillingRail filling={filling} />
        <div className="sheet col cut">
          <FillingForm
            filling={filling}
            disabled={(field) =>
              field.type !== 'table' && field.type !== 'signature' && (form.isSingle !== true || closed.has(field.key))
            }
            isFixedRow={(table, row) =>
              isSignedRow(table, row) ||
              ((form.isSingle !== true || closed.has(table.key)) && before.has(`${table.key}.${row.id}`))
            }
          />
        </div>
        <div className="stack">
          <OpenPanel filling={filling} />
          <SigningPanel page={page} signing={signing} />
        </div>
      </div>
      <SaveBar>
        <RefusedNote error={change.error} besideFields />
        <Button onClick={onDone}>{t('ui.cancel')}</Button>
        <Button
          tone="primary"
          busy={change.isPending}
          onClick={save}
          {...(!isDirty && { reason: t('paper.nothing_changed') })}
        >
          {t('paper.save_change')}
        </Button>
      </SaveBar>
    </>
  )
}

/** 'table.row' of every row that was there before. */
function rowIds(values: FormValues): ReadonlySet<string> {
  return new Set(
    Object.entries(values).flatMap(([key, value]) =>
      Array.isArray(value)
        ? value.flatMap((row) =>
            typeof row === 'object' && row !== null && 'id' in row ? [`${key}.${String(row.id)}`] : [],
          )
        : [],
    ),
  )
}
