// Trains the first triage models from the start set: `npx tsx scripts/make-triage-models.mts`. A server trains newer ones.
import { readFileSync, writeFileSync } from 'node:fs'
import { triageTarget } from '../src/shared/domain/triage-model'
import { examplesOf, startSet } from '../src/shared/triage/examples'
import { trainModel } from '../src/shared/triage/train'

const texts = startSet.parse(JSON.parse(readFileSync('resources/triage/start-set.json', 'utf8')))
const note = { trainedAt: '2026-11-01T00:00:00.000Z', judged: 0 }
const models = []
for (const target of triageTarget.options) models.push(await trainModel(target, examplesOf(target, texts), note))
writeFileSync('resources/triage/models.json', `[\n${models.map((model) => JSON.stringify(model)).join(',\n')}\n]\n`)
