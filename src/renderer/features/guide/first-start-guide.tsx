import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useSession } from '../../data/hooks'
import styles from './first-start-guide.module.css'
import { guideMessages as text } from './guide-messages'
import { guideOf } from './guide-of'
import { useGuideState } from './guide-state'

/** Five steps above the first page of one's role; in nobody's way, gone once put away, back from the user menu. */
export function FirstStartGuide() {
  const { closed, finish } = useGuideState()
  const key = guideOf(useSession().roles)
  if (!key || closed.includes(key)) return null
  return (
    <section className={styles.guide} aria-label={text.title}>
      <h2 className={styles.guideTitle}>
        {text.title}
        <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={text.close} onClick={() => finish(key)} />
      </h2>
      <ol className={styles.steps}>
        {text.guides[key].map(({ name, line }, index) => (
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
