import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { optionText } from '#platform/ui/field-text.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { numberText } from '#platform/ui/number-text.ts'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import { sampleAllowance } from '../allowances/schema.ts'
import { journalSubject } from '../subjects/schema.ts'
import { useCategoryText } from './categories.tsx'
import type { Subject } from './entry-extras.tsx'
import { journalTexts } from './journal-texts.ts'

/** What the firm says of the subjects of its journals, and what customers may be given of samples. */
export function SubjectsView() {
  const t = useT(journalTexts)
  const word = useCategoryText()
  const { data: session } = useSession()
  const { data } = useAsk('journal.subjects', {})
  const [open, setOpen] = useState<Subject>()
  const why = session?.rights['journal.manage'] === undefined ? { reason: t('subject.no_right') } : {}
  return (
    <div className="two-up">
      <Panel title={t('subject.title')} note={t('subject.about')}>
        <table className="tb c stk">
          <thead>
            <tr>
              <th>{t('entry.category')}</th>
              <th className="r">{t('subject.reply')}</th>
              <th className="wd">{t('subject.prompt')}</th>
              <th>
                <span className="vh">{t('subject.change')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data?.rows
              .filter((row) => !row.isRetired)
              .map((row) => (
                <tr key={row.category}>
                  <td>
                    {word(row.category)} {row.isLedger && <span className="mut sm">{t('subject.figures')}</span>}
                  </td>
                  <td className="r n">
                    {row.replyHours === null ? (
                      <span className="mut">{t('subject.no_hours')}</span>
                    ) : (
                      t('subject.hours', { n: row.replyHours })
                    )}
                  </td>
                  <td className="wd ell">{row.prompt}</td>
                  <td className="r">
                    <Button small tone="text" onClick={() => setOpen(row)} {...why}>
                      {t('subject.change')}
                    </Button>
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </Panel>
      <Allowances />
      {open && <SubjectDialog subject={open} onClose={() => setOpen(undefined)} />}
    </div>
  )
}

function SubjectDialog({ subject, onClose }: { subject: Subject; onClose: () => void }) {
  const t = useT(journalTexts)
  const word = useCategoryText()
  const say = useToast()
  const { replyHours, prompt, keepsFigures } = subject
  const form = useFieldForm(journalSubject.fields, { replyHours, prompt, keepsFigures })
  const set = useCall('journal.setSubject', {
    onDone: () => {
      say({ tone: 'pine', text: t('subject.saved') })
      onClose()
    },
  })
  const values = { ...form.values, keepsFigures: form.values['keepsFigures'] === true } as {
    replyHours: number
    prompt: string
    keepsFigures: boolean
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={word(subject.category)}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            busy={set.isPending}
            onClick={() => set.mutate({ category: subject.category, version: subject.version, values })}
          >
            {t('subject.save')}
          </Button>
        </>
      }
    >
      <FormFromFields
        fields={journalSubject.fields}
        form={form}
        only={['replyHours', 'prompt', 'keepsFigures']}
        widths={{ prompt: 12, keepsFigures: 6 }}
      />
      <RefusedNote error={set.error} />
    </Dialog>
  )
}

function Allowances() {
  const t = useT(journalTexts)
  const text = useText()
  const { language } = useLanguage()
  const { data: session } = useSession()
  const { data } = useAsk('journal.allowances', {})
  const [isAdding, setIsAdding] = useState(false)
  const end = useCall('journal.endAllowance')
  const why = session?.rights['journal.manage'] === undefined ? { reason: t('subject.no_right') } : {}
  return (
    <Panel
      title={t('allowance.title')}
      note={t('allowance.about')}
      aside={
        <Button small icon="plus" onClick={() => setIsAdding(true)} {...why}>
          {t('allowance.add')}
        </Button>
      }
    >
      {data?.rows.length === 0 ? (
        <p className="mut pad">{t('allowance.none')}</p>
      ) : (
        <table className="tb c stk">
          <thead>
            <tr>
              <th>{text(sampleAllowance.fields.item.label)}</th>
              <th>{t('allowance.who')}</th>
              <th className="r">{t('allowance.limit')}</th>
              <th>
                <span className="vh">{t('allowance.end')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data?.rows.map((row) => (
              <tr key={row.id}>
                <td>{row.item ?? t('allowance.any_item')}</td>
                <td>
                  {row.customerName ??
                    (row.tier === null
                      ? t('allowance.all')
                      : optionText(sampleAllowance.fields.tier, row.tier, language))}
                </td>
                <td className="r n">
                  {optionText(sampleAllowance.fields.period, row.period, language)}{' '}
                  {[row.quantity, row.amount && `${numberText(row.amount)} 元`]
                    .filter((one) => one)
                    .map((one) => (one !== null && one === row.quantity ? numberText(one) : one))
                    .join(' / ')}
                </td>
                <td className="r">
                  <Button small tone="text" onClick={() => end.mutate({ id: row.id, version: row.version })} {...why}>
                    {t('allowance.end')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isAdding && <AllowanceDialog onClose={() => setIsAdding(false)} />}
    </Panel>
  )
}

function AllowanceDialog({ onClose }: { onClose: () => void }) {
  const t = useT(journalTexts)
  const form = useFieldForm(sampleAllowance.fields, { period: 'year' })
  const add = useCall('journal.addAllowance', { onDone: onClose })
  const save = () => {
    if (form.check()) add.mutate({ values: form.values as { period: 'year' } })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('allowance.add')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={add.isPending} onClick={save}>
            {t('allowance.save')}
          </Button>
        </>
      }
    >
      <FormFromFields
        fields={sampleAllowance.fields}
        form={form}
        only={['item', 'customerId', 'tier', 'period', 'quantity', 'amount']}
      />
      <RefusedNote error={add.error} />
    </Dialog>
  )
}
