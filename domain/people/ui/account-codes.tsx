import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useCall } from '#web/api-hooks.ts'
import { CodesEnrolment } from './codes-enrolment.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { peopleScreenMessages } from './messages.ts'

/** Switching one-time codes on and off. */
export function AccountCodes({ isOn, codesLeft }: { isOn: boolean; codesLeft: number }) {
  const t = useT(peopleScreenMessages)
  const [isAsking, setIsAsking] = useState(false)
  const [begun, setBegun] = useState<{ secret: string; uri: string }>()
  const enrol = useCall('account.enrolTotp')
  const disable = useCall('account.disableTotp', { renews: ['session'] })
  const confirm = async (password: string) => {
    if (isOn) await disable.mutateAsync({ password })
    else setBegun(await enrol.mutateAsync({ password }))
    setIsAsking(false)
  }
  return (
    <Panel
      title={t('people.totp')}
      aside={
        <Tag tone={isOn ? 'pine' : 'plain'}>{isOn ? t('people.totp_on', { n: codesLeft }) : t('people.totp_off')}</Tag>
      }
    >
      <div className="kv">
        <span className="grow ink2">{t('people.totp_say')}</span>
        <Button small onClick={() => setIsAsking(true)}>
          {t(isOn ? 'people.totp_end' : 'people.totp_begin')}
        </Button>
      </div>
      {isAsking && <ConfirmDialog title={t('people.totp')} onClose={() => setIsAsking(false)} onConfirm={confirm} />}
      {begun && <CodesEnrolment {...begun} onClose={() => setBegun(undefined)} />}
    </Panel>
  )
}
