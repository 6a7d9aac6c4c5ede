import { Select } from 'antd'
import { useReference } from '../../../data/hooks'
import { formTexts as text } from '../form-messages'

interface IssueSelectProps {
  readonly value?: string
  readonly onChange?: (code: string) => void
  readonly id?: string
  /** The topic chosen beside it, whose issues stand first. */
  readonly topicOf: () => string | undefined
  readonly onTopic: (topic: string) => void
}

/** Issues of the chosen topic first; choosing an issue of another topic moves the topic along. */
export function IssueSelect({ value, onChange, id, topicOf, onTopic }: IssueSelectProps) {
  const ref = useReference()
  const items = ref.dictionary('issue')?.items ?? []
  const topic = topicOf()
  const options = items
    .map((item) => ({ value: item.code, label: item.label, topic: typeof item.topic === 'string' ? item.topic : '' }))
    .sort((a, b) => Number(b.topic === topic) - Number(a.topic === topic))
  return (
    <Select<string, (typeof options)[number]>
      id={id}
      value={value}
      placeholder={text.chooseIssue}
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
      onChange={(code, option) => {
        onChange?.(code)
        const own = Array.isArray(option) ? undefined : option?.topic
        if (own && !topicOf()) onTopic(own)
      }}
    />
  )
}
