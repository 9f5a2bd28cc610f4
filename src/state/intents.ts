/** What a person can ask for: the only way by which the picture speaks back to the View. */
import type { Day } from '../domain/day.ts'
import type { BoardPart, Camera, Chosen, Layer, Tab, View } from './view.ts'

export type Intent =
  | { readonly kind: 'set-window'; readonly from: Day; readonly to: Day }
  | { readonly kind: 'set-base'; readonly base: string | null }
  | { readonly kind: 'toggle-category'; readonly id: string }
  | { readonly kind: 'set-categories'; readonly ids: readonly string[] | null }
  | { readonly kind: 'set-areas'; readonly codes: readonly string[] }
  | { readonly kind: 'toggle-layer'; readonly layer: Layer }
  | { readonly kind: 'set-tab'; readonly tab: Tab }
  | { readonly kind: 'set-part'; readonly part: BoardPart }
  | { readonly kind: 'set-since'; readonly day: Day | null }
  | { readonly kind: 'rest-camera'; readonly camera: Camera }
  /** Which hours count, how large a square is, what is counted in it and what places are ranked by. */
  | {
      readonly kind: 'ask-places'
      readonly asks: Partial<Pick<View, 'hours' | 'cell' | 'found' | 'by'>>
    }
  | { readonly kind: 'choose'; readonly chosen: Chosen | null }
  | { readonly kind: 'clear-all' }
  /** The View of an address that was opened, or the same View as renewed data can honour it. */
  | { readonly kind: 'replace-view'; readonly view: View }
