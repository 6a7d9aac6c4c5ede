/** The nonce the host put into the page for the styles that components make at run time; absent without a policy. */
export function pageNonce(): string | undefined {
  const content = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content
  return content && !content.startsWith('__') ? content : undefined
}

/**
 * Gives every `<style>` made by script the page's nonce. antd passes it on for its own styles, but its scroll lock and
 * scrollbar measure (@rc-component/portal, @rc-component/util) make theirs without, which the policy would refuse.
 * Markup that an attacker injects gains nothing: it is not made by `createElement`.
 */
export function giveStylesTheNonce(nonce: string): void {
  const create = document.createElement.bind(document) as (
    name: string,
    options?: ElementCreationOptions,
  ) => HTMLElement
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  }) as typeof document.createElement
}
