/** Opens a PMTiles file: one file that holds every tile of a map, read part by part. */

import { addProtocol, type ExpressionSpecification, type LayerSpecification } from 'maplibre-gl'
import { PMTiles, TileType, type Header } from 'pmtiles'
import type { Failed } from '../../domain/feed.ts'
import { truncated } from '../../domain/text/well-formed-text.ts'
import { PREFIX, plainText, veiled, type CustomBase } from './custom-base.ts'
import { notOpened } from './style-check.ts'
import { TOKENS, type Theme, type TokenName } from '../../ui/tokens.ts'

/** What MapLibre asks us for, and not the network. */
const SCHEME = 'holdfast-tile'
const SOURCE = `${PREFIX}archive`
const IMAGES: ReadonlySet<number> = new Set([TileType.Png, TileType.Jpeg, TileType.Webp, TileType.Avif])

interface Told {
  readonly attribution: string
  /** Names of the layers in its vector tiles. */
  readonly names: readonly string[]
}

/** Never rejects: what is wrong with the file is said in words. */
export async function openArchive(address: string): Promise<CustomBase | Failed> {
  const archive = new PMTiles(address)
  try {
    const header = await archive.getHeader()
    const told = toldBy(await archive.getMetadata())
    if (IMAGES.has(header.tileType)) {
      serveTiles(archive)
      return { ...bare(told), sources: sourceOf('raster', header), layers: veiled([imageLayer]) }
    }
    if (header.tileType !== TileType.Mvt)
      return notOpened('Its file holds tiles of a kind that is not drawn here.')
    if (told.names.length === 0) return notOpened('Its file does not say which layers its tiles hold.')
    serveTiles(archive)
    return {
      ...bare(told),
      sources: sourceOf('vector', header),
      layers: {
        day: plainLayers(SOURCE, told.names, 'day'),
        night: plainLayers(SOURCE, told.names, 'night'),
      },
    }
  } catch (error) {
    const words = error instanceof Error ? truncated(error.message, 160) : String(error)
    return notOpened(`Its file could not be read: ${words.replace(/\.$/, '')}.`, ASK_FOR_RANGES)
  }
}

const ASK_FOR_RANGES =
  'Check the address and the file; the server must also answer requests for a part of a file (range requests).'

const imageLayer = { id: `${PREFIX}image`, type: 'raster', source: SOURCE } as const
const bare = ({ attribution }: Told) => ({ attribution, notes: [], glyphs: null, sprites: [] })

function toldBy(metadata: unknown): Told {
  if (typeof metadata !== 'object' || metadata === null) return { attribution: '', names: [] }
  const attribution = 'attribution' in metadata ? metadata.attribution : null
  const layers = 'vector_layers' in metadata ? metadata.vector_layers : null
  return {
    attribution: typeof attribution === 'string' ? plainText(attribution) : '',
    names: (Array.isArray(layers) ? layers : []).flatMap((layer: unknown) =>
      typeof layer === 'object' && layer !== null && 'id' in layer && typeof layer.id === 'string'
        ? [layer.id]
        : [],
    ),
  }
}

const sourceOf = (type: 'vector' | 'raster', header: Header): CustomBase['sources'] => ({
  [SOURCE]: {
    type,
    tiles: [`${SCHEME}://{z}/{x}/{y}`],
    minzoom: header.minZoom,
    maxzoom: header.maxZoom,
    bounds: [header.minLon, header.minLat, header.maxLon, header.maxLat],
    ...(type === 'raster' && { tileSize: 256 }),
  },
})

/** A tile that the file does not hold is empty ground, which is no failure. */
function serveTiles(archive: PMTiles) {
  addProtocol(SCHEME, async ({ url }, { signal }) => {
    const [z, x, y] = url
      .slice(SCHEME.length + 3)
      .split('/')
      .map(Number)
    const tile = await archive.getZxy(z ?? 0, x ?? 0, y ?? 0, signal)
    return { data: tile?.data ?? new ArrayBuffer(0) }
  })
}

/** Draws vector tiles whose layers nobody told us of: fills and lines in our own tokens, without a label. */

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
