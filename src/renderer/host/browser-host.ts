import type { Host } from '#shared/host'
import { recoveryRequestFile } from '#shared/security/recovery-file'
import { openFiles, saveFile } from './browser-files'
import { browserNotices } from './browser-notices'
import { printInFrame } from './browser-print'
import { browserWorkerHost } from './browser-worker-host'
import { systemFacts } from './system-facts'

export function browserHost(): Host {
  const facts = systemFacts(navigator.userAgent)
  const worker = browserWorkerHost(facts)
  return {
    ...worker,
    system: { ...worker.system, ...browserNotices() },
    link: () => ({ kind: 'browser', system: facts }),
    files: {
      save: saveFile,
      saveRecovery: (request) => saveFile(recoveryRequestFile(request)),
      open: openFiles,
    },
    print: { print: printInFrame },
  }
}
