import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { layoutDocument } from '#shared/documents/layout/layout-document'
import { ownPapers, type Transfer, transferPaperLabels, transferStateLabels } from '#shared/domain/transfer'
import { transferPaperContent } from '#shared/dossier/transfer-papers'
import type { CaseBundle } from '../../data/desk-worker-api'
import { useReference } from '../../data/hooks'
import { PaperExports } from '../../ui/documents/paper-exports'
import { PreviewPane } from '../../ui/documents/preview/preview-pane'
import { StatusTag } from '../../ui/status/status-tag'
import { FontChoice } from './bar-parts'
import styles from './document-page.module.css'
import { documentTexts, transferLetterTexts as text } from './messages'
import { OfTransfer, ToTransfer, TransferNotFound, useCopyLog } from './of-transfer'

type OwnPaper = ReturnType<typeof ownPapers>[number]

/** 移送审批表 and 集体讨论记录 as they print: made of what was recorded, so that there is nothing to edit. */
export function TransferPaperPage() {
  const { paper = '' } = useParams({ strict: false })
  return (
    <OfTransfer>
      {(transfer, bundle) => {
        const own = ownPapers(transfer).find((each) => each === paper)
        return own ? <Paper transfer={transfer} bundle={bundle} paper={own} /> : <TransferNotFound />
      }}
    </OfTransfer>
  )
}

interface PaperProps {
  readonly transfer: Transfer
  readonly bundle: CaseBundle
  readonly paper: OwnPaper
}

function Paper({ transfer, bundle, paper }: PaperProps) {
  const ref = useReference()
  const log = useCopyLog(transfer, paper)
  const { case: found, orders } = bundle
  const printable = useMemo(
    () => transferPaperContent(paper, { case: found, orders, transfer, ref }),
    [paper, found, orders, transfer, ref],
  )
  const pages = useMemo(() => layoutDocument(printable).pages, [printable])
  const name = transferPaperLabels[paper]
  return (
    <article className={styles.sheet} aria-label={name}>
      <header className={styles.bar}>
        <div className={styles.barNames}>
          <ToTransfer transfer={transfer} bundle={bundle} />
          <h1 className={styles.kind}>{name}</h1>
          <StatusTag tone="accentOutline">{transferStateLabels[transfer.state]}</StatusTag>
        </div>
        <div className={styles.barTools}>
          <FontChoice />
          <PaperExports paper={printable} pages={pages} name={`${name} ${transfer.subject}`} log={log} />
        </div>
      </header>
      <section className={styles.right} aria-label={documentTexts.views.preview}>
        <p className={styles.secret}>{text.secret}</p>
        <PreviewPane pages={pages} />
      </section>
    </article>
  )
}
