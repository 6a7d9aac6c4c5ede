import { Button, Form, Input, Modal, Segmented, Select } from 'antd'
import { useRef, useState } from 'react'
import { v7 as uuid } from 'uuid'
import { type SignerRole, signedDigest, signerRole, signerRoleLabels } from '#shared/domain/inspection'
import type { Refusal } from '#shared/messages/catalogue'
import { useDesk } from '../../../data/hooks'
import { keepFile } from '../../../ui/attachments/keep-file'
import { RefusalNotice } from '../../../ui/feedback/refusal-notice'
import { GrowingText } from '../../../ui/forms/growing-text'
import page from '../../../ui/sections/subject-page.module.css'
import { usePresent } from '../../../ui/time/use-now'
import { idsOf, ownerOf, useInspectionPage } from '../inspection-context'
import styles from '../inspections.module.css'
import { siteTexts as text } from '../messages'
import { SignaturePad, type SignaturePadHandle } from './signature-pad'

type Way = keyof typeof text.ways
const ways = Object.keys(text.ways) as Way[]

export interface Signer {
  readonly role: SignerRole
  readonly person: string
}

/** One person signs on the screen, on paper, or will not and says why. */
export function SignDialog({ signer, onClose }: { signer: Signer; onClose: () => void }) {
  const { inspection: found } = useInspectionPage().bundle
  const desk = useDesk()
  const present = usePresent()
  const pad = useRef<SignaturePadHandle>(null)
  const [role, setRole] = useState(signer.role)
  const [person, setPerson] = useState(signer.person)
  const [way, setWay] = useState<Way>('screen')
  const [reason, setReason] = useState('')
  const [witness, setWitness] = useState('')
  const [inked, setInked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()

  async function image(): Promise<Refusal | { attachmentId: string; sha256: string }> {
    const picture = await pad.current?.picture()
    if (!picture) return { code: 'inspections.signatureEmpty' }
    const name = `${signerRoleLabels[role]}${person}签名.png`
    const kept = await keepFile(desk, ownerOf(found), new File([picture], name, { type: 'image/png' }))
    return kept.ok ? { attachmentId: kept.file.attachmentId, sha256: kept.file.sha256 } : kept.refusal
  }

  async function sign(): Promise<Refusal | undefined> {
    if (person.trim() === '') return { code: 'inspections.fieldMissing', args: { what: text.signer } }
    if (way === 'refused' && reason.trim() === '')
      return { code: 'inspections.fieldMissing', args: { what: text.refusalReason } }
    const drawn = way === 'screen' ? await image() : undefined
    if (drawn && 'code' in drawn) return drawn
    const answer = await desk.run('inspection.sign', {
      ...idsOf(found),
      signatureId: uuid(),
      role,
      person: person.trim(),
      at: present().toISOString(),
      digest: signedDigest(found),
      ...(drawn ? { image: drawn } : {}),
      ...(way === 'paper' ? { onPaper: true } : {}),
      ...(way === 'refused' ? { refusal: { reason, witness } } : {}),
    })
    return answer.ok ? undefined : answer.refusal
  }

  async function submit() {
    setBusy(true)
    const problem = await sign().finally(() => setBusy(false))
    setRefusal(problem)
    if (!problem) onClose()
  }

  return (
    <Modal
      open
      title={text.sign}
      width={640}
      okText={text.sign}
      confirmLoading={busy}
      okButtonProps={{ 'aria-label': text.sign }}
      mask={{ closable: false }}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <Form layout="vertical" component="div">
        {refusal && <RefusalNotice refusal={refusal} onClose={() => setRefusal(undefined)} />}
        <div className={page.two}>
          <Form.Item label={text.role}>
            <Select<SignerRole>
              aria-label={text.role}
              value={role}
              options={signerRole.options.map((value) => ({ value, label: signerRoleLabels[value] }))}
              onChange={setRole}
            />
          </Form.Item>
          <Form.Item label={text.signer} required>
            <Input
              aria-label={text.signer}
              maxLength={60}
              value={person}
              onChange={(event) => setPerson(event.target.value)}
            />
          </Form.Item>
        </div>
        <Segmented<Way>
          className={styles.ways}
          value={way}
          options={ways.map((value) => ({ value, label: text.ways[value] }))}
          onChange={setWay}
        />
        {way === 'screen' && (
          <>
            <SignaturePad ref={pad} onInk={setInked} />
            <div className={styles.padFoot}>
              <span className={styles.muted}>{text.padHint}</span>
              <Button size="small" disabled={!inked} onClick={() => pad.current?.clear()}>
                {text.clear}
              </Button>
            </div>
          </>
        )}
        {way === 'paper' && <p className={styles.muted}>{text.paperHint}</p>}
        {way === 'refused' && (
          <>
            <Form.Item label={text.refusalReason} required>
              <GrowingText
                aria-label={text.refusalReason}
                minRows={2}
                maxRows={6}
                maxLength={500}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            </Form.Item>
            <Form.Item label={text.witness}>
              <Input
                aria-label={text.witness}
                maxLength={60}
                value={witness}
                onChange={(event) => setWitness(event.target.value)}
              />
            </Form.Item>
          </>
        )}
      </Form>
    </Modal>
  )
}
