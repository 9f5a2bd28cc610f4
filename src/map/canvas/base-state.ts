/** What of a Scene the base map itself shows: the theme's colours, ward and LSOA lines, the wards chosen. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Theme } from '../../ui/tokens.ts'
import { repaint } from '../base-style.ts'
import type { Scene } from '../scene.ts'

export interface BaseState {
  /** Brings the base map to what the Scene says; does nothing while the map has no style. */
  readonly show: (scene: Scene) => void
}

interface Shown {
  readonly theme: Theme
  readonly wardLines: boolean
  readonly lsoaLines: boolean
  /** Codes of the chosen wards, joined. */
  readonly wards: string
}
const SEPARATOR = ' '

const asked = (scene: Scene): Shown => ({
  theme: scene.theme,
  wardLines: scene.wards.length > 0,
  lsoaLines: scene.lsoaLines ?? false,
  wards: scene.wards
    .filter(({ chosen }) => chosen)
    .map(({ code }) => code)
    .join(SEPARATOR),
})

/** `onStyle` is called whenever a style stands, at the start and after a lost context. */
export function baseState(map: MapLibreMap, begunIn: Theme, onStyle: () => void): BaseState {
  const fresh: Shown = { theme: begunIn, wardLines: true, lsoaLines: false, wards: '' }
  let shown = fresh
  let hasStyle = false
  map.on('style.load', () => {
    hasStyle = true
    // A restored style keeps its paint and its layout, but no feature state.
    shown = { ...shown, wards: '' }
    onStyle()
  })
  map.on('webglcontextlost', () => {
    hasStyle = false
  })
  return {
    show: (scene) => {
      if (!hasStyle) return
      const next = asked(scene)
      apply(map, shown, next)
      shown = next
    },
  }
}

function apply(map: MapLibreMap, before: Shown, next: Shown) {
  if (next.theme !== before.theme) repaint(map, next.theme)
  const visible = (layer: string, isVisible: boolean) =>
    map.setLayoutProperty(layer, 'visibility', isVisible ? 'visible' : 'none')
  if (next.wardLines !== before.wardLines) visible('ward-lines', next.wardLines)
  if (next.lsoaLines !== before.lsoaLines) visible('lsoa-lines', next.lsoaLines)
  if (next.wards === before.wards) return
  map.removeFeatureState({ source: 'wards' })
  for (const id of next.wards.split(SEPARATOR)) {
    if (id) map.setFeatureState({ source: 'wards', id }, { chosen: true })
  }
}
