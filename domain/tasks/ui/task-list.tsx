import { type ReactNode, useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Skeleton } from '#platform/ui/skeleton.tsx'
import { PastLine } from './past-line.tsx'
import { TaskLine } from './task-line.tsx'
import { taskTexts } from './task-texts.ts'
import type { useTasks } from './use-tasks.ts'

type TaskListProps = {
  found: ReturnType<typeof useTasks>
  empty: ReactNode
  withOwner?: boolean
  withoutCustomer?: boolean
}

/** Tasks one below the other, one of them open at a time; what is closed says what came of it. */
export function TaskList({ found, empty, withOwner = false, withoutCustomer = false }: TaskListProps) {
  const t = useT(taskTexts)
  const [openId, setOpenId] = useState<string>()
  const { rows, error, hasNextPage, isFetchingNextPage } = found
  if (error)
    return <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void found.refetch()} />
  if (rows === undefined) return <TasksComing />
  if (rows.length === 0) return empty
  return (
    <>
      {rows.map((row) =>
        row.state === 'open' ? (
          <TaskLine
            key={row.id}
            task={row}
            isOpen={openId === row.id}
            onOpen={(isOpen) => setOpenId(isOpen ? row.id : undefined)}
            withOwner={withOwner}
            withoutCustomer={withoutCustomer}
          />
        ) : (
          <PastLine key={row.id} task={row} withoutCustomer={withoutCustomer} />
        ),
      )}
      {hasNextPage && (
        <p className="more">
          <Button small busy={isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('tasks.more')}
          </Button>
        </p>
      )}
    </>
  )
}

const waitingRows = [1, 2, 3, 4, 5, 6]

export function TasksComing() {
  return waitingRows.map((n) => (
    <div key={n} className="tk tsk">
      <span />
      <div className="grow">
        <div className="l1">
          <Skeleton percent={30} />
        </div>
        <div className="p">
          <Skeleton percent={55} />
        </div>
      </div>
    </div>
  ))
}
