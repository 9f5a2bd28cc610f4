/**
 * Opens a PMTiles archive as a custom base map that is read by range requests.
 */
import { addProtocol } from 'maplibre-gl'
import { PMTiles, TileType, type Header } from 'pmtiles'
import type { Failed } from '../../domain/feed.ts'
import { truncated } from '../../domain/text/well-formed-text.ts'
import { CUSTOM_PREFIX, plainText, withVeil, type CustomBase } from './custom-base.ts'
import { notOpened } from './style-check.ts'
import { tileLayers } from './tile-layers.ts'

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
        day: tileLayers(SOURCE, metadata.names, 'day'),
        night: tileLayers(SOURCE, metadata.names, 'night'),
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
