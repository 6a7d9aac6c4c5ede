import { Button } from 'antd'
import { useState } from 'react'
import { missingSigners, staleSignatures } from '#shared/commands/inspections/inspection-signing'
import {
  orderedStatements,
  type Signature,
  type SignerRole,
  signerRoleLabels,
  standingSignatures,
} from '#shared/domain/inspection'
import { useDesk } from '../../../data/hooks'
import { OfferedButton } from '../../../ui/commands/command-button'
import { ReasonDialog } from '../../../ui/feedback/reason-dialog'
import { Block } from '../../../ui/sections/block'
import { StatusTag } from '../../../ui/status/status-tag'
import { formatMoment } from '../../../ui/time/format'
import { usePresent } from '../../../ui/time/use-now'
import { idsOf, useInspectionPage } from '../inspection-context'
import styles from '../inspections.module.css'
import { siteTexts as text } from '../messages'
import { SignDialog, type Signer } from './sign-dialog'

/** Who signs, who has, who would not. */
export function SignaturesBlock() {
  const { bundle, offered, writable } = useInspectionPage()
  const { inspection: found } = bundle
  const [signer, setSigner] = useState<Signer>()
  const [voiding, setVoiding] = useState<Signature>()
  const desk = useDesk()
  const present = usePresent()
  const missing = missingSigners(found)
  const stale = new Set(staleSignatures(found).map(({ id }) => id))
  const signed = standingSignatures(found)

  async function voidIt(reason: string) {
    if (!voiding) return undefined
    const input = { ...idsOf(found), signatureId: voiding.id, at: present().toISOString(), reason }
    const answer = await desk.run('inspection.withdrawSignature', input)
    return answer.ok ? undefined : answer.refusal
  }

  return (
    <Block
      title={text.signatures}
      hint={missing.length > 0 ? text.missing(missing.join('、')) : text.allSigned}
      actions={
        writable && (
          <OfferedButton
            refusal={offered?.['inspection.sign']}
            label={text.more}
            onRun={() => setSigner({ role: 'witness', person: '' })}
          />
        )
      }
    >
      <p className={styles.muted}>{text.signHint}</p>
      {writable && missing.length > 0 && (
        <div className={styles.signers}>
          {missing.map((name) => (
            <OfferedButton
              key={name}
              refusal={offered?.['inspection.sign']}
              label={text.signAs(name)}
              onRun={() => setSigner(signerOf(name, found))}
            />
          ))}
        </div>
      )}
      <ul className={styles.signatures}>
        {signed.map((one) => (
          <li key={one.id}>
            <div className={styles.signaturePicture}>
              <SignaturePicture signature={one} />
            </div>
            <div className={styles.signatureWords}>
              <strong>{`${signerRoleLabels[one.role]}　${one.person}`}</strong>
              <span className={styles.muted}>
                {one.refusal ? text.refusedAt(formatMoment(one.at)) : text.signedAt(formatMoment(one.at))}
              </span>
              {stale.has(one.id) && found.status === 'running' && (
                <span title={text.staleHint}>
                  <StatusTag tone="amber">{text.stale}</StatusTag>
                </span>
              )}
              {writable && (
                <Button type="link" size="small" onClick={() => setVoiding(one)}>
                  {text.void}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {signer && <SignDialog signer={signer} onClose={() => setSigner(undefined)} />}
      <ReasonDialog
        open={voiding !== undefined}
        title={text.voidTitle(voiding?.person ?? '')}
        description={text.voidText}
        label={text.voidReason}
        okText={text.void}
        danger
        onSubmit={voidIt}
        onClose={() => setVoiding(undefined)}
      />
    </Block>
  )
}

/** The small picture travels with the row, so that it is there wherever the row is. */
function SignaturePicture({ signature }: { signature: Signature }) {
  const { attachments } = useInspectionPage().bundle
  if (signature.refusal)
    return (
      <>
        {text.ways.refused}：{signature.refusal.reason}
        {signature.refusal.witness && `（${text.witness}：${signature.refusal.witness}）`}
      </>
    )
  if (signature.onPaper) return <>{text.onPaper}</>
  const file = attachments.find(({ id }) => id === signature.image?.attachmentId)
  if (!file?.thumbnail) return <>{text.ways.screen}</>
  return <img src={`data:image/jpeg;base64,${file.thumbnail}`} alt={`${signature.person}${text.signatures}`} />
}

type Parts = Parameters<typeof missingSigners>[0]

/** As whom somebody who is still missing will sign. */
function signerOf(name: string, found: Parts): Signer {
  if (name === signerRoleLabels.inspected)
    return { role: 'inspected', person: found.attending.split(/[（(、，]/)[0] ?? '' }
  const asked = orderedStatements(found).some(({ person }) => person === name)
  const inspector = found.inspectors.some((each) => each.name === name)
  const role: SignerRole = inspector || !asked ? 'inspector' : 'asked'
  return { role, person: name }
}
