import { KeyHints } from '../../ui/list-page/key-hints'
import type { DigitAction } from './digit-keys'
import { leadMessages as text } from './messages'

export function LeadHint({ digits }: { digits: readonly DigitAction[] }) {
  return (
    <KeyHints
      hints={[
        ['J K', text.hintMove],
        ...digits.map(
          (action) => [String(action.digit), action.does === 'accept' ? text.hintAccept : action.label] as const,
        ),
        ['M', text.hintJoin],
        ['F', text.hintForward],
        ['G', text.hintGuide],
        [text.space, text.hintSelect],
        ['Esc', text.hintClose],
      ]}
    />
  )
}
