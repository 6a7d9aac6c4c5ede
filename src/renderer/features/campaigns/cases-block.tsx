import { Link } from '@tanstack/react-router'
import { useReference } from '../../data/hooks'
import { Block } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { StageTag } from '../../ui/status/status-tags'
import { StepButton, useCampaignPage } from './campaign-context'
import styles from './campaigns.module.css'
import { campaignTexts as text } from './messages'

/** Cases opened from the campaign, and those taken into it. */
export function CasesBlock() {
  const ref = useReference()
  const { campaign, cases } = useCampaignPage().bundle
  const hidden = campaign.caseIds.length - cases.length
  return (
    <Block
      title={text.cases}
      hint={campaign.caseIds.length === 0 ? text.noCases : hidden > 0 && text.notVisible(hidden)}
      actions={
        <>
          <StepButton form={{ command: 'campaign.openCase' }} label={text.openCase} />
          <StepButton form={{ command: 'campaign.linkCase' }} label={text.linkCase} />
        </>
      }
    >
      {cases.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{text.caseNo}</th>
              <th>{text.caseTitle}</th>
              <th>{text.respondent}</th>
              <th className={styles.end}>{text.orders}</th>
              <th>{text.stage}</th>
            </tr>
          </thead>
          <tbody>
            {cases.map((found) => (
              <tr key={found.id}>
                <td className={page.noWrap}>{found.caseNo ?? text.awaitingNumber}</td>
                <td>
                  <Link to="/cases/$caseId" params={{ caseId: found.id }}>
                    {found.title}
                  </Link>
                </td>
                <td>{ref.organ(found.respondentOrganId)?.name}</td>
                <td className={styles.end}>{found.orderIds.length}</td>
                <td>
                  <StageTag stage={found.stage} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Block>
  )
}
