import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type LeadRules, leadRuleSet, leadRules } from '#shared/intake/lead-rules'
import { DeskError } from '#shared/messages/catalogue'

/** @throws DeskError `cli.resourceBroken` naming the file and what is wrong with it */
function shippedRules(resourcesDir: string, name: string): LeadRules {
  const file = join(resourcesDir, name)
  try {
    return leadRules(leadRuleSet.parse(JSON.parse(readFileSync(file, 'utf8'))))
  } catch (error) {
    throw new DeskError('cli.resourceBroken', { file, detail: (error as Error).message }, { cause: error })
  }
}

/** By which intake and the recogniser flag a lead. */
export const shippedLeadRules = (resourcesDir: string) => shippedRules(resourcesDir, 'lead-rules.json')

/** By which the recogniser names legal routes: topics are codes of dictionary `remedyRoute`. */
export const shippedRouteRules = (resourcesDir: string) => shippedRules(resourcesDir, 'route-rules.json')
