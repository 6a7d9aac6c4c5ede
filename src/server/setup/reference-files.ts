import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type EntityMap, type EntityType, entitySchemas } from '#shared/domain/entities'
import { DeskError } from '#shared/messages/catalogue'
import type { ReferenceChange } from '../audit/record-change'

interface ReferenceFile {
  readonly type: EntityType
  readonly path: string
  /** A file of several entities, or one entity a file. */
  readonly many: boolean
}

function filesIn(folder: string, type: EntityType): ReferenceFile[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return names.sort().map((name) => ({ type, path: join(folder, name), many: false }))
}

/** Reads one file. @throws DeskError `cli.resourceBroken` naming the file and its first problem */
function readFile(file: ReferenceFile): ReferenceChange[] {
  const schema = z.array(entitySchemas[file.type] as z.ZodType<EntityMap[EntityType]>)
  try {
    const content: unknown = JSON.parse(readFileSync(file.path, 'utf8'))
    return schema.parse(file.many ? content : [content]).map((doc) => ({ type: file.type, doc }))
  } catch (error) {
    const issue = error instanceof z.ZodError ? error.issues[0] : undefined
    const detail = issue ? `${issue.path.join('.')}：${issue.message}` : (error as Error).message
    throw new DeskError('cli.resourceBroken', { file: file.path, detail }, { cause: error })
  }
}

/** Legal bases are never shipped as law: only `--demo` has some, marked 示例; an installation enters its own. */
function withoutDemoBases(change: ReferenceChange): ReferenceChange {
  if (change.type !== 'documentRule') return change
  return { type: 'documentRule', doc: { ...(change.doc as EntityMap['documentRule']), basisIds: [] } }
}

/** The reference data that the program ships: organs, dictionaries, holidays, document rules, standards, first models. */
export function readReferenceFiles(resourcesDir: string, demo: boolean): ReferenceChange[] {
  const demoDir = join(resourcesDir, 'demo')
  const shipped = [
    { type: 'organ' as const, path: join(resourcesDir, 'organs.json'), many: true },
    ...filesIn(join(resourcesDir, 'dictionaries'), 'dictionary'),
    ...filesIn(join(resourcesDir, 'holidays'), 'holidayYear'),
    { type: 'classStandard' as const, path: join(resourcesDir, 'class-standards.json'), many: true },
    { type: 'triageModel' as const, path: join(resourcesDir, 'triage', 'models.json'), many: true },
    { type: 'documentRule' as const, path: join(demoDir, 'document-rules.json'), many: true },
  ].flatMap(readFile)
  if (!demo) return shipped.map(withoutDemoBases)
  return [...shipped, ...readFile({ type: 'legalBasis', path: join(demoDir, 'legal-bases.json'), many: true })]
}
