/** Whether the focus went away with the element that had it: only then may anybody put it elsewhere unasked. */
const isFocusLost = () => document.activeElement === null || document.activeElement === document.body

/** Gives a lost focus to an element if it is still on the page, else to the one that stands in for it. */
export function restoreFocus(to: HTMLElement | null, standIn: HTMLElement | null = null) {
  if (!isFocusLost()) return
  const target = to?.isConnected ? to : standIn
  target?.focus()
}
