/** The theme of the page, as an attribute of its root. */
import type { Theme } from '../reading/rows.ts'

/** `auto` follows the system by removing the attribute. */
export function setTheme(theme: Theme) {
  const root = document.documentElement
  if (theme === 'auto') delete root.dataset['theme']
  else root.dataset['theme'] = theme === 'dark' ? 'night' : 'day'
}
