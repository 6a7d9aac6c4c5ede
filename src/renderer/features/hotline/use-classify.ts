import { useEffect, useRef, useState } from 'react'
import type { Classification } from '#shared/classify/classification'
import type { Refusal } from '#shared/messages/catalogue'
import type { ClassifyQuestion } from '../../data/desk-worker-api-hotline'
import { useDesk } from '../../data/hooks'

/** What was answered, about which text, and how long it took from here. */
export interface Answered {
  readonly found: Classification
  readonly source: string
  readonly took: number
}

interface ClassifyState {
  readonly answered?: Answered | undefined
  readonly refusal?: Refusal | undefined
  readonly busy: boolean
  ask(question: ClassifyQuestion): Promise<void>
  clear(): void
}

/** Asks the recogniser; of several questions under way only the last one's answer is shown. */
export function useClassify(): ClassifyState {
  const desk = useDesk()
  const [state, setState] = useState<Pick<ClassifyState, 'answered' | 'refusal'>>({})
  const [busy, setBusy] = useState(false)
  const latest = useRef(0)
  useEffect(
    () => () => {
      latest.current = -1
    },
    [],
  )

  async function ask(question: ClassifyQuestion) {
    const mine = ++latest.current
    setBusy(true)
    const begun = performance.now()
    const answer = await desk.classify(question)
    if (latest.current !== mine) return
    setBusy(false)
    if (!answer.ok) return setState({ refusal: answer.refusal })
    const source = [question.title, question.content].filter(Boolean).join('\n')
    setState({ answered: { found: answer.value, source, took: Math.round(performance.now() - begun) } })
  }

  return {
    ...state,
    busy,
    ask,
    clear: () => {
      latest.current += 1
      setBusy(false)
      setState({})
    },
  }
}
