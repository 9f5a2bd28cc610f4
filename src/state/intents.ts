/** User intents, and the View that results from each. */
import type { Level } from '../domain/area.ts'
import type { Day } from '../domain/day.ts'
import {
  INITIAL_VIEW,
  LAYERS,
  type BoardPart,
  type Camera,
  type Chosen,
  type Layer,
  type Tab,
  type View,
} from './view.ts'

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
  | { readonly kind: 'set-level'; readonly level: Level }
  /** Null: the whole borough. */
  | { readonly kind: 'rest-camera'; readonly camera: Camera | null }
  /** Parameters of squares and ranking: hours, side of a square, police-generated incidents, measure. */
  | {
      readonly kind: 'ask-places'
      readonly asks: Partial<Pick<View, 'hours' | 'cell' | 'found' | 'by'>>
    }
  | { readonly kind: 'choose'; readonly chosen: Chosen | null }
  /** Null: the usual shift. */
  | { readonly kind: 'set-shift'; readonly shift: string | null }
  | { readonly kind: 'clear-all' }
  /** The View of an opened address, or the current View adapted to renewed data. */
  | { readonly kind: 'replace-view'; readonly view: View }

/** The View after an intent (pure). `categories`: all category ids of the data, in order. */
export function transition(view: View, intent: Intent, categories: readonly string[]): View {
  switch (intent.kind) {
    case 'set-window':
      return { ...view, from: intent.from, to: intent.to }
    case 'set-base':
      return { ...view, base: intent.base }
    case 'toggle-category':
      return { ...view, categories: toggledCategories(view, intent.id, categories) }
    case 'set-categories':
      return { ...view, categories: intent.ids }
    case 'set-areas':
      return { ...view, areas: intent.codes }
    case 'toggle-layer':
      return {
        ...view,
        layers: LAYERS.filter((layer) => view.layers.includes(layer) !== (layer === intent.layer)),
      }
    case 'set-tab':
      return { ...view, tab: intent.tab }
    case 'set-part':
      return { ...view, part: intent.part }
    case 'set-since':
      return { ...view, since: intent.day }
    case 'set-level':
      return { ...view, level: intent.level }
    case 'rest-camera':
      return { ...view, camera: intent.camera }
    case 'ask-places':
      return { ...view, ...intent.asks }
    case 'choose':
      return { ...view, chosen: intent.chosen }
    case 'set-shift':
      return { ...view, shift: intent.shift }
    case 'replace-view':
      return intent.view
    case 'clear-all':
      return { ...INITIAL_VIEW, tab: view.tab, part: view.part, shift: view.shift, unknown: view.unknown }
  }
}

/** A complete selection is null, so that it includes categories that appear later. */
function toggledCategories(view: View, id: string, all: readonly string[]): readonly string[] | null {
  const chosen = view.categories ?? all
  const next = all.filter((category) => chosen.includes(category) !== (category === id))
  return next.length === all.length ? null : next
}
