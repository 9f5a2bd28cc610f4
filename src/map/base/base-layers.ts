/**
 * MapLibre layers of the built-in base map, from the lowest up: background, water, roads, boundaries, names.
 */
import type { ExpressionSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl'
import { TOKENS, type Theme, type TokenName } from '../../ui/tokens.ts'
import type { Zooms } from '../scale.ts'
import type { BaseSourceId } from './base-sources.ts'

type Colours = Readonly<Record<TokenName, string>>
type Sourced = Exclude<LayerSpecification, { readonly type: 'background' }>
type Layer = Exclude<LayerSpecification, Sourced> | (Sourced & { readonly source: BaseSourceId })
type SymbolLayout = NonNullable<SymbolLayerSpecification['layout']>
/** Line width in pixels at zooms 10, 13 and 16. */
type Widths = readonly [number, number, number]

/** A local font family: no glyphs are fetched. */
const FONT = ['system-ui']
const CLASSES = ['path', 'minor', 'secondary', 'primary', 'motorway'] as const
type RoadClass = (typeof CLASSES)[number]

const ROAD_WIDTHS: Readonly<Record<RoadClass, Widths>> = {
  path: [0, 0.7, 2],
  minor: [0.4, 1.8, 7],
  // The class changes along one street, so close widths must read as one road.
  secondary: [0.7, 2.8, 10],
  primary: [1.1, 3.4, 10],
  motorway: [1.8, 5.6, 16],
}
/** Width of the casing on either side in pixels. */
const CASING = 0.9

const isMain = (kind: RoadClass) => kind !== 'path' && kind !== 'minor'
const widthByZoom = ([far, near, street]: Widths): ExpressionSpecification => [
  'interpolate',
  ['exponential', 1.5],
  ['zoom'],
  10,
  far,
  13,
  near,
  16,
  street,
]

function background(colours: Colours, zooms: Zooms): readonly Layer[] {
  return [
    { id: 'out', type: 'background', paint: { 'background-color': colours['land-out'] } },
    { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': colours.land } },
    {
      id: 'town',
      type: 'fill',
      source: 'town',
      maxzoom: zooms.street,
      paint: { 'fill-color': colours.town },
    },
    {
      id: 'town-street',
      type: 'fill',
      source: 'town-street',
      minzoom: zooms.street,
      paint: { 'fill-color': colours.town },
    },
  ]
}

/** Watercourses with a name are drawn wider than those without. */
const byName = (named: number, other: number): ExpressionSpecification => [
  'case',
  ['==', ['get', 'name'], null],
  other,
  named,
]

function water(colours: Colours): readonly Layer[] {
  return [
    {
      id: 'water',
      type: 'line',
      source: 'water',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': colours.water,
        'line-width': [
          'interpolate',
          ['exponential', 1.4],
          ['zoom'],
          10,
          byName(1.1, 0.5),
          13,
          byName(2.4, 1.2),
          16,
          byName(6, 2.4),
        ],
      },
    },
  ]
}

function road(kind: RoadClass, colours: Colours, zooms: Zooms): readonly Layer[] {
  const widths = ROAD_WIDTHS[kind]
  const cased: Widths = [widths[0] + CASING, widths[1] + 2 * CASING, widths[2] + 2 * CASING]
  const shared = {
    type: 'line',
    source: 'roads',
    filter: ['==', ['get', 'class'], kind],
    minzoom: kind === 'path' ? zooms.town : 0,
    layout: { 'line-cap': 'round', 'line-join': 'round' },
  } as const satisfies Partial<Layer>
  const fill: Layer = {
    ...shared,
    id: `road-${kind}`,
    paint: { 'line-color': colours[isMain(kind) ? 'road-main' : 'road'], 'line-width': widthByZoom(widths) },
  }
  const casing: Layer = {
    ...shared,
    id: `road-${kind}-case`,
    paint: {
      'line-color': colours[isMain(kind) ? 'road-main-case' : 'road-case'],
      'line-width': widthByZoom(cased),
    },
  }
  return kind === 'path' ? [fill] : [casing, fill]
}

/** Places all casings below all roads, so that crossings read as one surface. */
function roads(colours: Colours, zooms: Zooms): readonly Layer[] {
  const layers = CLASSES.flatMap((kind) => road(kind, colours, zooms))
  const isCasing = (layer: Layer) => layer.id.endsWith('-case')
  return [...layers.filter(isCasing), ...layers.filter((layer) => !isCasing(layer))]
}

function borders(colours: Colours, zooms: Zooms): readonly Layer[] {
  return [
    // Dims roads and rivers beyond the borough without cutting them off.
    {
      id: 'outside',
      type: 'fill',
      source: 'outside',
      paint: { 'fill-color': colours['land-out'], 'fill-opacity': 0.72 },
    },
    {
      id: 'lsoa-lines',
      type: 'line',
      source: 'lsoa-lines',
      minzoom: zooms.town,
      layout: { visibility: 'none' },
      paint: { 'line-color': colours['line-ward'], 'line-width': 0.8, 'line-dasharray': [1, 3] },
    },
    {
      id: 'ward-lines',
      type: 'line',
      source: 'ward-lines',
      minzoom: zooms.town,
      paint: { 'line-color': colours['line-ward'], 'line-width': 1.1, 'line-dasharray': [5, 2.5] },
    },
    {
      id: 'borough-line',
      type: 'line',
      source: 'land',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours['line-borough'], 'line-width': widthByZoom([1.1, 1.6, 2.2]) },
    },
    {
      id: 'ward-chosen',
      type: 'line',
      source: 'wards',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours.accent,
        'line-width': 2.4,
        'line-opacity': ['case', ['boolean', ['feature-state', 'chosen'], false], 1, 0],
      },
    },
  ]
}

const haloOf = (colours: Colours) => ({ 'text-halo-color': colours.halo, 'text-halo-width': 1.4 })

function stations(colours: Colours, zooms: Zooms): readonly Layer[] {
  return [
    {
      id: 'station',
      type: 'circle',
      source: 'stations',
      minzoom: zooms.town,
      paint: {
        'circle-radius': widthByZoom([2, 2.8, 4.5]),
        'circle-color': colours.sheet,
        'circle-stroke-color': colours['line-borough'],
        'circle-stroke-width': 1.4,
      },
    },
    {
      id: 'station-name',
      type: 'symbol',
      source: 'stations',
      minzoom: zooms.street,
      layout: {
        'text-field': ['concat', ['get', 'name'], ' station'],
        'text-font': FONT,
        'text-size': 11,
        'text-anchor': 'left',
        'text-offset': [0.8, 0],
      },
      paint: { 'text-color': colours.label, ...haloOf(colours) },
    },
  ]
}

/** Road and river names along their lines. */
function namesAlong(colours: Colours, zooms: Zooms): readonly Layer[] {
  const along = {
    'symbol-placement': 'line',
    'text-field': ['coalesce', ['get', 'name'], ''],
    'text-font': FONT,
  } as const satisfies SymbolLayout
  return [
    {
      id: 'road-name',
      type: 'symbol',
      source: 'roads',
      minzoom: zooms.town,
      layout: { ...along, 'symbol-spacing': 420, 'text-size': 11 },
      paint: { 'text-color': colours.label, ...haloOf(colours) },
    },
    {
      id: 'water-name',
      type: 'symbol',
      source: 'water',
      minzoom: zooms.town,
      layout: { ...along, 'symbol-spacing': 360, 'text-size': 12, 'text-letter-spacing': 0.04 },
      paint: { 'text-color': colours['water-text'], ...haloOf(colours) },
    },
  ]
}

/**
 * Invisible squares that keep names clear of marks; on top, because MapLibre places the symbols of upper
 * layers first.
 */
const reservedSpace = (): readonly Layer[] => [
  {
    id: 'reserved-space',
    type: 'symbol',
    source: 'reserved-space',
    layout: {
      'icon-image': 'blank',
      'icon-size': ['get', 'size'],
      'icon-allow-overlap': true,
      'icon-padding': 1,
    },
  },
]

/** Lowest layer that stays above any base map. */
export const FIRST_LAYER_ABOVE_BASE = 'outside'

/** Placeholder where only ids and colours of the layers are needed. */
export const NO_ZOOMS: Zooms = { town: 0, street: 0 }

/**
 * Ids of the layers that a custom base map replaces: land use, water, roads and their names, not the
 * background.
 */
export const layersHiddenByCustomBase = (): readonly string[] =>
  [background, water, roads, namesAlong]
    .flatMap((group) => group(TOKENS.day, NO_ZOOMS))
    .filter(({ type }) => type !== 'background')
    .map(({ id }) => id)

/** All layers in drawing order in the colours of a theme. */
export function baseLayers(theme: Theme, zooms: Zooms): LayerSpecification[] {
  const colours = TOKENS[theme]
  return [background, water, roads, borders, stations, namesAlong, reservedSpace].flatMap((group) =>
    group(colours, zooms),
  )
}
