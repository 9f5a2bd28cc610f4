/** `r`: the ranking of places, as if its button had been pressed, so that the focus goes where the button sends it. */
import { useIntent } from '../../state/context.tsx'
import { useSignKey } from './use-sign-key.ts'

export function RankKey() {
  const intend = useIntent()
  useSignKey('r', () => {
    intend({ kind: 'set-tab', tab: 'team' })
    // The tab must stand before anything in it can take the focus.
    requestAnimationFrame(() => {
      const button = document.querySelector<HTMLElement>('[data-ranks-places] button')
      button?.focus()
      button?.click()
    })
  })
  return null
}
