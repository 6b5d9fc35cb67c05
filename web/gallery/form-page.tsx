import { Button } from '#platform/ui/button.tsx'
import { ErrorList } from '#platform/ui/error-list.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT } from '#platform/ui/language.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { webMessages } from '../messages.ts'
import { sampleFields, sampleGroups } from './sample.ts'
import { SampleShell } from './sample-shell.tsx'

/** A form from descriptors with every field type, in the hand of form.png. */
export function FormPage() {
  const t = useT(webMessages)
  const form = useFieldForm(sampleFields, {
    phones: ['0578-5100226', '13800001111'],
    foundedOn: '2009-03',
    capital: '12600000',
    capitalCurrency: 'CNY',
    share: '0.125',
    region: '331125',
    bossBirthday: 'L1968-10-15',
    hobbies: ['fishing'],
    address: '海棠路 66 号春和苑 5 幢 1202 室',
    headcount: 126,
  })
  return (
    <SampleShell>
      <PageTitle title={t('web.new_customer')} />
      <div className="split" style={{ '--side': '256px' } as never}>
        <div className="sheet col cut">
          <FormFromFields
            fields={sampleFields}
            groups={sampleGroups}
            form={form}
            only={Object.keys(sampleFields).filter((key) => sampleFields[key]?.group !== undefined)}
            bound={{
              address: { held: '莲池巷 9 号', isChanged: true, onOnlyHere: () => {} },
              headcount: { held: '126', isChanged: false },
            }}
          />
        </div>
        <div className="stack">
          <ErrorList fields={sampleFields} errors={form.errors} />
        </div>
      </div>
      <SaveBar say={form.isDirty ? `${Object.keys(form.changes).length}` : undefined}>
        <Button>{t('ui.cancel')}</Button>
        <Button tone="primary" onClick={form.check}>
          {t('ui.save')}
        </Button>
      </SaveBar>
    </SampleShell>
  )
}
