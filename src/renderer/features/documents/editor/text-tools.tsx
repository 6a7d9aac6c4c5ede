import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import type { HeadingLevel } from '#shared/documents/blocks'
import { useFields } from '../fields/field-context'
import { documentTexts as text } from '../messages'
import { headingLevels } from './headings'
import styles from './rich-text.module.css'

interface TextToolsProps {
  readonly onLevel: (level: HeadingLevel | undefined) => void
  readonly onInsert: (text: string) => void
}

/** Four heading levels, plain text, and what can be put in: facts of the case, bases word for word, phrases. */
export function TextTools({ onLevel, onInsert }: TextToolsProps) {
  const { insertions } = useFields()
  return (
    // The press must not take the focus out of the text, where the selection is.
    <div
      className={styles.tools}
      role="toolbar"
      aria-label={text.textTools}
      onMouseDown={(event) => event.preventDefault()}
    >
      {headingLevels.map((level) => (
        <Button key={level} size="small" type="text" title={text.headingHint(level)} onClick={() => onLevel(level)}>
          {text.headingButtons[level]}
        </Button>
      ))}
      <Button size="small" type="text" title={text.plainHint} onClick={() => onLevel(undefined)}>
        {text.plain}
      </Button>
      {insertions.map((group) => (
        <Dropdown
          key={group.title}
          trigger={['click']}
          disabled={group.entries.length === 0}
          menu={{
            items: group.entries.map((entry, index) => ({
              key: String(index),
              label: (
                <span title={entry.text}>
                  <span className={styles.menuTitle}>{entry.title}</span>
                  <span className={styles.menuText}>{entry.text}</span>
                </span>
              ),
            })),
            onClick: ({ key }) => onInsert(group.entries[Number(key)]?.text ?? ''),
          }}
        >
          <Button size="small" type="text" icon={<DownOutlined aria-hidden />} iconPlacement="end">
            {group.title}
          </Button>
        </Dropdown>
      ))}
    </div>
  )
}
