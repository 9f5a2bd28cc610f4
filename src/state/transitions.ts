/** How an intent changes the View: pure, one arm an intent. */
import type { Intent } from './intents.ts'
import { INITIAL_VIEW, LAYERS, type View } from './view.ts'

/** `categories`: every category id of the data, in its order. */
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
    case 'rest-camera':
      return { ...view, camera: intent.camera }
    case 'ask-places':
      return { ...view, ...intent.asks }
    case 'choose':
      return { ...view, chosen: intent.chosen }
    case 'replace-view':
      return intent.view
    case 'clear-all':
      return { ...INITIAL_VIEW, tab: view.tab, part: view.part, unknown: view.unknown }
  }
}

/** Every category chosen is written as null, so that a category that appears tomorrow is chosen too. */
function toggledCategories(view: View, id: string, all: readonly string[]): readonly string[] | null {
  const chosen = view.categories ?? all
  const next = all.filter((category) => chosen.includes(category) !== (category === id))
  return next.length === all.length ? null : next
}
