import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Stepper } from '#platform/ui/stepper.tsx'
import { call } from '#web/api.ts'
import { useAsk } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { setupFields } from './access-fields.ts'
import { GateFrame } from './gate-frame.tsx'
import { peopleScreenMessages } from './messages.ts'
import { type Note, placeRefusal } from './refusals.ts'
import { SetupDone } from './setup-done.tsx'
import { SetupFirm } from './setup-firm.tsx'
import { SetupPacks } from './setup-packs.tsx'

/** First run: the firm and its administrator, the trades, and a way to start. */
export function SetupPage() {
  const t = useT(peopleScreenMessages)
  const { language } = useLanguage()
  const router = useRouter()
  const client = useQueryClient()
  const { data: setup } = useAsk('setup.state', {})
  const form = useFieldForm(setupFields, {})
  const [step, setStep] = useState(0)
  const [packs, setPacks] = useState<readonly string[]>([])
  const [withDepartments, setWithDepartments] = useState(true)
  const [note, setNote] = useState<Note>()
  const [isBusy, setIsBusy] = useState(false)

  const isOver = setup !== undefined && !setup.isNeeded && step < 2
  useEffect(() => {
    if (isOver) router.history.replace(paths.signIn)
  }, [isOver, router])

  const value = (key: keyof typeof setupFields) => String(form.values[key] ?? '')
  const make = async () => {
    setIsBusy(true)
    setNote(undefined)
    const person = {
      firmName: value('firmName'),
      name: value('name'),
      email: value('email'),
      password: value('password'),
    }
    try {
      await call('setup.create', { ...person, packs: [...packs], withDepartments, language })
      setStep(2)
      client.clear()
    } catch (error) {
      const elsewhere = placeRefusal(error, form, Object.keys(setupFields))
      setNote(elsewhere)
      // The first step holds the fields that can be refused.
      if (elsewhere === undefined) setStep(0)
    } finally {
      setIsBusy(false)
    }
  }
  const steps = [t('people.setup_firm'), t('people.setup_packs'), t('people.setup_done')]
  return (
    <GateFrame title={t('people.setup')} firm={value('firmName')} wide>
      <Stepper steps={steps} at={step} />
      {step === 0 && <SetupFirm form={form} onNext={() => setStep(1)} />}
      {step === 1 && (
        <SetupPacks
          offered={setup?.packs ?? []}
          chosen={packs}
          onChoose={setPacks}
          withDepartments={withDepartments}
          onWithDepartments={setWithDepartments}
          note={note}
          isBusy={isBusy}
          onBack={() => setStep(0)}
          onMake={() => void make()}
        />
      )}
      {step === 2 && <SetupDone firm={value('firmName')} />}
    </GateFrame>
  )
}
