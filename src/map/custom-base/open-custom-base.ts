/**
 * Opens the base map that a manifest names: a MapLibre style with its TileJSON files, or a PMTiles archive.
 */
import type { SourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { Failed } from '../../domain/feed.ts'
import { truncated } from '../../domain/text/well-formed-text.ts'
import { fetchJson, type FetchFrom } from '../../state/own-files.ts'
import type { CustomBase } from './custom-base.ts'
import { addressWithin, checkedStyle, notOpened, validStyle } from './style-check.ts'

/** The base map named by a manifest, and the manifest's own address. */
export interface BaseMapAddress {
  /** Address as written in the manifest. */
  readonly baseMap: string
  readonly manifest: URL
}

/** Resolves to the checked base map, or to the failure. Never rejects. */
export async function openCustomBase(
  { baseMap, manifest }: BaseMapAddress,
  from: FetchFrom,
): Promise<CustomBase | Failed> {
  const address = addressWithin(manifest, baseMap)
  if (address === null) {
    return notOpened(
      `Its address, ${truncated(baseMap, 120)}, is not on the host that the manifest came from.`,
      'A base map is read from the manifest’s own host only: put it beside the manifest.',
    )
  }
  try {
    if (/\.pmtiles$/i.test(new URL(address).pathname)) {
      const { openArchive } = await import('./archive.ts')
      return await openArchive(address)
    }
    const style = validStyle(await fetchJson(address, from))
    if ('kind' in style) return style
    return checkedStyle(await withTileJson(style, new URL(address), from), new URL(address))
  } catch (error) {
    return notOpened(reasonOf(error), 'Check the address in the manifest, and that the file was put there.')
  }
}

const reasonOf = (error: unknown) =>
  error instanceof SyntaxError
    ? 'Its address answered with something that is not JSON.'
    : `${error instanceof Error ? error.message : String(error)}.`

/**
 * Replaces the `url` of each source by the fields of its TileJSON, so that every address can be checked
 * before it is fetched.
 */
async function withTileJson(
  style: StyleSpecification,
  base: URL,
  from: FetchFrom,
): Promise<StyleSpecification> {
  const sources = await Promise.all(
    Object.entries(style.sources).map(async ([name, source]) => [
      name,
      await sourceWithTileJson(source, base, from),
    ]),
  )
  return { ...style, sources: Object.fromEntries(sources) as StyleSpecification['sources'] }
}

const TILE_JSON_FIELDS = ['tiles', 'minzoom', 'maxzoom', 'bounds', 'scheme', 'attribution'] as const

async function sourceWithTileJson(
  source: SourceSpecification,
  base: URL,
  from: FetchFrom,
): Promise<SourceSpecification> {
  if (source.type !== 'vector' && source.type !== 'raster' && source.type !== 'raster-dem') return source
  if (source.url === undefined) return source
  const address = addressWithin(base, source.url)
  // Left unchanged: `checkedStyle` reports it.
  if (address === null) return source
  const list = await fetchJson(address, from)
  if (typeof list !== 'object' || list === null || !('tiles' in list) || !Array.isArray(list.tiles))
    throw new Error(`${address} does not list any tiles`)
  const tiles = list.tiles.map((tile) => addressWithin(new URL(address), String(tile)) ?? String(tile))
  const fields = Object.entries({ ...list, tiles }).filter(([key]) =>
    TILE_JSON_FIELDS.some((name) => name === key),
  )
  const { url: _, ...rest } = source
  return { ...rest, ...Object.fromEntries(fields) }
}
