/** The base map in our own style: the borough's ground in the tokens of a theme, with nothing to fetch. */

import type { LayerSpecification, StyleSpecification, Map as MapLibreMap } from 'maplibre-gl'
import type { Theme } from '../../ui/tokens.ts'
import { groundLayers, NO_ZOOMS } from './base-layers.ts'
import { groundSources, type Ground } from './base-sources.ts'
import { zoomsAt } from '../scale.ts'
import type { Scene } from '../scene.ts'

/**
 * A whole MapLibre style (version 8): sources hold their data, text is drawn from the reader's own fonts, there is
 * no sprite and no glyph server. Names of places are not in it: they give way to what is drawn over the map, so
 * the picture places them (`plan/names.ts`).
 */
export function baseStyle(ground: Ground, theme: Theme): StyleSpecification {
  return {
    version: 8,
    name: `Holdfast, ${theme}`,
    sources: groundSources(ground),
    layers: groundLayers(theme, zoomsAt(ground.place.referenceLatitude)),
  }
}

/** The part of a map that takes new colours. */
interface Paintable {
  setPaintProperty(layer: string, property: string, value: unknown): unknown
}

/** Colours of another theme on a map that stands; the data stay where they are. */
export function repaint(map: Paintable, theme: Theme) {
  for (const layer of groundLayers(theme, NO_ZOOMS)) {
    for (const [property, value] of paintOf(layer)) map.setPaintProperty(layer.id, property, value)
  }
}

const paintOf = (layer: LayerSpecification) => Object.entries(layer.paint ?? {})

/** What of a Scene the base map itself shows: the theme's colours, ward and LSOA lines, the wards chosen. */

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
