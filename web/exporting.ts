import { useEffect, useRef, useState } from 'react'
import { type CommandName, call, type InputOf, type OutputOf } from './api.ts'
import { type ApiError, toApiError } from './api-error.ts'
import { useAsk } from './api-hooks.ts'
import { useFollowing } from './following.ts'

/** Commands that make a file in a job and answer its id. */
export type ExportCommand = Extract<CommandName, `export.${string}` | 'form.export'>

export type ExportFile = OutputOf<'export.get'>

export function exportHref(id: string): string {
  return `/api/exports/${id}`
}

/**
 * Has the server make a file and downloads it once it is ready. `file` tells how far it is; a page that is closed
 * meanwhile loses nothing: the file waits among the person's exports for some days.
 */
export function useExporting() {
  const [id, setId] = useState<string>()
  const [error, setError] = useState<ApiError>()
  const [isStarting, setIsStarting] = useState(false)
  const taken = useRef<string>(undefined)
  const { data: file, refetch } = useAsk('export.get', { id: id ?? '' }, { enabled: id !== undefined, staleMs: 0 })
  const isUnderWay =
    isStarting || (id !== undefined && (file?.id !== id || file.state === 'waiting' || file.state === 'running'))

  useFollowing({ topic: 'export', key: 'id', is: id, isUnderWay, refetch })
  useEffect(() => {
    if (file?.state !== 'ready' || file.id !== id || taken.current === id) return
    taken.current = id
    download(exportHref(file.id))
  }, [file, id])

  const start = async <N extends ExportCommand>(name: N, input: InputOf<N>) => {
    setError(undefined)
    setIsStarting(true)
    try {
      const made = (await call(name, input)) as { id: string }
      setId(made.id)
    } catch (fault) {
      setError(toApiError(fault))
    } finally {
      setIsStarting(false)
    }
  }
  return { start, file: file?.id === id ? file : undefined, isUnderWay, error }
}

function download(href: string): void {
  const link = document.createElement('a')
  link.href = href
  link.download = ''
  link.click()
}

/** 3.1 MB, 812 KB: two figures are enough to tell files apart. */
export function sizeText(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
