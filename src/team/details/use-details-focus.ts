/** Where the focus goes when details open and close: to their heading and back, for whoever chose by a key. */
import { useEffect, useRef, type RefObject } from 'react'
import type { Chosen } from '../../state/view.ts'
import { restoreFocus } from '../../ui/focus/lost-focus.ts'

/** Lists that a thing is chosen from carry it; the map and the clock do not, since there the hand stays where it is. */
const OPENS_DETAILS = '[data-opens-details]'

/** The name of the thing; the panel's own heading where its story is still on its way. */
const headingIn = (panel: HTMLElement | null) =>
  panel?.querySelector<HTMLElement>('h3[tabindex]') ?? panel?.querySelector<HTMLElement>('h2[tabindex]')

/** The panel's ref; Escape inside it closes. */
export function useDetailsFocus(chosen: Chosen | null, onClose: () => void): RefObject<HTMLElement | null> {
  const panel = useRef<HTMLElement>(null)
  const opener = useRef<HTMLElement | null>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (chosen === null) {
      // At the start nothing was open, and nobody's focus is to be moved.
      if (wasOpen.current) restoreFocus(opener.current, document.getElementById('map'))
      opener.current = null
      wasOpen.current = false
      return
    }
    wasOpen.current = true
    const { activeElement } = document
    if (!(activeElement instanceof HTMLElement) || !activeElement.closest(OPENS_DETAILS)) return
    opener.current = activeElement
    headingIn(panel.current)?.focus()
  }, [chosen])
  useEffect(() => {
    const press = ({ key, target }: KeyboardEvent) => {
      if (key === 'Escape' && target instanceof Node && panel.current?.contains(target)) onClose()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [onClose])
  return panel
}
