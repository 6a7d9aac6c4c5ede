import type { SystemFacts } from '#shared/host'
import { version } from '../../../package.json'

export function systemFacts(userAgent: string): SystemFacts {
  return { version, platform: platformOf(userAgent) }
}

function platformOf(userAgent: string): SystemFacts['platform'] {
  if (userAgent.includes('Windows')) return 'windows'
  if (userAgent.includes('Mac OS X')) return 'mac'
  return userAgent.includes('Linux') ? 'linux' : 'other'
}
