import { Button, Progress } from 'antd'
import type { BatchProgress } from '../../ui/commands/run-batch'
import { SelectionBar } from '../../ui/list-page/list-page'
import { formatCount } from '../../ui/time/format'
import type { DialogRequest } from './lead-dialogs'
import { leadMessages as text } from './messages'

interface LeadSelectionBarProps {
  readonly count: number
  readonly progress: BatchProgress | undefined
  readonly onStop: () => void
  readonly onClear: () => void
  readonly onChoose: (kind: DialogRequest['kind']) => void
}

export function LeadSelectionBar({ count, progress, onStop, onClear, onChoose }: LeadSelectionBarProps) {
  return (
    <SelectionBar count={formatCount(count)} onClear={onClear}>
      {progress ? (
        <>
          <span role="status">{text.running(progress.done, progress.total)}</span>
          <Progress
            percent={Math.round((progress.done / progress.total) * 100)}
            showInfo={false}
            style={{ width: 200 }}
          />
          <Button onClick={onStop}>{text.stop}</Button>
        </>
      ) : (
        <>
          <Button type="primary" onClick={() => onChoose('acceptEach')}>
            {text.acceptEach}
          </Button>
          <Button onClick={() => onChoose('accept')}>{text.acceptAsOne}</Button>
          <Button onClick={() => onChoose('join')}>{text.join}</Button>
          <Button onClick={() => onChoose('decline')}>{text.decline}</Button>
        </>
      )}
    </SelectionBar>
  )
}
