import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, upload } from './api.ts'
import { type ApiError, toApiError } from './api-error.ts'
import { renew } from './api-hooks.ts'

type Kept = { sha256: string; name: string }
export type Attaching = {
  /** The file under way and how much of it has left, 0–1. */
  now: { name: string; share: number } | undefined
  attach: (files: readonly File[], onAdded?: (id: string, name: string) => Promise<void> | void) => Promise<void>
}

/** Puts files into an archive, one after the other, so that the bar tells the truth about each. */
export function useAttaching(
  customerId: string,
  { folder, onRefused }: { folder?: string | undefined; onRefused: (name: string, error: ApiError) => void },
): Attaching {
  const client = useQueryClient()
  const [now, setNow] = useState<{ name: string; share: number }>()
  const attach: Attaching['attach'] = async (files, onAdded) => {
    for (const file of files) {
      setNow({ name: file.name, share: 0 })
      try {
        const kept = (await upload('/api/files', file, (share) => setNow({ name: file.name, share }))) as Kept
        const { id } = await call('attachment.add', {
          customerId,
          sha256: kept.sha256,
          name: kept.name,
          ...(folder !== undefined && { folder }),
        })
        await onAdded?.(id, kept.name)
      } catch (caught) {
        onRefused(file.name, toApiError(caught))
      }
    }
    setNow(undefined)
    await renew(client, ['attachment', 'archive'])
  }
  return { now, attach }
}
