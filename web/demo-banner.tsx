import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { Banner } from '#platform/ui/banner.tsx'
import { useT } from '#platform/ui/language.tsx'
import { useAsk } from './api-hooks.ts'
import { useFollowing } from './following.ts'
import { webMessages } from './messages.ts'
import { useNews } from './news.ts'
import { useSession } from './session.ts'

/** While a made-up firm is being filled in: how far it is. What the page shows is asked anew once it is there. */
export function DemoBanner() {
  const t = useT(webMessages)
  const client = useQueryClient()
  const { data, refetch } = useAsk(
    'demo.state',
    {},
    { staleMs: Number.POSITIVE_INFINITY, enabled: useSession().data !== undefined },
  )
  const [percent, setPercent] = useState(0)
  const isFilling = data?.state === 'filling'
  useNews(
    'demo',
    useCallback(
      (news) => {
        setPercent(Number(news['percent']))
        // The follow-ups and greetings of the firm are made last.
        if (news['percent'] === 100) void client.invalidateQueries()
      },
      [client],
    ),
  )
  useFollowing({ topic: 'job', key: 'name', is: 'demo.fill', isUnderWay: isFilling, refetch })
  useEffect(() => {
    if (!isFilling) return
    return () => void client.invalidateQueries()
  }, [isFilling, client])
  if (!isFilling) return null
  return (
    <div className="demo-fill">
      <Banner tone="ochre" title={t('web.demo_filling')} announce>
        {t('web.demo_filling_how', { percent })}
      </Banner>
    </div>
  )
}
