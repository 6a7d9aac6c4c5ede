import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import { type TriageModel, triageTarget } from '#shared/domain/triage-model'
import { examplesOf, type JudgedText, startSet } from '#shared/triage/examples'
import { trainModel } from '#shared/triage/train'
import { recordChange } from '../audit/record-change'
import type { Db } from '../storage/db'
import { readSetting, writeSetting } from '../storage/settings'

const settingKey = 'triageTrained'
/** So many new judgements are worth a new model, and more of the past than this teaches nothing new. */
const NEW_JUDGEMENTS = 20
const LATEST = 3000

/** What officers judged, newest first: the text of the case's first order with the classification of the case. */
async function judgedTexts(db: Db): Promise<JudgedText[]> {
  const rows = await db.query<Record<'title' | 'content' | 'field' | 'type' | 'level', string> & { issues: string[] }>(
    `SELECT o.doc ->> 'title' AS title, o.doc ->> 'content' AS content, c.doc ->> 'field' AS field,
       c.doc ->> 'enforcementType' AS type, c.doc ->> 'level' AS level, c.doc -> 'issues' AS issues
     FROM entity c JOIN entity o ON o.type = 'workOrder' AND o.id = c.doc #>> '{orderIds,0}'
     WHERE c.type = 'supervisionCase' AND c.doc ? 'judgement'
     ORDER BY (c.doc #>> '{judgement,at}') COLLATE "C" DESC LIMIT $1`,
    [LATEST],
  )
  return rows.map(({ title, content, field, type, level, issues }) => ({
    title,
    content,
    field: field ?? undefined,
    enforcementType: type ?? undefined,
    level: level ?? undefined,
    issues: issues ?? [],
  }))
}

/**
 * Trains the triage models anew once officers have judged enough since the last time; the start set stays among the
 * examples. Clients receive the models through the feed.
 * @returns how many judgements went in, 0 when nothing was trained
 */
export async function retrainModels(db: Db, resourcesDir: string, now: Date): Promise<number> {
  const [count] = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM entity WHERE type = 'supervisionCase' AND doc ? 'judgement'`,
  )
  const judgedSoFar = count?.n ?? 0
  const before = (await readSetting<{ judged: number }>(db, settingKey))?.judged ?? 0
  if (judgedSoFar < before + NEW_JUDGEMENTS) return 0
  const shipped = startSet.parse(JSON.parse(readFileSync(join(resourcesDir, 'triage', 'start-set.json'), 'utf8')))
  const judged = await judgedTexts(db)
  const note = { trainedAt: now.toISOString(), judged: judged.length }
  const models: TriageModel[] = []
  for (const target of triageTarget.options) {
    const examples = examplesOf(target, [...judged, ...shipped])
    models.push(await trainModel(target, examples, note, async () => void (await breathe())))
  }
  await db.tx(async (q) => {
    const entities = models.map((doc) => ({ type: 'triageModel' as const, doc }))
    await recordChange(q, { entities }, { userId: 'system', role: 'system', type: 'triage.train', at: now })
    await writeSetting(q, settingKey, { judged: judgedSoFar })
  })
  return judged.length
}
