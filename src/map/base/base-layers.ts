/**
 * MapLibre layers of the built-in base map, from the lowest up: background, water, roads, boundaries, names.
 */
import type { ExpressionSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl'
import { TOKENS, type Theme, type TokenName } from '../../ui/tokens.ts'
import type { Zooms } from '../scale.ts'
import type { BaseSourceId } from './base-sources.ts'
import { SECTOR_ZOOM, STREET_ZOOM } from './ground-names.ts'
import { placesToRead } from './places-to-read.ts'
import { SHIELD_TEXTS, SHIELDS } from './road-shields.ts'

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

/** Width of the line round a chosen area in pixels. */
const CHOSEN_WIDTH = 2.4

/** Zoom from which stations are named. */
const STATION_NAME_ZOOM = 13

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
    // Ground outside the borough fades from the same colour: see the layer `outside`.
    { id: 'land', type: 'background', paint: { 'background-color': colours.land } },
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

/** Lines of the areas within the borough. */
function areaLines(colours: Colours, zooms: Zooms): readonly Layer[] {
  return [
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
      id: 'area-lines',
      type: 'line',
      source: 'area-lines',
      filter: ['==', ['get', 'chosen'], 0],
      minzoom: zooms.town,
      paint: { 'line-color': colours['line-borough'], 'line-width': 1.1, 'line-dasharray': [7, 2, 1, 2] },
    },
  ]
}

function borders(colours: Colours, zooms: Zooms): readonly Layer[] {
  return [
    // Fades all ground beyond the borough without cutting anything off.
    {
      id: 'outside',
      type: 'fill',
      source: 'outside',
      // Without smoothed edges, which would draw a line round each band.
      paint: {
        'fill-color': colours['land-out'],
        'fill-opacity': ['get', 'opacity'],
        'fill-antialias': false,
      },
    },
    ...areaLines(colours, zooms),
    {
      id: 'borough-line',
      type: 'line',
      source: 'land',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours['line-borough'], 'line-width': widthByZoom([1.1, 1.6, 2.2]) },
    },
    {
      id: 'area-chosen',
      type: 'line',
      source: 'area-lines',
      filter: ['==', ['get', 'chosen'], 1],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.accent, 'line-width': CHOSEN_WIDTH },
    },
    {
      id: 'ward-chosen',
      type: 'line',
      source: 'wards',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours.accent,
        'line-width': CHOSEN_WIDTH,
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
      minzoom: STATION_NAME_ZOOM,
      layout: {
        'text-field': ['concat', ['get', 'name'], ' station'],
        'text-font': FONT,
        'text-size': 11,
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 0.8,
        'text-justify': 'auto',
        'text-max-width': 9,
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
      layout: {
        ...along,
        'text-field': ['coalesce', ['get', 'label'], ''],
        'symbol-spacing': 360,
        'text-size': 12,
        'text-letter-spacing': 0.04,
      },
      paint: { 'text-color': colours['water-text'], ...haloOf(colours) },
    },
  ]
}

/** Numbers of main roads in shields. */
const shields = (colours: Colours): readonly Layer[] => [
  {
    id: 'road-number',
    type: 'symbol',
    source: 'roads',
    filter: ['!=', ['get', 'number'], null],
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 180,
      'text-field': ['coalesce', ['get', 'number'], ''],
      'text-font': FONT,
      'text-size': 11,
      'icon-image': shieldOf(...SHIELDS),
      'icon-text-fit': 'both',
      'icon-text-fit-padding': [1, 3, 1, 3],
      'icon-rotation-alignment': 'viewport',
      'text-rotation-alignment': 'viewport',
      'text-padding': 6,
    },
    paint: {
      'text-color': shieldOf(colours[SHIELD_TEXTS.shield], colours[SHIELD_TEXTS['shield-motorway']]),
    },
  },
]
const shieldOf = (other: string, motorway: string): ExpressionSpecification => [
  'case',
  ['==', ['get', 'class'], 'motorway'],
  motorway,
  other,
]

/** Names of streets and postcode sectors, in the space that all other names leave. */
function groundNames(colours: Colours): readonly Layer[] {
  const paint = { 'text-color': colours.label, ...haloOf(colours) }
  const shared = { 'text-field': ['get', 'name'], 'text-font': FONT } as const satisfies SymbolLayout
  return [
    {
      id: 'street-name',
      type: 'symbol',
      source: 'streets',
      minzoom: STREET_ZOOM,
      layout: {
        ...shared,
        'text-size': ['interpolate', ['linear'], ['zoom'], 15, 11, 17, 13],
        'text-max-width': 8,
        'text-padding': 6,
      },
      paint,
    },
    {
      id: 'sector-name',
      type: 'symbol',
      source: 'sectors',
      minzoom: SECTOR_ZOOM,
      layout: { ...shared, 'text-size': 12, 'text-letter-spacing': 0.12, 'text-padding': 6 },
      paint,
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
  [background, water, roads, groundNames, namesAlong, shields]
    .flatMap((group) => group(TOKENS.day, NO_ZOOMS))
    .filter(({ type }) => type !== 'background')
    .map(({ id }) => id)

/** All layers in drawing order in the colours of a theme. */
export function baseLayers(theme: Theme, zooms: Zooms): LayerSpecification[] {
  const colours = TOKENS[theme]
  const groups = [
    background,
    water,
    roads,
    borders,
    groundNames,
    namesAlong,
    stations,
    shields,
    placesToRead,
    reservedSpace,
  ]
  return groups.flatMap((group) => group(colours, zooms))
}
