import { Component, type ReactNode } from 'react'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'
import { useT } from './language.tsx'

/** Keeps a broken part from taking the page with it: the rest stays usable, this part offers to try again. */
export class FaultBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    return this.state.failed ? <FaultNote onAgain={() => this.setState({ failed: false })} /> : this.props.children
  }
}

/** The server or the screen failed: what to do, and the request id to give to whoever helps. */
export function FaultNote({
  message,
  requestId,
  onAgain,
}: {
  message?: string
  requestId?: string | undefined
  onAgain?: () => void
}) {
  const t = useT()
  return (
    <div className="fault">
      <Banner
        tone="seal"
        announce
        action={
          onAgain && (
            <Button small onClick={onAgain}>
              {t('ui.error_again')}
            </Button>
          )
        }
      >
        {message ?? t('ui.error_render')}
        {requestId && <span className="mut sm"> {t('ui.request_id', { id: requestId })}</span>}
      </Banner>
    </div>
  )
}
