import { useRouter } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { optionsOf } from '#platform/core/fields.ts'
import { Button, ButtonLink } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { ErrorList } from '#platform/ui/error-list.tsx'
import { type FormFields, useFieldForm } from '#platform/ui/field-form.ts'
import { isEmptyValue } from '#platform/ui/field-text.ts'
import { FormFromFields, numeral } from '#platform/ui/form-from-fields.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { Meter } from '#platform/ui/meter.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { Select } from '#platform/ui/select.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { customerKinds, feeders } from '../../schema.ts'
import { type CustomerFields, nestValues, useCustomerFields } from '../customer-fields.ts'
import { type Alike, AlikeFound, AlikeWhileTyping } from './alike.tsx'
import { NewPeople, type NewPerson, peopleToSend } from './new-people.tsx'
import { openingMessages } from './opening-messages.ts'
import '../archives.css'

type Kind = keyof typeof customerKinds

/** Opens an archive: kind, basic data first, people, where it came from. Whoever looks alike is named before saving. */
export function NewCustomerPage() {
  const t = useT(openingMessages)
  const text = useText()
  const { language } = useLanguage()
  const router = useRouter()
  const say = useToast()
  const today = useToday()
  const [address] = useUrlState()
  const [kind, setKind] = useState<Kind>(address['kind'] === 'individual' ? 'individual' : 'organisation')
  const [withMore, setWithMore] = useState(false)
  const [people, setPeople] = useState<readonly NewPerson[]>([])
  const [obtainedOn, setObtainedOn] = useState(today)
  const [feeder, setFeeder] = useState<string>()
  const schema = useCustomerFields()
  const fields = useMemo(() => formFields(schema), [schema])
  const form = useFieldForm(fields, { name: address['name'] === undefined ? null : String(address['name']) })
  const shown = useMemo(() => shownKeys(schema, kind, withMore), [schema, kind, withMore])
  const groups =
    kind === 'individual'
      ? { basic: schema.groups['basic'], person: schema.groups['person'], ...schema.groups }
      : schema.groups
  // Kept while the second try is under way, so that the button pressed stays the button it was.
  const [found, setFound] = useState<readonly Alike[]>([])
  const create = useCall('customer.create', {
    onDone: ({ id, number }) => {
      say({ text: t('opening.saved', { number }) })
      router.history.push(paths.customer(id))
    },
  })
  const save = (acceptDuplicates: boolean) => {
    if (!form.check()) return
    const applying = Object.entries(form.values).filter(
      ([key, value]) => !isEmptyValue(value) && isFor(fields, key, kind),
    )
    const contacts = peopleToSend(people)
    const input = {
      values: { ...nestValues(Object.fromEntries(applying), schema.extra), kind },
      ...(contacts.length > 0 && { contacts }),
      ...(obtainedOn !== '' && { obtainedOn }),
      ...(feeder !== undefined && { feeder }),
      ...(acceptDuplicates && { acceptDuplicates }),
    }
    create.mutate(input as never, {
      onError: (error) => {
        setFound(error.code === 'customer.looks_alike' ? (error.params['duplicates'] as Alike[]) : [])
        if (error.fields.length > 0) form.refuse(error)
      },
    })
  }
  const error = create.error && found.length === 0 && create.error.fields.length === 0 ? create.error : undefined
  const sections = Object.keys(groups).filter((group) =>
    shown.some((key) => fields[key]?.group === group && !fields[key]?.system && isFor(fields, key, kind)),
  ).length

  return (
    <form
      className="rec"
      onSubmit={(event) => {
        event.preventDefault()
        save(false)
      }}
    >
      <PageTitle title={t('opening.title')} />
      <div className="split" style={{ '--side': '280px' } as never}>
        <div className="sheet col cut">
          <h2 className="vh">{t('opening.kind')}</h2>
          <div className="kinds">
            <Segmented
              label={t('opening.kind')}
              choices={optionsOf(customerKinds).map(({ key, label }) => ({ key: key as Kind, label: text(label) }))}
              value={kind}
              onChange={setKind}
            />
            <span className="mut sm">{t('opening.kind_about')}</span>
          </div>
          {found.length > 0 ? <AlikeFound found={found} /> : <AlikeWhileTyping values={{ ...form.values, kind }} />}
          <FormFromFields fields={fields} form={form} groups={groups as never} kind={kind} only={shown} />
          <div style={{ padding: '8px 16px' }}>
            <Button
              tone="text"
              small
              icon={withMore ? 'arrow-up' : 'arrow-down'}
              onClick={() => setWithMore(!withMore)}
            >
              {t(withMore ? 'opening.less' : 'opening.more')}
            </Button>
          </div>
          <NewPeople people={people} onChange={setPeople} at={sections + 1} />
          <section className="fs">
            <h3>
              <b>{numeral(sections + 2, language === 'zh-CN')}</b>
              {t('opening.source')}
            </h3>
            <div className="fg">
              <div className="fl w4">
                <label htmlFor="opening-obtained">{t('opening.obtained_on')}</label>
                <input
                  id="opening-obtained"
                  type="date"
                  max={today}
                  className="in"
                  value={obtainedOn}
                  onChange={(event) => setObtainedOn(event.target.value)}
                />
                <p className="help">{t('opening.obtained_help')}</p>
              </div>
              <div className="fl w4">
                <label htmlFor="opening-feeder">{t('opening.feeder')}</label>
                <Select
                  id="opening-feeder"
                  value={feeder}
                  placeholder={t('ui.none')}
                  options={optionsOf(feeders).map(({ key, label }) => ({ key, label: text(label) }))}
                  onChange={setFeeder}
                />
                <p className="help">{t('opening.feeder_help')}</p>
              </div>
            </div>
          </section>
        </div>
        <div className="stack">
          <Progress schema={schema} kind={kind} values={form.values} />
          <ErrorList fields={fields} errors={form.errors} />
          <RefusedNote error={error} />
        </div>
      </div>
      <SaveBar say={t('opening.say')}>
        <ButtonLink href={paths.customers}>{t('ui.cancel')}</ButtonLink>
        {found.length > 0 ? (
          <Button key="anyway" tone="stop" busy={create.isPending} onClick={() => save(true)}>
            {t('opening.save_anyway')}
          </Button>
        ) : (
          <Button key="save" tone="primary" type="submit" busy={create.isPending}>
            {t('opening.save')}
          </Button>
        )}
      </SaveBar>
    </form>
  )
}

/** How much of what makes a draft ready is there already. */
function Progress({
  schema,
  kind,
  values,
}: {
  schema: CustomerFields
  kind: Kind
  values: Readonly<Record<string, unknown>>
}) {
  const t = useT(openingMessages)
  const text = useText()
  const basic = schema.asked?.[kind]?.filter((one) => one.isBasic) ?? []
  const missing = basic.filter(({ key }) => isEmptyValue(values[key]))
  if (basic.length === 0) return null
  const done = basic.length - missing.length
  return (
    <Panel
      title={t('opening.basic', { done, all: basic.length })}
      aside={<Meter percent={(100 * done) / basic.length} />}
    >
      <ul>
        {missing.map(({ key }) => (
          <li className="pl mut" key={key}>
            {text(schema.fields[key]?.label ?? { zh: key, en: key })}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** The number is given by the series, the kind stands above the form. */
function formFields({ fields }: CustomerFields): FormFields {
  return Object.fromEntries(
    Object.entries(fields).filter(([key]) => key !== 'kind' && key !== 'number' && key !== 'obtainedOn'),
  )
}

function isFor(fields: FormFields, key: string, kind: string): boolean {
  const field = fields[key]
  return field !== undefined && (field.appliesTo?.includes(kind) ?? true)
}

/** First what is asked of every archive of this kind, its owner and classes; everything on demand. */
function shownKeys(schema: CustomerFields, kind: Kind, withMore: boolean): string[] {
  const { fields, asked } = schema
  const wanted = new Set(asked?.[kind]?.map((one) => one.key))
  return Object.keys(fields).filter((key) => {
    if (key === 'kind' || key === 'number' || key === 'obtainedOn') return false
    if (withMore) return true
    const group = fields[key]?.group
    return (
      wanted.has(key) ||
      key === 'name' ||
      key === 'phones' ||
      key === 'ownerId' ||
      key === 'channel' ||
      (group === 'person' && key === 'sex')
    )
  })
}
