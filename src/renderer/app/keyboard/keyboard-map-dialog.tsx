import { Modal } from 'antd'
import { useShortcuts } from '../../ui/keyboard/use-shortcuts'
import { frameMessages } from '../frame/messages'
import { useUiState } from '../ui-state'
import { keyboardMap } from './keyboard-map'
import styles from './keyboard-map.module.css'

export function KeyboardMapDialog() {
  const { keyboardMapOpen, setKeyboardMapOpen } = useUiState()
  useShortcuts([
    { keys: ['F1'], whileTyping: true, run: () => setKeyboardMapOpen(!keyboardMapOpen) },
    { keys: ['?', '？'], run: () => setKeyboardMapOpen(true) },
  ])
  return (
    <Modal
      open={keyboardMapOpen}
      title={frameMessages.keyboardMap}
      footer={null}
      width={820}
      onCancel={() => setKeyboardMapOpen(false)}
    >
      <div className={styles.groups}>
        {keyboardMap.map((group) => (
          <section key={group.title}>
            <h2 className={styles.title}>{group.title}</h2>
            <dl className={styles.keys}>
              {group.keys.map(({ keys, does }) => (
                <div key={does} className={styles.line}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
