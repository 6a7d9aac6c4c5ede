import type { ColumnTable } from './column-table'
import type { KeptAnswer } from './kept-answer'

/** Answers in step with their table, the last asked for; whichever cannot follow it is forgotten. */
export class KeptAnswers<R extends { readonly id: string }> {
  private readonly answers = new Map<string, KeptAnswer<R>>()

  constructor(private readonly most: number) {}

  get(key: string, table: ColumnTable<R>): KeptAnswer<R> | undefined {
    const known = this.answers.get(key)
    if (!known) return undefined
    this.answers.delete(key)
    if (!inStep(known, table)) return undefined
    this.answers.set(key, known)
    return known
  }

  keep(key: string, answer: KeptAnswer<R>): void {
    this.answers.set(key, answer)
    for (const oldest of this.answers.keys()) {
      if (this.answers.size <= this.most) break
      this.answers.delete(oldest)
    }
  }
}

function inStep<R extends { readonly id: string }>(answer: KeptAnswer<R>, table: ColumnTable<R>): boolean {
  if (answer.version === table.version) return true
  const changed = table.changedSince(answer.version)
  if (!changed || !answer.follow(changed, (slot) => table.rows[slot])) return false
  answer.version = table.version
  return true
}
