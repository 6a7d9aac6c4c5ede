import { type CampaignTask, orderedTasks } from '#shared/domain/campaign'
import { civilDateOf } from '#shared/domain/civil-date'
import { useReference } from '../../data/hooks'
import { Block } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { StatusTag, type Tone } from '../../ui/status/status-tag'
import { formatDay } from '../../ui/time/format'
import { useNow } from '../../ui/time/use-now'
import { StepButton, useCampaignPage } from './campaign-context'
import styles from './campaigns.module.css'
import { campaignTexts as text } from './messages'

const tones: Readonly<Record<CampaignTask['state'], Tone>> = { open: 'accentOutline', done: 'accent', dropped: 'quiet' }

/** Who does what by when, and what came of it. */
export function TasksBlock() {
  const { campaign } = useCampaignPage().bundle
  const tasks = orderedTasks(campaign)
  return (
    <Block
      title={text.tasks}
      hint={tasks.length === 0 && text.noTasks}
      actions={<StepButton form={{ command: 'campaign.setTask' }} label={text.addTask} />}
    >
      {tasks.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{text.task}</th>
              <th>{text.owner}</th>
              <th>{text.due}</th>
              <th>{text.state}</th>
              <th aria-label={text.settleTask} />
            </tr>
          </thead>
          <tbody>
            {tasks.map((task) => (
              <TaskRow key={task.id} task={task} running={campaign.status === 'running'} />
            ))}
          </tbody>
        </table>
      )}
    </Block>
  )
}

function TaskRow({ task, running }: { task: CampaignTask; running: boolean }) {
  const ref = useReference()
  const today = civilDateOf(useNow())
  const late = task.state === 'open' && task.dueOn < today
  return (
    <tr>
      <td>
        {task.title}
        {task.result && <p className={styles.note}>{task.result}</p>}
      </td>
      <td>{[ref.organ(task.organId)?.name, ref.user(task.ownerId)?.name].filter(Boolean).join(' ')}</td>
      <td className={page.noWrap}>
        <span className={late ? page.late : ''}>{formatDay(task.dueOn)}</span>
        {late && <StatusTag tone="red">{text.overdue}</StatusTag>}
      </td>
      <td>
        <StatusTag tone={tones[task.state]}>{text.states[task.state]}</StatusTag>
      </td>
      <td className={styles.end}>
        {task.state === 'open' && (
          <>
            {running && (
              <StepButton form={{ command: 'campaign.settleTask', id: task.id }} label={text.settleTask} look="link" />
            )}
            <StepButton form={{ command: 'campaign.setTask', id: task.id }} label={text.editTask} look="link" />
          </>
        )}
      </td>
    </tr>
  )
}
