import type { FocusBoard, FocusQuery } from '#shared/domain/focus-board'
import type { Refusal } from '#shared/messages/catalogue'
import { useLive } from '../../data/hooks'

interface BoardAnswer {
  readonly board: FocusBoard | undefined
  readonly refusal?: Refusal
  readonly asOf?: string
}

/** From this machine, or from the server over everything. */
export function useBoard(query: FocusQuery, fromServer: boolean): BoardAnswer {
  const key = JSON.stringify(query)
  const { value } = useLive<BoardAnswer>(
    `focus ${fromServer} ${key}`,
    fromServer ? ['sync'] : ['orders', 'cases'],
    async (desk) => {
      if (!fromServer) return { board: await desk.focusBoard(query) }
      const answer = await desk.focusServerBoard(query)
      return answer.ok
        ? { board: answer.value, asOf: answer.value.asOf }
        : { board: undefined, refusal: answer.refusal }
    },
    { keepEarlier: true },
  )
  return value ?? { board: undefined }
}
