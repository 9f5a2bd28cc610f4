/** The base map in our own style: the borough's ground in the tokens of a theme, with nothing to fetch. */
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { Theme } from '../ui/tokens.ts'
import { groundLayers, NO_ZOOMS } from './ground/ground-layers.ts'
import { groundSources, type Ground } from './ground/ground-sources.ts'
import { zoomsAt } from './layout/zooms.ts'

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
