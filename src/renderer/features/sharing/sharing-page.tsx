import { Link } from '@tanstack/react-router'
import page from '../../ui/sections/subject-page.module.css'
import { AgreementsBlock } from './agreements-block'
import { sharingTexts } from './messages'
import { TemplatesBlock } from './templates-block'

const text = sharingTexts.setup

/** What departments are asked to report, and what sources have agreed to share. */
export function SharingPage() {
  return (
    <div className={page.page}>
      <header className={page.head}>
        <div>
          <p className={page.kicker}>
            <Link to="/returns">{sharingTexts.returns.title}</Link>
          </p>
          <h1 className={page.title}>{text.title}</h1>
        </div>
      </header>
      <div className={page.body}>
        <TemplatesBlock />
        <AgreementsBlock />
      </div>
    </div>
  )
}
