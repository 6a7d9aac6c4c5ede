import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { guideMessages as text } from './guide-messages'
import { useGuideState } from './guide-state'
import styles from './workbench.module.css'

/** Five steps above the workbench on the first start; in nobody's way, gone once put away, back from the user menu. */
export function FirstStartGuide() {
  const { open, finish } = useGuideState()
  if (!open) return null
  return (
    <section className={styles.guide} aria-label={text.title}>
      <h2 className={styles.guideTitle}>
        {text.title}
        <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={text.close} onClick={finish} />
      </h2>
      <ol className={styles.steps}>
        {text.steps.map(({ name, line }, index) => (
          <li key={name} className={styles.step}>
            <span className={styles.stepName}>
              {index + 1} {name}
            </span>
            {line}
          </li>
        ))}
      </ol>
    </section>
  )
}
