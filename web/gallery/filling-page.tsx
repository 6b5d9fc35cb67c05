import { useMemo, useState } from 'react'
import { careArchive } from '#packs/beauty/forms/care-archive.ts'
import { Button } from '#platform/ui/button.tsx'
import type { BoundField } from '#platform/ui/forms/filling-field.tsx'
import { FillingForm } from '#platform/ui/forms/filling-form.tsx'
import { OpenPanel, WriteBackPanel } from '#platform/ui/forms/filling-panels.tsx'
import { FillingRail } from '#platform/ui/forms/filling-rail.tsx'
import { SignaturePlace, SignDialog, type Signed } from '#platform/ui/forms/signature-field.tsx'
import { FillingToolsProvider } from '#platform/ui/forms/tools.tsx'
import { useFilling } from '#platform/ui/forms/use-filling.ts'
import { useT, useText } from '#platform/ui/language.tsx'
import { PageTitle, Rule } from '#platform/ui/page-title.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { webMessages } from '../messages.ts'
import { paperSample } from './paper-sample.ts'
import { SampleShell } from './sample-shell.tsx'

const held = {
  name: '何静',
  sex: 'female',
  cardNumber: 'MR-26-0418',
  address: '城东区莲池巷 9 号',
  phones: ['13900005520'],
}

const salon = {
  ...held,
  birthDate: '1991-04-18',
  address: '宁州市城东区海棠路 66 号春和苑 5 幢 1202 室',
  openedOn: '2026-11-23',
  skinType: ['dryLackingWater', 'sensitive'],
  skinState: ['redSpots', 'lustreless', 'largePores', 'parched'],
  nose: ['smallBlackheads', 'slightlyLargePores'],
  cheeks: ['largePores'],
  productsUsed: '烟酰胺精华，用后两颊发热，已停用三周',
  careReceived: '水光 1 次（2026-07）',
  careAllergy: '果酸换肤、酒精类爽肤',
  careRecord: [
    {
      id: 'r1',
      on: '2026-11-23',
      beautician: { name: '许曼' },
      care: '补水导入',
      product: '玻尿酸',
      condition: '两颊仍红',
    },
  ],
}

/** The salon card half filled in, in the hand of form.png, and a paper with every kind of field. */
export function FillingPage() {
  const form = new URLSearchParams(window.location.search).has('every') ? paperSample : careArchive
  return <Paper key={form.key} form={form} />
}

function Paper({ form }: { form: typeof careArchive }) {
  const t = useT(webMessages)
  const text = useText()
  const context = useMemo(() => ({ now: new Date('2026-11-23T06:32:07Z'), actorId: 'x', departmentIds: [] }), [])
  const isSalon = form.key === careArchive.key
  const filling = useFilling(form, { initial: isSalon ? salon : { homeShare: '0.6', exportShare: '0.3' }, context })
  const [hereOnly, setHereOnly] = useState<ReadonlySet<string>>(new Set())
  const [signing, setSigning] = useState<string>()
  const bound: Record<string, BoundField> = isSalon
    ? Object.fromEntries(Object.entries(held).map(([key, one]) => [key, { held: one, isHereOnly: hereOnly.has(key) }]))
    : {}
  const tools = useMemo(
    () => ({
      today: '2026-11-23',
      me: { id: 'x', name: '周敏' },
      upload: async (file: File) => ({ id: file.name, name: file.name }),
      addOption: async (_: unknown, label: string) => label,
      signing: (field: { label: { zh: string; en: string } }, path: string, value: unknown) => (
        <SignaturePlace
          signed={(value ?? undefined) as Signed | undefined}
          label={text(field.label)}
          short={path.includes('.')}
          onSign={() => setSigning(path)}
        />
      ),
    }),
    [text],
  )
  return (
    <SampleShell>
      <PageTitle
        title={text(form.title)}
        sub={
          <>
            <b className="n">{form.key}</b>
            <Rule />
            MR-2611-0031
          </>
        }
      />
      <FillingToolsProvider tools={tools}>
        <div className="trio">
          <FillingRail filling={filling} hasBound={isSalon} />
          <div className="sheet col cut">
            <FillingForm
              filling={filling}
              bound={bound}
              onHereOnly={(key, on) =>
                setHereOnly((before) => new Set(on ? [...before, key] : [...before].filter((one) => one !== key)))
              }
            />
          </div>
          <div className="stack">
            <OpenPanel filling={filling} />
            <WriteBackPanel filling={filling} bound={bound} />
          </div>
        </div>
      </FillingToolsProvider>
      {signing && (
        <SignDialog
          title={signing}
          onClose={() => setSigning(undefined)}
          onSign={(name, image) => {
            filling.set(signing, { name, at: '2026-11-23T06:32:07Z', ...(image && { image }) })
            setSigning(undefined)
          }}
        />
      )}
      <SaveBar>
        <Button tone="primary" onClick={() => filling.check()}>
          {t('ui.save')}
        </Button>
      </SaveBar>
    </SampleShell>
  )
}
