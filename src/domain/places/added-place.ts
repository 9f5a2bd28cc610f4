/** A place that somebody put into a shift plan by hand, whatever the ranking of the shift's hours says of it. */
import type { Square } from '../borough/national-grid.ts'

export type AddedPlace = {
  readonly id: string
  readonly name: string
} & (
  | { readonly kind: 'hotspot' | 'site' }
  | { readonly kind: 'squares'; readonly squares: readonly Square[]; readonly sideMetres: number }
)
