/** Draws vector tiles whose layers nobody told us of: fills and lines in our own tokens, without a label. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { TOKENS, type Theme, type TokenName } from '../../ui/tokens.ts'
import { PREFIX } from './custom-base.ts'

/** What a layer of tiles seems to hold, by its name. In the order in which they are drawn. */
const KINDS = ['land', 'water', 'other', 'building', 'road', 'border'] as const
type Kind = (typeof KINDS)[number]

const NAMES: readonly (readonly [Kind, RegExp])[] = [
  ['water', /water|ocean|sea|lake|river|stream/i],
  ['building', /building/i],
  ['road', /road|street|transport|highway|path|rail|transit/i],
  ['border', /boundar|border|admin/i],
  ['land', /land|earth|park|green|wood|forest|natural|place_area/i],
]
export const kindOfLayer = (name: string): Kind =>
  NAMES.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other'

const FILLS: Readonly<Partial<Record<Kind, TokenName>>> = {
  land: 'land',
  water: 'water',
  building: 'town',
  other: 'town',
}
const LINES: Readonly<Record<Kind, TokenName>> = {
  land: 'rule',
  water: 'water',
  building: 'road-case',
  other: 'road-case',
  road: 'road',
  border: 'line-ward',
}
const OF_SHAPE = {
  fill: ['==', ['geometry-type'], 'Polygon'],
  line: ['==', ['geometry-type'], 'LineString'],
} as const satisfies Readonly<Record<string, ExpressionSpecification>>
const growing = (far: number, near: number): ExpressionSpecification => [
  'interpolate',
  ['exponential', 1.5],
  ['zoom'],
  10,
  far,
  16,
  near,
]

/** @param source the name of the source that the tiles come from */
export function plainLayers(
  source: string,
  names: readonly string[],
  theme: Theme,
): readonly LayerSpecification[] {
  const colours = TOKENS[theme]
  const inOrder = KINDS.flatMap((kind) => names.filter((name) => kindOfLayer(name) === kind))
  const from = (name: string, part: string) => ({
    id: `${PREFIX}${name}:${part}`,
    source,
    'source-layer': name,
  })
  const fills = inOrder.flatMap((name): readonly LayerSpecification[] => {
    const token = FILLS[kindOfLayer(name)]
    if (token === undefined) return []
    const paint = { 'fill-color': colours[token] }
    return [{ ...from(name, 'fill'), type: 'fill', filter: OF_SHAPE.fill, paint }]
  })
  const lineOf = (name: string): LayerSpecification => {
    const kind = kindOfLayer(name)
    return {
      ...from(name, 'line'),
      type: 'line',
      filter: OF_SHAPE.line,
      paint: {
        'line-color': colours[LINES[kind]],
        'line-width': kind === 'road' ? growing(0.8, 6) : growing(0.5, 1.6),
      },
    }
  }
  const casing = (name: string): LayerSpecification => ({
    ...from(name, 'case'),
    type: 'line',
    filter: OF_SHAPE.line,
    paint: { 'line-color': colours['road-case'], 'line-width': growing(1.6, 7.6) },
  })
  const roads = inOrder.filter((name) => kindOfLayer(name) === 'road')
  return [...fills, ...roads.map(casing), ...inOrder.map(lineOf)]
}
