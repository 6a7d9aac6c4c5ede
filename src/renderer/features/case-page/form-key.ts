/** Names the unsent form of a command on a case, and on one part of it where a case has several. */
export function formKey(caseId: string, command: string, part = ''): string {
  return part ? `${caseId}/${command}/${part}` : `${caseId}/${command}`
}
