import { useState } from 'react'
import type { ConditionContext } from '#platform/core/condition-match.ts'
import type { FormField } from '#platform/core/forms/definition.ts'
import type { FormValues } from '#platform/core/forms/filling.ts'
import { useToday } from '#platform/ui/clock.ts'
import { instantText, shortInstantText } from '#platform/ui/day-text.ts'
import { SignaturePlace, SignDialog, type Signed } from '#platform/ui/forms/signature-field.tsx'
import { useUnfinished } from '#platform/ui/forms/use-unfinished.ts'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { useCall } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import type { RecordPage } from '../shapes.ts'
import { DecideDialog } from './decide-dialog.tsx'
import { recordTexts } from './record-texts.ts'

type Place = RecordPage['signing'][number]
type Signs = Place['signs'] | FormField['signs']
type Decided = { verdict?: 'agreed' | 'refused'; opinion?: string }

type SigningOptions = {
  /** The answers as they stand on the screen. */
  values: FormValues
  context: ConditionContext
  ready: () => Promise<number | undefined>
  onSigned?: (version: number) => void
}

/**
 * Signing a form and its rows. `ready` runs before: what is still on its way must have arrived, since what is signed
 * is closed; it gives the version to sign. `onSigned` hears the version that the signature made. Gives the places for the
 * form, and the dialog that is open.
 */
export function useSigning(page: RecordPage, { values, context, ready, onSigned }: SigningOptions) {
  const t = useT(recordTexts)
  const text = useText()
  const { language } = useLanguage()
  const { data: session } = useSession()
  const [asked, setAsked] = useState<{ path: string; label: string; signs: Signs; version: number | undefined }>()
  const sign = useCall('form.sign', {
    renews: ['workbench'],
    onDone: ({ version }) => {
      setAsked(undefined)
      onSigned?.(version)
    },
  })
  const unfinished = useUnfinished(page.definition.definition, values, context)
  const placeAt = (path: string) => page.signing.find((one) => one.path === path)
  const labelOf = (path: string) => {
    const found = placeAt(path)
    // 顾客签署 and 业主签名 are called by who signs: 顾客签后.
    return found ? text(found.signedBy ?? found.label).replace(/(签署|签名|签字)$/u, '') : ''
  }
  /** Why a place cannot be signed now; undefined when it can. A row just added is signed like the others. */
  const whyNot = (one: Place | undefined): string | undefined => {
    if (one?.may.code === 'form.decide_there') return t('paper.decide_there')
    if (one?.may.code === 'form.sign_posts' && Array.isArray(one.signs))
      return t('paper.by_posts', { posts: one.signs })
    if (one && !one.may.allowed) return one.may.reason
    if (one && one.after !== null) return t('paper.after', { who: labelOf(one.after) })
    return one || page.may['sign']?.allowed ? undefined : (page.may['sign']?.reason ?? t('paper.to_sign'))
  }
  const open = async (path: string, label: { zh: string; en: string }, signs: Signs) => {
    const version = await ready()
    sign.reset()
    setAsked({ path, label: text(label), signs, version })
  }
  const withStrokes = (value: unknown): Signed | undefined => {
    if (typeof value !== 'object' || value === null) return undefined
    const { name = '', at, image } = value as Partial<Signed>
    const drawn = image === undefined ? undefined : page.drawn[image]
    return { name, ...(at && { at }), ...(drawn && { image: drawn }) }
  }
  const decided = (value: unknown) => {
    const { verdict, opinion } = (value ?? {}) as Decided
    if (verdict === undefined) return undefined
    const signed = withStrokes(value)
    return (
      <span>
        <b className={verdict === 'refused' ? 'red' : 'grn'}>
          {t(verdict === 'refused' ? 'paper.refused_word' : 'paper.agreed_word')}
        </b>{' '}
        {opinion}{' '}
        <span className="mut sm">{[signed?.name, signed?.at && instantText(signed.at, language)].join(' ')}</span>
      </span>
    )
  }
  const signing = (field: FormField, path: string, value: unknown) => {
    if (field.type === 'approval' && value) return decided(value)
    const reason = whyNot(placeAt(path))
    return (
      <SignaturePlace
        signed={withStrokes(value)}
        label={text(field.label)}
        short={path.includes('.')}
        reason={reason}
        {...(field.type === 'approval' && { act: t('paper.decide_now') })}
        first={unfinished(path)}
        {...(reason === undefined && {
          // A row just added and a place just shown are not among those the page came with.
          onSign: () => void open(path, field.signedBy ?? field.label, field.signs),
        })}
      />
    )
  }
  const place = asked && placeAt(asked.path)
  const about = asked && {
    title: asked.label,
    busy: sign.isPending,
    error:
      asked.version === undefined
        ? { message: t('paper.submit_away') }
        : sign.error
          ? { message: sign.error.fields[0]?.message ?? sign.error.message, requestId: sign.error.requestId }
          : undefined,
    onClose: () => setAsked(undefined),
  }
  const send = (signature: { name: string; drawn?: string; verdict?: 'agreed' | 'refused'; opinion?: string }) => {
    if (asked?.version === undefined) return
    sign.mutate({ id: page.record.id, version: asked.version, path: asked.path, ...signature })
  }
  const me = session?.person.name ?? ''
  const dialog = !about ? undefined : place?.type === 'approval' ? (
    <DecideDialog
      {...about}
      onDecide={(verdict, opinion) => send({ name: me, verdict, ...(opinion && { opinion }) })}
    />
  ) : (
    <SignDialog
      {...about}
      // The customer signs on our screen; only our own people are named beforehand.
      name={asked?.signs === 'subject' ? (page.record.customerName ?? '') : me}
      onSign={(name, drawn) => send({ name, ...(drawn !== '' && { drawn }) })}
    />
  )
  return { signing, dialog, whyNot, unfinished, open }
}

export type Signing = ReturnType<typeof useSigning>

/** 签署顺序: who signs after whom, who has signed. Rows of tables sign in their place. */
export function SigningPanel({ page, signing }: { page: RecordPage; signing: Signing }) {
  const t = useT(recordTexts)
  const text = useText()
  const { language } = useLanguage()
  const today = useToday()
  const places = page.signing.filter(({ path }) => !path.includes('.'))
  if (places.length === 0) return null
  return (
    <Panel title={t('paper.signing')}>
      {places.map((one, n) => {
        const signed = one.value as (Signed & Decided) | null
        const reason = signing.whyNot(one) ?? (signed === null ? signing.unfinished(one.path) : undefined)
        return (
          <div key={one.path} className={signed === null && reason !== undefined ? 'li sig-li mut' : 'li sig-li'}>
            <b className="n">{n + 1}</b>
            <span className="grow">
              {text(one.signedBy ?? one.label)}
              {signed && <small>{signed.name}</small>}
            </span>
            {signed ? (
              <span className="mut sm">
                {signed.at && t('paper.signed', { time: shortInstantText(signed.at, today, language) })}
              </span>
            ) : reason === undefined ? (
              <button
                type="button"
                className="lnk sm"
                onClick={() => void signing.open(one.path, one.signedBy ?? one.label, one.signs)}
              >
                {t(one.type === 'approval' ? 'paper.decide_now' : 'paper.sign_now')}
              </button>
            ) : (
              <span className="sm">{reason}</span>
            )}
          </div>
        )
      })}
    </Panel>
  )
}
