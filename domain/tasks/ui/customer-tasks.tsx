import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { NewTaskDialog } from './new-task-dialog.tsx'
import { TaskList } from './task-list.tsx'
import { taskTexts } from './task-texts.ts'
import { useTasks } from './use-tasks.ts'
import './tasks.css'

type CustomerTasksProps = { customer: { id: string; name: string }; mayChange: boolean }

/** 回访: what is to be done for the customer and why on that day, beside what was done and with what result. */
export function CustomerTasks({ customer, mayChange }: CustomerTasksProps) {
  const t = useT(taskTexts)
  const [isAdding, setIsAdding] = useState(false)
  const open = useTasks('task.ofCustomer', { customerId: customer.id, state: 'open' })
  const closed = useTasks('task.ofCustomer', { customerId: customer.id, state: 'closed' })
  return (
    <div className="tsks-two">
      <Panel
        fill
        title={t('customer_tasks.open')}
        aside={
          <Button
            small
            icon="plus"
            onClick={() => setIsAdding(true)}
            {...(!mayChange && { reason: t('task.no_right') })}
          >
            {t('tasks.add')}
          </Button>
        }
      >
        <TaskList
          found={open}
          withOwner
          withoutCustomer
          empty={
            <EmptyState drawing="calendar" title={t('customer_tasks.none')}>
              {t('tasks.none_how')}
            </EmptyState>
          }
        />
      </Panel>
      <Panel fill title={t('customer_tasks.closed')}>
        <TaskList
          found={closed}
          withoutCustomer
          empty={<EmptyState drawing="paper" title={t('customer_tasks.none_closed')} />}
        />
      </Panel>
      {isAdding && <NewTaskDialog customer={customer} onClose={() => setIsAdding(false)} />}
    </div>
  )
}
