/**
 * Layers in our colours for vector tiles whose style is not given: of the Protomaps and OpenMapTiles schemas, and as far
 * as their names say, of others.
 */
import type { ExpressionSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl'
import { TOKENS, type Theme, type TokenName } from '../../ui/tokens.ts'
import { SHIELD_TEXTS } from '../base/road-shields.ts'
import { CUSTOM_PREFIX } from './custom-base.ts'

/** Kinds of tile layers, guessed from their names, in drawing order. */
const KINDS = ['land', 'water', 'other', 'building', 'road', 'border'] as const
type Kind = (typeof KINDS)[number]

const NAMES: readonly (readonly [Kind, RegExp])[] = [
  ['water', /water|ocean|sea|lake|river|stream/i],
  ['building', /building/i],
  ['road', /road|street|transport|highway|path|rail|transit/i],
  ['border', /boundar|border|admin/i],
  ['land', /land|earth|park|green|wood|forest|natural|place_area/i],
]
/** Kind of a tile layer guessed from its name, by the first pattern that matches. */
export const layerKind = (name: string): Kind =>
  NAMES.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other'

const FILL_TOKENS: Readonly<Partial<Record<Kind, TokenName>>> = {
  land: 'land',
  water: 'water',
  building: 'town',
  other: 'town',
}
const LINE_TOKENS: Readonly<Record<Exclude<Kind, 'road'>, TokenName>> = {
  land: 'rule',
  water: 'water',
  building: 'road-case',
  other: 'road-case',
  border: 'line-ward',
}
const GEOMETRY_FILTERS = {
  fill: ['==', ['geometry-type'], 'Polygon'],
  line: ['==', ['geometry-type'], 'LineString'],
} as const satisfies Readonly<Record<string, ExpressionSpecification>>

/** A value for each class of road: main roads, other roads, and paths and railways. */
interface ByClass<Value> {
  readonly main: Value
  readonly other: Value
  readonly path: Value
}
/** Classes by the attribute `kind` of Protomaps and `class` of OpenMapTiles; unknown ones are other roads. */
const MAIN_ROADS = ['highway', 'major_road', 'motorway', 'trunk', 'primary', 'secondary']
const PATHS = ['path', 'track', 'rail', 'transit', 'ferry', 'pier', 'aerialway', 'service']
const byClass = <Value extends string | number>({
  main,
  other,
  path,
}: ByClass<Value>): ExpressionSpecification => [
  'match',
  ['to-string', ['coalesce', ['get', 'kind'], ['get', 'class'], '']],
  MAIN_ROADS,
  main,
  PATHS,
  path,
  other,
]

type Width = number | ExpressionSpecification
const widthByZoom = (far: Width, near: Width): ExpressionSpecification => [
  'interpolate',
  ['exponential', 1.5],
  ['zoom'],
  10,
  far,
  16,
  near,
]
const ROAD_WIDTH = widthByZoom(
  byClass({ main: 1.2, other: 0.4, path: 0.2 }),
  byClass({ main: 10, other: 6, path: 1.4 }),
)
const CASING_WIDTH = widthByZoom(
  byClass({ main: 2.4, other: 0.8, path: 0 }),
  byClass({ main: 11.8, other: 7.6, path: 0 }),
)

/** What every layer of one archive and theme needs. */
interface TileLook {
  readonly source: string
  readonly colours: Readonly<Record<TokenName, string>>
}

/**
 * Fills and lines in our colour tokens, and the names of roads and water with the numbers of roads; places are named by
 * the layout. `source` is the id of the tile source, `names` are its layers.
 */
export function tileLayers(
  source: string,
  names: readonly string[],
  theme: Theme,
): readonly LayerSpecification[] {
  const look = { source, colours: TOKENS[theme] }
  const ordered = KINDS.flatMap((kind) => names.filter((name) => layerKind(name) === kind))
  const roads = ordered.filter((name) => layerKind(name) === 'road')
  const water = ordered.filter((name) => layerKind(name) === 'water')
  return [
    ...ordered.flatMap((name) => fills(name, look)),
    ...roads.map((name) => casing(name, look)),
    ...ordered.map((name) => line(name, look)),
    ...water.map((name) => nameAlong(name, 'water-text', look)),
    ...roads.flatMap((name) => [nameAlong(name, 'label', look), numberAlong(name, look)]),
  ]
}

const layerOf = (name: string, part: string, { source }: TileLook) => ({
  id: `${CUSTOM_PREFIX}${name}:${part}`,
  source,
  'source-layer': name,
})

function fills(name: string, look: TileLook): readonly LayerSpecification[] {
  const token = FILL_TOKENS[layerKind(name)]
  if (token === undefined) return []
  const paint = { 'fill-color': look.colours[token] }
  return [{ ...layerOf(name, 'fill', look), type: 'fill', filter: GEOMETRY_FILTERS.fill, paint }]
}

const lineOf = (name: string, part: string, look: TileLook) =>
  ({
    ...layerOf(name, part, look),
    type: 'line',
    filter: GEOMETRY_FILTERS.line,
    layout: { 'line-cap': 'round', 'line-join': 'round' },
  }) as const

function casing(name: string, look: TileLook): LayerSpecification {
  const { colours } = look
  const [main, other] = [colours['road-main-case'], colours['road-case']]
  return {
    ...lineOf(name, 'case', look),
    paint: { 'line-color': byClass({ main, other, path: other }), 'line-width': CASING_WIDTH },
  }
}

function line(name: string, look: TileLook): LayerSpecification {
  const { colours } = look
  const kind = layerKind(name)
  const paint =
    kind === 'road'
      ? {
          'line-color': byClass({
            main: colours['road-main'],
            other: colours.road,
            path: colours['road-case'],
          }),
          'line-width': ROAD_WIDTH,
        }
      : { 'line-color': colours[LINE_TOKENS[kind]], 'line-width': widthByZoom(0.5, 1.6) }
  return { ...lineOf(name, 'line', look), paint }
}

/** Zoom from which roads and water are named. */
const NAME_ZOOM = 13
const along = (): NonNullable<SymbolLayerSpecification['layout']> => ({
  'symbol-placement': 'line',
  'text-font': ['system-ui'],
  'text-size': 11,
})

const nameAlong = (name: string, token: TokenName, look: TileLook): LayerSpecification => ({
  ...layerOf(name, 'name', look),
  type: 'symbol',
  minzoom: NAME_ZOOM,
  filter: GEOMETRY_FILTERS.line,
  layout: {
    ...along(),
    'symbol-spacing': 420,
    'text-field': ['to-string', ['coalesce', ['get', 'name'], '']],
  },
  paint: {
    'text-color': look.colours[token],
    'text-halo-color': look.colours.halo,
    'text-halo-width': 1.4,
  },
})

/** Road number: `shield_text` of Protomaps, `ref` of OpenMapTiles. */
const NUMBER: ExpressionSpecification = [
  'to-string',
  ['coalesce', ['get', 'shield_text'], ['get', 'ref'], ''],
]
const MOST_LETTERS = 6

const numberAlong = (name: string, look: TileLook): LayerSpecification => ({
  ...layerOf(name, 'number', look),
  type: 'symbol',
  filter: [
    'all',
    GEOMETRY_FILTERS.line,
    ['>', ['length', NUMBER], 0],
    ['<=', ['length', NUMBER], MOST_LETTERS],
  ],
  layout: {
    ...along(),
    'symbol-spacing': 180,
    'text-field': NUMBER,
    'icon-image': 'shield',
    'icon-text-fit': 'both',
    'icon-text-fit-padding': [1, 3, 1, 3],
    'icon-rotation-alignment': 'viewport',
    'text-rotation-alignment': 'viewport',
  },
  paint: { 'text-color': look.colours[SHIELD_TEXTS.shield] },
})
