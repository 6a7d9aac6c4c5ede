import { proxy } from 'comlink'
import type { DeskWorker, Topic } from './desk-worker-api'

type Listener = (topic: Topic) => void

/**
 * One subscription in the worker for each topic that anything on screen asks for, however many ask. A topic that
 * nobody wants any more is let go.
 */
export class TopicHub {
  private readonly listeners = new Map<Topic, Set<Listener>>()
  private readonly subscriptions = new Map<Topic, Promise<number>>()

  constructor(private readonly desk: Pick<DeskWorker, 'subscribe' | 'unsubscribe'>) {}

  /** Returns the function that stops listening. */
  listen(topics: readonly Topic[], listener: Listener): () => void {
    for (const topic of topics) this.add(topic, listener)
    return () => {
      for (const topic of topics) this.remove(topic, listener)
    }
  }

  private add(topic: Topic, listener: Listener): void {
    const known = this.listeners.get(topic)
    if (known) {
      known.add(listener)
      return
    }
    this.listeners.set(topic, new Set([listener]))
    const tell = (changed: Topic) => {
      for (const each of this.listeners.get(changed) ?? []) each(changed)
    }
    this.subscriptions.set(topic, this.desk.subscribe([topic], proxy(tell)))
  }

  private remove(topic: Topic, listener: Listener): void {
    const known = this.listeners.get(topic)
    known?.delete(listener)
    if (!known || known.size > 0) return
    this.listeners.delete(topic)
    const subscription = this.subscriptions.get(topic)
    this.subscriptions.delete(topic)
    // The worker may be gone by now: there is nothing left to stop then.
    subscription?.then((id) => this.desk.unsubscribe(id)).catch(() => undefined)
  }
}
