import { existsSync } from 'node:fs'
import { join } from 'node:path'
import readXlsxFile from 'read-excel-file/node'
import { random } from '../../src/shared/intake/made/random'
import { suggester } from '../../src/shared/triage/suggest'
import { type TriageExample, trainModel } from '../../src/shared/triage/train'
import { conditions, median, print } from './support/report'

const REPEATS = 5
const FOLDS = 3
const note = { trainedAt: new Date(0).toISOString(), judged: 0 }
const file = process.argv[2] ?? join('..', 'shared', 'data', 'petitions-labelled-sample.xlsx')

/** Columns 留言主题, 留言详情 and 一级分类 of the first sheet. */
async function read(path: string): Promise<TriageExample[]> {
  const [sheet] = await readXlsxFile(path)
  const [head, ...rows] = sheet?.data ?? []
  const at = (name: string) => head?.findIndex((cell) => String(cell).trim() === name) ?? -1
  const [title, content, label] = [at('留言主题'), at('留言详情'), at('一级分类')]
  return rows
    .map((row) => ({
      title: String(row[title] ?? ''),
      content: String(row[content] ?? ''),
      labels: [String(row[label] ?? '')],
    }))
    .filter(({ labels }) => labels[0] !== '')
}

/** The fold of each example, every label spread over all folds. */
function stratified(examples: readonly TriageExample[], seed: number): number[] {
  const chance = random(seed)
  const folds = new Array<number>(examples.length).fill(0)
  for (const label of new Set(examples.map(({ labels }) => labels[0]))) {
    const indexes = examples.flatMap(({ labels }, index) => (labels[0] === label ? [index] : []))
    const mixed = indexes.map((index) => ({ index, key: chance.next() })).sort((a, b) => a.key - b.key)
    mixed.forEach(({ index }, place) => {
      folds[index] = place % FOLDS
    })
  }
  return folds
}

function macroF1(pairs: readonly (readonly [string, string])[]): number {
  const labels = [...new Set(pairs.map(([truth]) => truth))]
  const f1 = labels.map((label) => {
    const hit = pairs.filter(([truth, said]) => truth === label && said === label).length
    const off = pairs.filter(([truth, said]) => (truth === label) !== (said === label)).length
    return (2 * hit) / (2 * hit + off)
  })
  return f1.reduce((sum, each) => sum + each, 0) / f1.length
}

function meanAndDeviation(values: readonly number[]) {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length
  return { mean, deviation: Math.sqrt(values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / values.length) }
}

/** How often the first suggestion falls behind or loses score once the words shown for it are taken out. */
function wordsMatter(model: ReturnType<typeof suggester>, examples: readonly TriageExample[]): number {
  const asked = examples.flatMap((text) => {
    const first = model.rank(text)[0]
    if (!first || first.words.length === 0) return []
    const without = (whole: string) => first.words.reduce((left, word) => left.replaceAll(word, ' '), whole)
    const again = model.rank({ title: without(text.title), content: without(text.content) })
    return [(again.find(({ code }) => code === first.code)?.score ?? 0) < first.score]
  })
  return (100 * asked.filter(Boolean).length) / asked.length
}

async function main(): Promise<void> {
  if (!existsSync(file)) {
    process.stdout.write(`没有标注数据 ${file}：请把含“留言主题、留言详情、一级分类”列的 Excel 作为参数\n`)
    return
  }
  const examples = await read(file)
  const scores: number[] = []
  const training: number[] = []
  const words: number[] = []
  const sizes: number[] = []
  for (let repeat = 1; repeat <= REPEATS; repeat += 1) {
    const folds = stratified(examples, repeat)
    for (let fold = 0; fold < FOLDS; fold += 1) {
      const [train, test] = [false, true].map((held) => examples.filter((_, i) => (folds[i] === fold) === held))
      const begun = performance.now()
      const model = await trainModel('field', train ?? [], note)
      training.push(performance.now() - begun)
      sizes.push(JSON.stringify(model).length / 1024)
      const ready = suggester(model)
      scores.push(macroF1((test ?? []).map((each) => [each.labels[0] ?? '', ready.rank(each)[0]?.code ?? ''])))
      words.push(wordsMatter(ready, test ?? []))
    }
  }
  const { mean, deviation } = meanAndDeviation(scores)
  print(
    'triage: label of a petition from its text',
    conditions({ examples: examples.length, labels: new Set(examples.map(({ labels }) => labels[0])).size }),
    [
      {
        what: `macro-F1, mean of ${REPEATS} × ${FOLDS}-fold stratified cross-validation`,
        value: mean,
        unit: '',
        atLeast: 0.78,
        note: `± ${deviation.toFixed(3)} (deviation over ${scores.length} folds)`,
      },
      { what: 'first suggestion loses score without its words', value: median(words), unit: '%', atLeast: 95 },
      { what: 'training', value: median(training), unit: 'ms' },
      { what: 'model', value: median(sizes), unit: 'KiB' },
    ],
  )
}

await main()
