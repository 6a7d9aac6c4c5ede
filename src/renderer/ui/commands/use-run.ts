import { App } from 'antd'
import { explain } from '#shared/messages/catalogue'
import { useDesk } from '../../data/hooks'

/** Carries a command out that needs no form, and says why where it was refused; true when it is done. */
export function useRun(): (command: string, input: object) => Promise<boolean> {
  const desk = useDesk()
  const { message } = App.useApp()
  return async (command, input) => {
    const answer = await desk.run(command, input)
    if (!answer.ok) void message.error(explain(answer.refusal))
    return answer.ok
  }
}
