import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { v7 as newId } from 'uuid'
import type { SimilarCase } from '../../../data/desk-worker-api'
import { useLive } from '../../../data/hooks'
import { useRun } from '../../../ui/commands/use-run'
import { Block } from '../../../ui/sections/block'
import { statusMessages } from '../../../ui/status/messages'
import { StageTag } from '../../../ui/status/status-tags'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { sectionTexts as text } from '../section-messages'

/** Cases alike this one, with the reason; one click makes them a group that is dealt with together. */
export function RelatedCases() {
  const { bundle } = useCase()
  const run = useRun()
  const found = bundle.case
  const { value: related = [] } = useLive(`related ${found.id}`, ['cases'], (desk) => desk.similarCases(found.id))
  const group = found.similarGroup
  if (related.length === 0 && !group) return null

  /** This case's group, or a new one named after it. */
  async function join(other: SimilarCase) {
    const target = group ?? { id: newId(), name: found.title }
    if (!group && !(await run('case.group', { caseId: found.id, groupId: target.id, name: target.name }))) return
    await run('case.group', { caseId: other.id, groupId: target.id, name: target.name })
  }

  return (
    <Block
      title={text.related}
      hint={text.relatedHint}
      actions={
        group && (
          <>
            <Link to="/cases" search={{ view: 'all', group: group.id }}>
              {text.groupNamed(group.name)}
            </Link>
            <Button size="small" onClick={() => void run('case.group', { caseId: found.id })}>
              {text.leaveGroup}
            </Button>
          </>
        )
      }
    >
      {found.sharedOpinion && (
        <p>
          {text.underOpinion(bundle.documents.find(({ id }) => id === found.opinionId)?.number ?? '')}
          <Link to="/cases/$caseId" params={{ caseId: found.sharedOpinion.caseId }}>
            {related.find(({ id }) => id === found.sharedOpinion?.caseId)?.title ?? text.leadCase}
          </Link>
        </p>
      )}
      <table className={styles.table}>
        <tbody>
          {related.map((other) => (
            <tr key={other.id}>
              <td className={styles.noWrap}>{other.caseNo || statusMessages.awaitingNumber}</td>
              <td>
                <Link to="/cases/$caseId" params={{ caseId: other.id }}>
                  {other.title}
                </Link>
              </td>
              <td>
                <StageTag stage={other.stage} />
              </td>
              <td>{other.reasons.map((reason) => text.relatedReasons[reason]).join('、')}</td>
              <td>
                {!other.reasons.includes('sameGroup') && (
                  <Button type="link" size="small" onClick={() => void join(other)}>
                    {text.makeGroup}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Block>
  )
}
