import { Button } from 'antd'
import { formatCount } from '../time/format'
import styles from './list-page.module.css'
import { listMessages } from './messages'

interface FilterEndProps {
  readonly total: number | undefined
  /** The list is read on while it is scrolled, and nobody has counted it. */
  readonly more?: boolean
  readonly filtered: boolean
  readonly onClear: () => void
}

/** How many rows there are, and the way back to all of them. */
export function FilterEnd({ total, more = false, filtered, onClear }: FilterEndProps) {
  return (
    <div className={styles.filterEnd}>
      {filtered && (
        <Button type="link" size="small" onClick={onClear}>
          {listMessages.clearFilters}
        </Button>
      )}
      <span role="status">
        {total === undefined ? '' : more ? listMessages.readOn : listMessages.total(formatCount(total))}
      </span>
    </div>
  )
}
