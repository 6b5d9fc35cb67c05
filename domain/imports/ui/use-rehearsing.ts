import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '#web/api.ts'
import { type ApiError, toApiError } from '#web/api-error.ts'
import { renew } from '#web/api-hooks.ts'
import type { Plan } from '../schema.ts'
import type { Run } from './run.ts'

/** Keeps a plan and has the run rehearsed with it. */
export function useRehearsing(run: Run, onStarted?: () => void) {
  const client = useQueryClient()
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<ApiError>()
  const rehearse = async (plan: Plan) => {
    setIsBusy(true)
    setError(undefined)
    try {
      const { version } = await call('import.plan', { id: run.id, version: run.version, plan })
      await call('import.rehearse', { id: run.id, version })
      onStarted?.()
    } catch (fault) {
      setError(toApiError(fault))
    }
    await renew(client, ['import'])
    setIsBusy(false)
  }
  return { rehearse, isBusy, error }
}
