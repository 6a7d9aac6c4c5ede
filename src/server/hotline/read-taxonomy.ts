import type { Dictionary } from '#shared/domain/reference'
import {
  type CategoryEnforcement,
  categoryEnforcementLabels,
  pathText,
  type TaxonomyLeaf,
} from '#shared/domain/taxonomy-map'
import { plainHeading } from '#shared/intake/headings'
import { proposeLeaf, type TaxonomyWords } from '#shared/intake/propose-leaf'
import { DeskError } from '#shared/messages/catalogue'
import type { RowProblem, TaxonomyAnswer } from '#shared/sync/hotline-protocol'
import { cleanLine } from '../intake/clean-text'
import { type CellValue, fillMerges, type Grid } from '../intake/grid'
import { readGrids } from '../intake/inspect-sheet'

export interface TaxonomyWorld {
  readonly words: TaxonomyWords
  readonly dictionary: (id: string) => Dictionary | undefined
}

const mostLeaves = 5000
const levelNames = ['一级', '二级', '三级'] as const
const headingRows = 20

interface Columns {
  readonly row: number
  readonly levels: readonly number[]
  readonly isEnforcement: number
  readonly field: number
  readonly enforcementType: number
}

/**
 * Any taxonomy sheet of up to three levels: its leaves with what the sheet says they mean, else with what their words
 * suggest. A level left empty below a filled one is that of the row above, as people write such sheets. What the sheet
 * says in codes or words that no dictionary knows is told row by row, and the suggestion stands in its place.
 * @throws DeskError `hotline.noTaxonomy`, and what reading the file throws
 */
export async function readTaxonomy(bytes: Uint8Array, file: string, world: TaxonomyWorld): Promise<TaxonomyAnswer> {
  for (const grid of await readGrids(bytes, file)) {
    const rows = fillMerges(grid)
    const columns = findColumns(rows)
    if (columns) return leavesOf(rows, columns, grid, file, world)
  }
  throw new DeskError('hotline.noTaxonomy', { file })
}

function findColumns(rows: readonly (readonly CellValue[])[]): Columns | undefined {
  for (const [row, cells] of rows.slice(0, headingRows).entries()) {
    const headings = cells.map((cell) => plainHeading(String(cell ?? '')))
    const at = (...names: string[]) => headings.findIndex((heading) => names.some((name) => heading.includes(name)))
    const levels = levelNames.map((name) => at(name)).filter((column) => column >= 0)
    if (levels.length === 0 || at('一级') < 0) continue
    const isEnforcement = at('是否涉执法', '涉执法')
    return { row, levels, isEnforcement, field: at('执法领域'), enforcementType: at('执法类型') }
  }
  return undefined
}

function leavesOf(
  rows: readonly (readonly CellValue[])[],
  columns: Columns,
  { name }: Grid,
  file: string,
  world: TaxonomyWorld,
): TaxonomyAnswer {
  const leaves = new Map<string, TaxonomyLeaf>()
  const problems: RowProblem[] = []
  let above: readonly string[] = []
  rows.slice(columns.row + 1).forEach((cells, index) => {
    const row = columns.row + index + 2
    const own = columns.levels.map((column) => cleanLine(String(cells[column] ?? '')))
    if (own.every((text) => text === '')) return
    const path = filledPath(own, above)
    if (!path) {
      problems.push({ row, field: '一级分类', reason: '上级分类为空，这一行没有读入' })
      return
    }
    above = path
    const leaf = readLeaf(path, cells, row, columns, world, problems)
    if (leaves.has(pathText(path))) problems.push({ row, field: '分类', reason: `“${pathText(path)}”重复，已取前一行` })
    else leaves.set(pathText(path), leaf)
  })
  if (leaves.size === 0) throw new DeskError('hotline.noTaxonomy', { file })
  if (leaves.size > mostLeaves) throw new DeskError('hotline.taxonomyTooLarge', { sheet: name, limit: mostLeaves })
  return { leaves: withoutParents([...leaves.values()]), problems }
}

/** 一级 left empty is that of the row above; 二级 too, as long as the level above it did not change. */
function filledPath(own: readonly string[], above: readonly string[]): string[] | undefined {
  const deepest = own.findLastIndex((text) => text !== '')
  const path: string[] = []
  let same = true
  for (let level = 0; level <= deepest; level += 1) {
    const text: string = own[level] || (same ? (above[level] ?? '') : '')
    if (text === '') return undefined
    same = same && text === above[level]
    path.push(text)
  }
  return path
}

/** A row that only names an upper level is no category of its own where others stand below it. */
function withoutParents(leaves: readonly TaxonomyLeaf[]): TaxonomyLeaf[] {
  const parents = new Set(leaves.flatMap(({ path }) => path.map((_, level) => pathText(path.slice(0, level)))))
  return leaves.filter(({ path }) => !parents.has(pathText(path)))
}

function readLeaf(
  path: readonly string[],
  cells: readonly CellValue[],
  row: number,
  columns: Columns,
  { words, dictionary }: TaxonomyWorld,
  problems: RowProblem[],
): TaxonomyLeaf {
  const proposed = proposeLeaf(path, words)
  const said = (column: number) => (column < 0 ? '' : cleanLine(String(cells[column] ?? '')))
  const codeOf = (id: 'field' | 'enforcementType', column: number) => {
    const text = said(column)
    if (text === '') return proposed[id]
    const items = dictionary(id)?.items ?? []
    const known = items.find(({ code, label }) => text === code || text === label)
    if (known) return known.code
    const title = dictionary(id)?.title ?? id
    const all = items.map(({ label }) => label).join('、')
    problems.push({ row, field: title, reason: `“${text}”不在字典“${title}”中（可用：${all}），已改用系统建议` })
    return proposed[id]
  }
  const field = codeOf('field', columns.field)
  const enforcementType = codeOf('enforcementType', columns.enforcementType)
  const stance = enforcementOf(said(columns.isEnforcement))
  if (stance === 'unknown')
    problems.push({
      row,
      field: '是否涉执法',
      reason: `“${said(columns.isEnforcement)}”读不懂（可用：是、否、看内容），已改用系统建议`,
    })
  const known = stance !== undefined && stance !== 'unknown'
  return {
    path: [...path],
    isEnforcement: known ? stance : proposed.isEnforcement,
    ...(field && { field }),
    ...(enforcementType && { enforcementType }),
    confirmed: known,
  }
}

function enforcementOf(text: string): CategoryEnforcement | 'unknown' | undefined {
  if (text === '') return undefined
  const labelled = Object.entries(categoryEnforcementLabels).find(([code, label]) => text === code || text === label)
  if (labelled) return labelled[0] as CategoryEnforcement
  if (/^(是|涉|y|yes|1|true|√)$/i.test(text)) return 'yes'
  return /^(否|不涉|n|no|0|false|×)$/i.test(text) ? 'no' : 'unknown'
}
