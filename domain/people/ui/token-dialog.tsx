import { useState } from 'react'
import { date, text } from '#platform/core/fields.ts'
import { Button } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { FieldsDialog } from '#platform/ui/fields-dialog.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { peopleScreenMessages as m } from './messages.ts'
import { SecretLine } from './secret-line.tsx'

const fields = {
  name: text(m['people.token_name'].zh, m['people.token_name'].en, { required: true, max: 60 }),
  lastDay: date(m['people.token_until'].zh, m['people.token_until'].en),
}

/** Names a token, ticks its rights, shows it once. */
export function TokenDialog({ rights, onClose }: { rights: readonly string[]; onClose: () => void }) {
  const t = useT(m)
  const word = useText()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const { data: known } = useAsk('right.list', {})
  const create = useCall('token.create')
  if (create.data) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={t('people.token_new')}
        footer={
          <Button tone="primary" onClick={onClose}>
            {t('people.done')}
          </Button>
        }
      >
        <SecretLine secret={create.data.token} say={t('people.token_once')} />
      </Dialog>
    )
  }
  return (
    <FieldsDialog
      title={t('people.token_new')}
      fields={fields}
      widths={{ name: 6, lastDay: 6 }}
      busy={create.isPending}
      error={create.error}
      onDone={({ name, lastDay }) =>
        create.mutate({
          name: String(name),
          rights: [...chosen],
          ...(typeof lastDay === 'string' && { lastDay }),
        })
      }
      onClose={onClose}
    >
      <p className="sm ink2">{t('people.token_rights')}</p>
      <div className="os">
        {known?.rows
          .filter(({ key }) => rights.includes(key))
          .map(({ key, label }) => (
            <Checkbox
              key={key}
              checked={chosen.includes(key)}
              onChange={(on) => setChosen(on ? [...chosen, key] : chosen.filter((one) => one !== key))}
            >
              {word(label)}
            </Checkbox>
          ))}
      </div>
    </FieldsDialog>
  )
}
