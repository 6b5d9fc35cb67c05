import { useT } from '#platform/ui/language.tsx'
import { PageTitle, Rule } from '#platform/ui/page-title.tsx'
import { useSession } from '#web/session.ts'
import { AccountCodes } from './account-codes.tsx'
import { AccountDevices } from './account-devices.tsx'
import { AccountPasskeys } from './account-passkeys.tsx'
import { AccountPassword } from './account-password.tsx'
import { AccountTokens } from './account-tokens.tsx'
import { peopleScreenMessages } from './messages.ts'
import './people.css'

/** The own account: password, one-time codes, passkeys, devices and tokens. */
export function AccountPage() {
  const t = useT(peopleScreenMessages)
  const { data: session } = useSession()
  const person = session?.person
  return (
    <>
      <PageTitle
        title={t('people.account')}
        sub={
          person && (
            <>
              {person.name}
              <Rule />
              <span>{person.email}</span>
              <Rule />
              <span>
                {person.departmentName} {person.postTitle}
              </span>
            </>
          )
        }
      />
      <div className="accounts">
        <AccountPassword />
        <AccountCodes isOn={session?.hasTotp ?? false} codesLeft={session?.recoveryCodesLeft ?? 0} />
        <AccountPasskeys />
        <AccountDevices />
        <AccountTokens rights={Object.keys(session?.rights ?? {})} />
      </div>
    </>
  )
}
