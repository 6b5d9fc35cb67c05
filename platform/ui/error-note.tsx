import { Icon } from './icon.tsx'
import { useT } from './language.tsx'

/** An error where it happened, once: what is wrong and how to put it right. `id` ties it to its field. */
export function ErrorNote({
  id,
  children,
  requestId,
}: {
  id?: string
  children: string
  requestId?: string | undefined
}) {
  const t = useT()
  return (
    <div role="alert" id={id}>
      <div className="err">
        <Icon name="warning" small />
        <span>{children}</span>
      </div>
      {requestId && <div className="mut sm">{t('ui.request_id', { id: requestId })}</div>}
    </div>
  )
}
