import { useDeferredValue, useState } from 'react'
import { useCustomerFields } from '#domain/archives/ui/customer-fields.ts'
import type { Condition } from '#platform/core/conditions.ts'
import { Banner } from '#platform/ui/banner.tsx'
import { Button } from '#platform/ui/button.tsx'
import { ConditionChips } from '#platform/ui/condition-chips.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import { keyAccountsTexts } from './key-accounts-texts.ts'

const nobody: Condition = { all: [] }

/** The condition by which customers become key accounts, with what it would mean before it is saved. */
export function RulePanel() {
  const { data } = useAsk('keyAccount.rule', {}, { staleMs: 0 })
  return data ? (
    <Editor key={data.version} version={data.version} held={(data.condition as Condition | null) ?? nobody} />
  ) : null
}

function Editor({ version, held }: { version: number; held: Condition }) {
  const t = useT(keyAccountsTexts)
  const say = useToast()
  const schema = useCustomerFields()
  const { data: session } = useSession()
  const [condition, setCondition] = useState(held)
  const asked = useDeferredValue(condition)
  const isEmpty = 'all' in condition && condition.all.length === 0
  const isChanged = JSON.stringify(condition) !== JSON.stringify(held)
  const mayManage = session?.rights['keyAccount.manage'] !== undefined
  const { data: would } = useAsk('keyAccount.previewRule', { condition: asked } as never, {
    enabled: mayManage && isChanged && !isEmpty,
  })
  const save = useCall('keyAccount.setRule', {
    onDone: ({ added, ended }) => say({ tone: 'pine', text: t('ka.rule_saved', { added, ended }) }),
  })
  const off = mayManage ? {} : { reason: t('ka.no_right', { right: t('ka.rule') }) }
  return (
    <div className="ka">
      <Panel title={t('ka.rule')}>
        <div className="pad">
          <p className="mut sm">{t('ka.rule_about')}</p>
          <ConditionChips fields={schema.fields} condition={condition} onChange={setCondition} />
          {isEmpty && <p className="mut sm">{t('ka.rule_unset')}</p>}
          {isChanged && would && !isEmpty && (
            <Banner tone={would.ended > 0 ? 'ochre' : 'plain'}>
              {t('ka.rule_would', { added: would.added, ended: would.ended, kept: would.kept })}
            </Banner>
          )}
          {isChanged && (
            <p>
              <Button
                small
                tone="primary"
                busy={save.isPending}
                onClick={() => save.mutate({ version, condition: isEmpty ? null : condition } as never)}
                {...off}
              >
                {t('ka.rule_save')}
              </Button>
            </p>
          )}
          <RefusedNote error={save.error} />
        </div>
      </Panel>
    </div>
  )
}
