import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dictionary, organ } from '#shared/domain/reference'
import { leadRuleSet, leadRules } from '#shared/intake/lead-rules'
import { projectRoot } from '../../project-root'
import type { IntakeReference } from '../intake-world'

const resources = join(projectRoot(), 'resources')
const json = (...path: string[]): unknown => JSON.parse(readFileSync(join(resources, ...path), 'utf8'))

const organs = (json('organs.json') as unknown[]).map((row) => organ.parse(row))
const dictionaries = new Map(
  readdirSync(join(resources, 'dictionaries')).map((file) => {
    const parsed = dictionary.parse(json('dictionaries', file))
    return [parsed.id, parsed]
  }),
)

/** The dictionaries, organs and rules we ship. For tests only. */
export const testReference: IntakeReference = { organs: () => organs, dictionary: (id) => dictionaries.get(id) }
export const testLeadRules = leadRules(leadRuleSet.parse(json('lead-rules.json')))
