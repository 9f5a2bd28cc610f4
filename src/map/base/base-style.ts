/**
 * MapLibre style of the built-in base map, and its updates as the Scene changes theme, boundaries and chosen
 * wards.
 */
import type { GeoJSONSource, LayerSpecification, StyleSpecification, Map as MapLibreMap } from 'maplibre-gl'
import type { Position, Surface } from '../../domain/geography.ts'
import type { Theme } from '../../ui/tokens.ts'
import { baseLayers, NO_ZOOMS } from './base-layers.ts'
import { baseSources, lineData, namedPointData, type Geography } from './base-sources.ts'
import { fillPlaces } from './places-to-read.ts'
import { sectorPoints, streetPoints, type GroundNames, type NamedPoint } from './ground-names.ts'
import { shieldImage, SHIELDS } from './road-shields.ts'
import { zoomsAt } from '../scale.ts'
import type { AreaLines, Scene } from '../scene.ts'

/**
 * Complete MapLibre style (version 8): sources contain their data, text uses local fonts, and there is no
 * sprite and no glyph server, so nothing is fetched. Place names are not part of it: they yield to marks, so
 * the layout places them (`layout/map-text.ts`).
 */
export function baseStyle(geography: Geography, theme: Theme): StyleSpecification {
  return {
    version: 8,
    name: `Holdfast, ${theme}`,
    sources: baseSources(geography),
    layers: baseLayers(theme, zoomsAt(geography.place.referenceLatitude)).map((layer) =>
      geography.roads.length === 0 ? asGround(layer) : layer,
    ),
  }
}

/** Without roads the outlines of the wards are the ground: they are drawn at every zoom. */
const asGround = (layer: LayerSpecification): LayerSpecification =>
  layer.id === 'ward-lines' ? { ...layer, minzoom: 0 } : layer

/** The method of a MapLibre map that `repaint` needs. */
interface Paintable {
  setPaintProperty(layer: string, property: string, value: unknown): unknown
}

/** Applies the colours of another theme to an existing map; the data stay. */
export function repaint(map: Paintable, theme: Theme) {
  for (const layer of baseLayers(theme, NO_ZOOMS)) {
    for (const [property, value] of paintOf(layer)) map.setPaintProperty(layer.id, property, value)
  }
}

const paintOf = (layer: LayerSpecification) => Object.entries(layer.paint ?? {})

/** Keeps the built-in base map in the state of the Scene. */
export interface BaseMapUpdater {
  /** Applies the state of a Scene; does nothing while the map has no style. */
  readonly show: (scene: Scene) => void
  /** Shows the names of streets and postcode sectors, when they are loaded. */
  readonly name: (names: GroundNames) => void
  /** Shows places of incidents that are still to be read; an empty list takes them away. */
  readonly showPlacesToRead: (positions: readonly Position[]) => void
}

interface BaseMapState {
  readonly theme: Theme
  readonly hasWardLines: boolean
  readonly hasLsoaLines: boolean
  readonly areaLines: Pick<AreaLines, 'shapes' | 'chosen'>
  /** Codes of the chosen wards, joined by SEPARATOR. */
  readonly wards: string
}
const SEPARATOR = ' '

const NO_LINES: BaseMapState['areaLines'] = { shapes: [], chosen: [] }

const stateFor = (scene: Scene): BaseMapState => ({
  theme: scene.theme,
  hasWardLines: scene.wards.length > 0,
  hasLsoaLines: scene.hasLsoaLines ?? false,
  areaLines: scene.areaLines ?? NO_LINES,
  wards: scene.wards
    .filter(({ isChosen }) => isChosen)
    .map(({ code }) => code)
    .join(SEPARATOR),
})

/** `onStyle` is called whenever a style is loaded: at the start and after a lost WebGL context. */
export function baseMapUpdater(map: MapLibreMap, initialTheme: Theme, onStyle: () => void): BaseMapUpdater {
  const initial: BaseMapState = {
    theme: initialTheme,
    hasWardLines: true,
    hasLsoaLines: false,
    areaLines: NO_LINES,
    wards: '',
  }
  let current = initial
  let hasStyle = false
  let names: GroundNames | null = null
  let places: readonly Position[] = []
  map.on('style.load', () => {
    hasStyle = true
    showShields(map, current.theme)
    if (names) fillNames(map, names)
    if (places.length > 0) fillPlaces(map, places)
    // After a lost context MapLibre restores paint and layout properties, but no feature state and no filled source.
    current = { ...current, wards: '', areaLines: NO_LINES }
    onStyle()
  })
  map.on('webglcontextlost', () => {
    hasStyle = false
  })
  return {
    show: (scene) => {
      if (!hasStyle) return
      const next = stateFor(scene)
      apply(map, current, next)
      current = next
    },
    name: (loaded) => {
      names = loaded
      if (hasStyle) fillNames(map, loaded)
    },
    showPlacesToRead: (positions) => {
      if (places.length === 0 && positions.length === 0) return
      places = positions
      if (hasStyle) fillPlaces(map, places)
    },
  }
}

/** Adds the images of the shields, or paints them in another theme. */
function showShields(map: MapLibreMap, theme: Theme) {
  for (const name of SHIELDS) {
    const { image, options } = shieldImage(name, theme)
    if (map.hasImage(name)) map.updateImage(name, image)
    else map.addImage(name, image, options)
  }
}

/** Whether the same shapes are in both, which may be new lists of each day. */
const isSameList = (a: readonly Surface[], b: readonly Surface[]) =>
  a.length === b.length && a.every((shape, at) => shape === b[at])

function fillNames(map: MapLibreMap, { streets, postcodes }: GroundNames) {
  const fill = (source: 'streets' | 'sectors', points: readonly NamedPoint[]) => {
    void map.getSource<GeoJSONSource>(source)?.setData(namedPointData(points))
  }
  fill('streets', streetPoints(streets))
  fill('sectors', sectorPoints(postcodes))
}

function apply(map: MapLibreMap, previous: BaseMapState, next: BaseMapState) {
  if (next.theme !== previous.theme) {
    repaint(map, next.theme)
    showShields(map, next.theme)
  }
  const visible = (layer: string, isVisible: boolean) =>
    map.setLayoutProperty(layer, 'visibility', isVisible ? 'visible' : 'none')
  if (next.hasWardLines !== previous.hasWardLines) visible('ward-lines', next.hasWardLines)
  if (next.hasLsoaLines !== previous.hasLsoaLines) visible('lsoa-lines', next.hasLsoaLines)
  const { shapes, chosen } = next.areaLines
  if (!isSameList(shapes, previous.areaLines.shapes) || !isSameList(chosen, previous.areaLines.chosen))
    void map.getSource<GeoJSONSource>('area-lines')?.setData(lineData(shapes, chosen))
  if (next.wards === previous.wards) return
  map.removeFeatureState({ source: 'wards' })
  for (const id of next.wards.split(SEPARATOR)) {
    if (id) map.setFeatureState({ source: 'wards', id }, { chosen: true })
  }
}
