/**
 * Opens a PMTiles archive as a custom base map, read by range requests, and derives layers for its vector
 * tiles.
 */
import { addProtocol, type ExpressionSpecification, type LayerSpecification } from 'maplibre-gl'
import { PMTiles, TileType, type Header } from 'pmtiles'
import type { Failed } from '../../domain/feed.ts'
import { truncated } from '../../domain/text/well-formed-text.ts'
import { CUSTOM_PREFIX, plainText, withVeil, type CustomBase } from './custom-base.ts'
import { notOpened } from './style-check.ts'
import { TOKENS, type Theme, type TokenName } from '../../ui/tokens.ts'

/** URL scheme of tiles that MapLibre requests from the archive. */
const SCHEME = 'holdfast-tile'
const SOURCE = `${CUSTOM_PREFIX}archive`
const IMAGES: ReadonlySet<number> = new Set([TileType.Png, TileType.Jpeg, TileType.Webp, TileType.Avif])

interface ArchiveMetadata {
  readonly attribution: string
  /** Names of the layers in the vector tiles. */
  readonly names: readonly string[]
}

/** Resolves to the base map, or to the failure. Never rejects. */
export async function openArchive(address: string): Promise<CustomBase | Failed> {
  const archive = new PMTiles(address)
  try {
    const header = await archive.getHeader()
    const metadata = metadataOf(await archive.getMetadata())
    if (IMAGES.has(header.tileType)) {
      serveTiles(archive)
      return {
        ...commonFields(metadata),
        sources: sourceOf('raster', header),
        layers: withVeil([imageLayer]),
      }
    }
    if (header.tileType !== TileType.Mvt)
      return notOpened('Its file holds tiles of a kind that is not drawn here.')
    if (metadata.names.length === 0) return notOpened('Its file does not say which layers its tiles hold.')
    serveTiles(archive)
    return {
      ...commonFields(metadata),
      sources: sourceOf('vector', header),
      layers: {
        day: plainLayers(SOURCE, metadata.names, 'day'),
        night: plainLayers(SOURCE, metadata.names, 'night'),
      },
    }
  } catch (error) {
    const message = error instanceof Error ? truncated(error.message, 160) : String(error)
    return notOpened(`Its file could not be read: ${message.replace(/\.$/, '')}.`, RANGE_REQUEST_ADVICE)
  }
}

const RANGE_REQUEST_ADVICE =
  'Check the address and the file; the server must also answer requests for a part of a file (range requests).'

const imageLayer = { id: `${CUSTOM_PREFIX}image`, type: 'raster', source: SOURCE } as const
const commonFields = ({ attribution }: ArchiveMetadata) => ({
  attribution,
  notes: [],
  glyphs: null,
  sprites: [],
})

function metadataOf(metadata: unknown): ArchiveMetadata {
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

/** Registers the tile protocol. A tile that the archive lacks is empty, which is no error. */
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
const LINE_TOKENS: Readonly<Record<Kind, TokenName>> = {
  land: 'rule',
  water: 'water',
  building: 'road-case',
  other: 'road-case',
  road: 'road',
  border: 'line-ward',
}
const GEOMETRY_FILTERS = {
  fill: ['==', ['geometry-type'], 'Polygon'],
  line: ['==', ['geometry-type'], 'LineString'],
} as const satisfies Readonly<Record<string, ExpressionSpecification>>
const widthByZoom = (far: number, near: number): ExpressionSpecification => [
  'interpolate',
  ['exponential', 1.5],
  ['zoom'],
  10,
  far,
  16,
  near,
]

/**
 * Layers for vector tiles of unknown schema: fills and lines in our colour tokens, without labels. `source`
 * is the id of the tile source, `names` are its layers.
 */
export function plainLayers(
  source: string,
  names: readonly string[],
  theme: Theme,
): readonly LayerSpecification[] {
  const colours = TOKENS[theme]
  const shownLast = KINDS.flatMap((kind) => names.filter((name) => layerKind(name) === kind))
  const layerOf = (name: string, part: string) => ({
    id: `${CUSTOM_PREFIX}${name}:${part}`,
    source,
    'source-layer': name,
  })
  const fills = shownLast.flatMap((name): readonly LayerSpecification[] => {
    const token = FILL_TOKENS[layerKind(name)]
    if (token === undefined) return []
    const paint = { 'fill-color': colours[token] }
    return [{ ...layerOf(name, 'fill'), type: 'fill', filter: GEOMETRY_FILTERS.fill, paint }]
  })
  const lineOf = (name: string): LayerSpecification => {
    const kind = layerKind(name)
    return {
      ...layerOf(name, 'line'),
      type: 'line',
      filter: GEOMETRY_FILTERS.line,
      paint: {
        'line-color': colours[LINE_TOKENS[kind]],
        'line-width': kind === 'road' ? widthByZoom(0.8, 6) : widthByZoom(0.5, 1.6),
      },
    }
  }
  const casing = (name: string): LayerSpecification => ({
    ...layerOf(name, 'case'),
    type: 'line',
    filter: GEOMETRY_FILTERS.line,
    paint: { 'line-color': colours['road-case'], 'line-width': widthByZoom(1.6, 7.6) },
  })
  const roads = shownLast.filter((name) => layerKind(name) === 'road')
  return [...fills, ...roads.map(casing), ...shownLast.map(lineOf)]
}
