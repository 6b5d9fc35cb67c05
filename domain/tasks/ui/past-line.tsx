import { chinaDay } from '#platform/core/time.ts'
import { useToday } from '#platform/ui/clock.ts'
import { shortDayText } from '#platform/ui/day-text.ts'
import { Icon } from '#platform/ui/icon.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { paths } from '#web/paths.ts'
import { promiseState } from '../rules.ts'
import type { Task } from './shapes.ts'
import { RuleLine, TaskMeans, TaskTags } from './task-line.tsx'
import { taskTexts } from './task-texts.ts'
import './tasks.css'

/** What was done, or was not: when, by whom, with what result and proof. */
export function PastLine({ task, withoutCustomer = false }: { task: Task; withoutCustomer?: boolean }) {
  const t = useT(taskTexts)
  const { language } = useLanguage()
  const today = useToday()
  const name = (!withoutCustomer && task.customerName) || task.title
  const closedOn = task.closedAt === null ? '' : chinaDay(new Date(task.closedAt))
  return (
    <div className="tk tsk was">
      <span className={task.state === 'done' ? 'grn' : 'mut'}>
        <Icon name={task.state === 'done' ? 'check' : 'close'} small />
      </span>
      <div className="grow">
        <div className="l1">
          {name === task.title ? (
            <span className="nm ell">{name}</span>
          ) : (
            <Link className="nm ell" href={paths.customer(task.customerId ?? '')}>
              {name}
            </Link>
          )}
          <TaskTags task={task} withoutClasses={withoutCustomer} />
          <StateTag task={task} closedOn={closedOn} today={today} />
        </div>
        <div className="p ell">
          <RuleLine
            task={task}
            withTitle={name !== task.title}
            withOwner={false}
            more={t('task.closed_by', { name: task.closedByName ?? '', day: shortDayText(closedOn, today, language) })}
          />
        </div>
        {(task.result ?? task.closeReason) && <div className="p res">{task.result ?? task.closeReason}</div>}
        <Proof task={task} />
      </div>
      <TaskMeans task={task} />
      <span className="n sm ink2">{shortDayText(task.dueOn, today, language)}</span>
    </div>
  )
}

function StateTag({ task, closedOn, today }: { task: Task; closedOn: string; today: string }) {
  const t = useT(taskTexts)
  if (task.kind === 'promise') {
    const state = promiseState({ state: task.state, dueOn: task.dueOn, closedOn }, today)
    return (
      <Tag tone={state === 'kept' ? 'pine' : state === 'keptLate' ? 'ochre' : 'plain'}>{t(`promise.${state}`)}</Tag>
    )
  }
  if (task.state === 'done') return null
  return <Tag>{t(task.state === 'lapsed' ? 'customer_tasks.lapsed' : 'customer_tasks.cancelled')}</Tag>
}

/** Files of the archive that prove it. */
function Proof({ task }: { task: Task }) {
  const t = useT(taskTexts)
  const files = task.links.filter((one) => one.kind === 'attachment')
  if (files.length === 0) return null
  return (
    <div className="p">
      {t('promise.proof')}
      {files.map((one) => (
        <a key={one.id} className="lnk" href={`/api/attachments/${one.id}`} target="_blank" rel="noreferrer">
          {' '}
          <Icon name="clip" small /> {one.label ?? one.id}
        </a>
      ))}
    </div>
  )
}
