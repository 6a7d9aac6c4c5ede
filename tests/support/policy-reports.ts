const reports: string[] = []

/** What a page's content policy has refused, as the page told it. */
export function noteViolation(report: string): void {
  reports.push(report)
}

/** Those told since it was asked last. */
export function takeViolations(): string[] {
  return reports.splice(0)
}
