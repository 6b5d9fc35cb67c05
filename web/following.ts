import { useCallback, useEffect } from 'react'
import { useNews } from './news.ts'

// The stream brings the progress; asking again stands in for it where a proxy holds the stream back.
const askAgainMs = 1000

type Followed = {
  /** The topic and the words of its news that are about this piece of work. */
  topic: string
  key: string
  is: string | undefined
  isUnderWay: boolean
  refetch: () => unknown
}

/** Keeps what is known of work in the background up to date: at its news, and by asking while it is under way. */
export function useFollowing({ topic, key, is, isUnderWay, refetch }: Followed): void {
  useNews(
    topic,
    useCallback((news) => is !== undefined && news[key] === is && void refetch(), [key, is, refetch]),
  )
  useEffect(() => {
    if (!isUnderWay || is === undefined) return
    const timer = setInterval(() => void refetch(), askAgainMs)
    return () => clearInterval(timer)
  }, [isUnderWay, is, refetch])
}
