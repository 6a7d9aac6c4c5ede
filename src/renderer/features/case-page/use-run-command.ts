import type { CaseCommand } from './case-commands'
import { useCase } from './case-context'
import type { CaseSection } from './case-section'

/** Commands whose form stands in a section of the page instead of beside it. */
const inSection: Partial<Record<CaseCommand, CaseSection>> = {
  'case.classify': 'classification',
  'case.check': 'findings',
}

/** Opens a command's form wherever it stands. */
export function useRunCommand(): (command: CaseCommand) => void {
  const { goTo, open } = useCase()
  return (command) => {
    const section = inSection[command]
    if (section) goTo(section)
    else open({ command })
  }
}
