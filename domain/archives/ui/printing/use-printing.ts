import { useCallback, useEffect, useState } from 'react'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { useNews } from '#web/news.ts'

// The stream brings the progress; asking stands in where a proxy holds it back.
const askAgainMs = 1000

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
  useNews(
    'print',
    useCallback((news) => news['id'] === id && void refetch(), [id, refetch]),
  )
  useEffect(() => {
    if (!isUnderWay) return
    const timer = setInterval(() => void refetch(), askAgainMs)
    return () => clearInterval(timer)
  }, [isUnderWay, refetch])
  return {
    start,
    print,
    isUnderWay: isUnderWay || start.isPending,
    stop: () => id !== undefined && cancel.mutate({ id }),
    isStopping: cancel.isPending,
    again: () => setId(undefined),
  }
}
