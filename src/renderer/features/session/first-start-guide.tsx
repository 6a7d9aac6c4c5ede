import { Button, Modal, Steps } from 'antd'
import { useState } from 'react'
import { guideMessages as text } from './guide-messages'
import { useGuideState } from './guide-state'

/** Five steps on the first start on this machine; can be put away at any step and called again from the user menu. */
export function FirstStartGuide() {
  const { open, finish } = useGuideState()
  const [step, setStep] = useState(0)
  const last = step === text.steps.length - 1
  const shown = text.steps[step]

  function close() {
    setStep(0)
    finish()
  }

  return (
    <Modal
      open={open}
      title={text.title}
      width={640}
      onCancel={close}
      footer={[
        <Button key="skip" type="text" onClick={close}>
          {text.skip}
        </Button>,
        <Button key="back" disabled={step === 0} onClick={() => setStep(step - 1)}>
          {text.back}
        </Button>,
        <Button key="next" type="primary" onClick={() => (last ? close() : setStep(step + 1))}>
          {last ? text.done : text.next}
        </Button>,
      ]}
    >
      <Steps
        size="small"
        current={step}
        onChange={setStep}
        items={text.steps.map(({ name }) => ({ title: name }))}
        style={{ margin: '8px 0 20px' }}
      />
      {shown && (
        <div aria-live="polite" style={{ minHeight: 132 }}>
          {shown.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
    </Modal>
  )
}
