import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { dayText } from '#platform/ui/day-text.ts'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Select } from '#platform/ui/select.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { policyTexts } from './policy-texts.ts'
import { RulesFrame } from './rules-frame.tsx'

type RuleNumber = OutputOf<'number.list'>['rows'][number]

/** The numbers the rules set: what the papers say, what holds here and by which policy; with what a change would touch. */
export function NumbersPage() {
  const t = useT(policyTexts)
  const text = useText()
  const { data } = useAsk('number.list', {})
  const [open, setOpen] = useState<RuleNumber>()
  return (
    <RulesFrame tab="numbers">
      <p className="ink2 number-about">{t('number.about')}</p>
      <section className="sheet lst" aria-label={t('policies.numbers')}>
        <div className="col">
          <table className="tb">
            <thead>
              <tr>
                <th>{t('number.name')}</th>
                <th className="r">{t('number.value')}</th>
                <th className="r">{t('number.usual')}</th>
                <th>{t('number.source')}</th>
                <th>
                  <span className="vh">{t('number.set')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data?.rows.map((row) => (
                <tr key={row.key}>
                  <td className="name">
                    {text(row.label)}
                    <span className="phone number-line">
                      <b className="n">{row.value}</b> {text(row.unit)}
                      <Rule />
                      <Source row={row} />
                    </span>
                  </td>
                  <td className="r n">
                    <b>{row.value}</b> {text(row.unit)}
                  </td>
                  <td className="r n mut">{row.usual}</td>
                  <td>
                    <Source row={row} />
                  </td>
                  <td className="r end">
                    <SetButton row={row} onOpen={() => setOpen(row)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      {open && <NumberDialog row={open} onClose={() => setOpen(undefined)} />}
    </RulesFrame>
  )
}

function SetButton({ row, onOpen }: { row: RuleNumber; onOpen: () => void }) {
  const t = useT(policyTexts)
  const text = useText()
  const { data: session } = useSession()
  const why = session?.rights['policy.approve'] === undefined ? { reason: t('policy.no_approve') } : {}
  return (
    <Button small onClick={onOpen} aria-label={`${t('number.set')} ${text(row.label)}`} {...why}>
      {t('number.set')}
    </Button>
  )
}

function Source({ row }: { row: RuleNumber }) {
  const t = useT(policyTexts)
  const { language } = useLanguage()
  if (row.policyId === null) return <span className="mut">{t('number.by_papers', { source: row.source })}</span>
  return (
    <>
      <Link className="lnk" href={paths.rule(row.policyId)}>
        {row.policyTitle}
      </Link>{' '}
      <span className="mut sm nw">
        {t('policy.edition_n', { n: row.edition ?? 1 })} {row.effectiveOn && dayText(row.effectiveOn, language)}
      </span>
    </>
  )
}

function NumberDialog({ row, onClose }: { row: RuleNumber; onClose: () => void }) {
  const t = useT(policyTexts)
  const text = useText()
  const say = useToast()
  const [value, setValue] = useState(String(row.value ?? ''))
  const [versionId, setVersionId] = useState(row.policyVersionId ?? '')
  const { data: policies } = useAsk('policy.list', { state: 'inForce' })
  const isNumber = /^\d+$/.test(value)
  const { data: preview } = useAsk('number.preview', { key: row.key, value }, { enabled: isNumber })
  const set = useCall('number.set', {
    onDone: () => {
      say({ tone: 'pine', text: t('number.saved') })
      onClose()
    },
  })
  const bounds = t('number.bounds', { min: row.min, max: row.max, unit: text(row.unit) })
  const save = () =>
    set.mutate({
      key: row.key,
      version: row.version,
      value: isNumber ? Number(value) : null,
      policyVersionId: versionId || null,
    })
  return (
    <Dialog
      open
      onClose={onClose}
      title={text(row.label)}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={set.isPending} onClick={save} {...(!isNumber && { reason: bounds })}>
            {t('number.save')}
          </Button>
        </>
      }
    >
      <div className="fl">
        <label htmlFor="number-value">{t('number.set')}</label>
        <input
          id="number-value"
          className="in n"
          inputMode="numeric"
          value={value}
          onChange={(event) => setValue(event.target.value.trim())}
        />
        <p className="help">{bounds}</p>
      </div>
      <div className="fl">
        <label htmlFor="number-policy">{t('number.from_policy')}</label>
        <Select
          id="number-policy"
          placeholder={t('number.no_policy')}
          options={(policies?.rows ?? []).map((one) => ({
            key: one.versionId ?? '',
            label: `${one.title} ${t('policy.edition_n', { n: one.edition ?? 1 })}`,
          }))}
          value={versionId}
          onChange={(id) => setVersionId(id ?? '')}
        />
      </div>
      {preview && (
        <p className="ink2" role="status">
          {preview.lookBackDays === null
            ? t('number.preview_ahead', { current: preview.current, proposed: preview.proposed })
            : t('number.preview_past', {
                days: preview.lookBackDays,
                current: preview.current,
                proposed: preview.proposed,
              })}
        </p>
      )}
      <RefusedNote error={set.error} />
    </Dialog>
  )
}
