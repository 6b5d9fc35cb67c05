import { useState } from 'react'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { useFollowing } from '#web/following.ts'

export function printHref(id: string, download = false): string {
  return `/api/prints/${id}${download ? '?download=1' : ''}`
}

/** Starts a print and follows it until it can be taken. A page closed meanwhile loses nothing: the print log has it. */
export function usePrinting() {
  const [id, setId] = useState<string>()
  const start = useCall('print.start', { onDone: (print) => setId(print.id) })
  const cancel = useCall('print.cancel')
  const { data, refetch } = useAsk('print.get', { id: id ?? '' }, { enabled: id !== undefined, staleMs: 0 })
  const print = data?.id === id ? data : undefined
  const isUnderWay = id !== undefined && (print === undefined || print.state === 'waiting' || print.state === 'running')
  useFollowing({ topic: 'print', key: 'id', is: id, isUnderWay, refetch })
  return {
    start,
    print,
    isUnderWay: isUnderWay || start.isPending,
    stop: () => id !== undefined && cancel.mutate({ id }),
    isStopping: cancel.isPending,
    again: () => setId(undefined),
  }
}
