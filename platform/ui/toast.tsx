import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { Banner, type BannerTone } from './banner.tsx'
import { IconButton } from './button.tsx'
import { useT } from './language.tsx'

export type Toast = {
  tone?: BannerTone
  text: string
  /** The way back: 撤销. */
  action?: { label: string; onPress: () => void }
}
type Shown = Toast & { id: number }

// Eight seconds: long enough to read one line and reach 撤销; bad news stays until it is closed.
const lifeMs = 8000

const ToastContext = createContext<(toast: Toast) => void>(() => {})

/** Says what was done when neither the row nor the page can say it: `const say = useToast()`. */
export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext)
}

/** Holds the notices of the whole app and reads them out. Errors of a form are shown in the form, not here. */
export function ToastRegion({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown[]>([])
  const count = useRef(0)
  const say = useCallback((toast: Toast) => {
    count.current += 1
    const id = count.current
    // Three at most: a fourth pushes the oldest out, so that they never cover the work.
    setShown((before) => [...before.slice(-2), { ...toast, id }])
  }, [])
  const drop = useCallback((id: number) => setShown((before) => before.filter((one) => one.id !== id)), [])
  const list = useMemo(() => shown.map((toast) => <Notice key={toast.id} toast={toast} onDone={drop} />), [shown, drop])
  return (
    <ToastContext value={say}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {list}
      </div>
    </ToastContext>
  )
}

function Notice({ toast, onDone }: { toast: Shown; onDone: (id: number) => void }) {
  const t = useT()
  const { id, tone = 'pine', text, action } = toast
  const stays = tone === 'seal'
  useEffect(() => {
    if (stays) return
    const timer = setTimeout(() => onDone(id), lifeMs)
    return () => clearTimeout(timer)
  }, [id, stays, onDone])
  const press = () => {
    onDone(id)
    action?.onPress()
  }
  return (
    <Banner
      tone={tone}
      action={
        <>
          {action && (
            <button type="button" className="lnk nw" onClick={press}>
              {action.label}
            </button>
          )}
          <IconButton small icon="close" label={t('ui.close')} onClick={() => onDone(id)} />
        </>
      }
    >
      {text}
    </Banner>
  )
}
