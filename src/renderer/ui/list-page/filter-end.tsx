import { Button } from 'antd'
import { formatCount } from '../time/format'
import styles from './list-page.module.css'
import { listMessages } from './messages'

interface FilterEndProps {
  readonly total: number | undefined
  readonly filtered: boolean
  readonly onClear: () => void
}

/** How many rows there are, and the way back to all of them. */
export function FilterEnd({ total, filtered, onClear }: FilterEndProps) {
  return (
    <div className={styles.filterEnd}>
      {filtered && (
        <Button type="link" size="small" onClick={onClear}>
          {listMessages.clearFilters}
        </Button>
      )}
      <span role="status">{total === undefined ? '' : listMessages.total(formatCount(total))}</span>
    </div>
  )
}
