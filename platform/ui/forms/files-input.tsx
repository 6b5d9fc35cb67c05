import { useRef, useState } from 'react'
import { Button } from '../button.tsx'
import { ErrorNote } from '../error-note.tsx'
import { Icon } from '../icon.tsx'
import { useT } from '../language.tsx'
import type { InputProps } from '../typed-input.tsx'
import { fillingMessages } from './filling-messages.ts'
import { type FormFile, useFillingTools } from './tools.tsx'

/** Files of a field: pictures are seen, the camera is one press away on phones. */
export function FilesInput({ id, value, onChange, label, disabled = false }: InputProps) {
  const t = useT(fillingMessages)
  const { upload, fileOf } = useFillingTools()
  const [share, setShare] = useState<number>()
  const [error, setError] = useState<string>()
  const [known, setKnown] = useState<Readonly<Record<string, FormFile>>>({})
  const chooser = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const ids = Array.isArray(value) ? (value as string[]) : []
  const take = async (list: FileList | null) => {
    if (!upload || !list) return
    setError(undefined)
    let now = ids
    for (const file of list) {
      setShare(0)
      try {
        const kept = await upload(file, setShare)
        setKnown((before) => ({ ...before, [kept.id]: kept }))
        now = [...now, kept.id]
        onChange(now)
      } catch (fault) {
        setError(fault instanceof Error ? fault.message : String(fault))
        break
      }
    }
    setShare(undefined)
  }
  const remove = (one: string) => {
    const next = ids.filter((other) => other !== one)
    onChange(next.length === 0 ? null : next)
  }
  const pick = (which: typeof chooser, extra: { capture?: 'environment'; accept?: string; multiple?: boolean }) => (
    <input
      ref={which}
      type="file"
      hidden
      aria-label={label}
      {...extra}
      onChange={(event) => {
        void take(event.target.files)
        event.target.value = ''
      }}
    />
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in the label line of the grid
    <div className="attached" role="group" aria-label={label} id={id} tabIndex={-1}>
      {ids.map((one, n) => (
        <FileMark
          key={one}
          file={known[one] ?? fileOf?.(one)}
          fallback={t('filling.file', { n: n + 1 })}
          onRemove={disabled ? undefined : () => remove(one)}
        />
      ))}
      {!disabled && (
        <span className="flex">
          {pick(chooser, { multiple: true })}
          {pick(camera, { capture: 'environment', accept: 'image/*' })}
          <span className="phone">
            <Button small icon="camera" onClick={() => camera.current?.click()}>
              {t('filling.files_photo')}
            </Button>
          </span>
          <Button
            small
            icon="clip"
            busy={share !== undefined}
            onClick={() => chooser.current?.click()}
            {...(!upload && { reason: t('filling.files_later') })}
          >
            {share === undefined ? t('filling.files_add') : t('filling.files_sending', { n: Math.round(share * 100) })}
          </Button>
        </span>
      )}
      {error && <ErrorNote>{error}</ErrorNote>}
    </div>
  )
}

function FileMark({
  file,
  fallback,
  onRemove,
}: {
  file: FormFile | undefined
  fallback: string
  onRemove: (() => void) | undefined
}) {
  const t = useT(fillingMessages)
  const name = file?.name ?? fallback
  const inside =
    file?.isPicture && file.href ? (
      <img src={file.href} alt={name} />
    ) : (
      <span className="doc">
        <Icon name="file" small />
        <span className="ell">{name}</span>
      </span>
    )
  return (
    <span className="att">
      {file?.href ? (
        <a href={file.href} target="_blank" rel="noreferrer" title={name}>
          {inside}
        </a>
      ) : (
        inside
      )}
      {onRemove && (
        <button type="button" aria-label={t('ui.remove', { name })} onClick={onRemove}>
          <Icon name="close" small />
        </button>
      )}
    </span>
  )
}
