/** Opens the base map that a manifest names: a style with all that it needs, or a PMTiles file. */
import type { SourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { Failed } from '../../domain/feed.ts'
import { truncated } from '../../domain/text/well-formed-text.ts'
import { fetchJson, type FetchFrom } from '../../state/own-files.ts'
import type { CustomBase } from './custom-base.ts'
import { addressWithin, checkedStyle, notOpened, rightStyle } from './style-check.ts'

export interface Named {
  /** As the manifest has it. */
  readonly baseMap: string
  readonly manifest: URL
}

/** Never rejects. */
export async function openCustomBase(
  { baseMap, manifest }: Named,
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
    const style = rightStyle(await fetchJson(address, from))
    if ('kind' in style) return style
    return checkedStyle(await withTileLists(style, new URL(address), from), new URL(address))
  } catch (error) {
    return notOpened(reasonOf(error), 'Check the address in the manifest, and that the file was put there.')
  }
}

const reasonOf = (error: unknown) =>
  error instanceof SyntaxError
    ? 'Its address answered with something that is not JSON.'
    : `${error instanceof Error ? error.message : String(error)}.`

/** Sources that name a list of their tiles get what the list says, so that every address is seen before it is asked. */
async function withTileLists(
  style: StyleSpecification,
  base: URL,
  from: FetchFrom,
): Promise<StyleSpecification> {
  const sources = await Promise.all(
    Object.entries(style.sources).map(async ([name, source]) => [
      name,
      await withTileList(source, base, from),
    ]),
  )
  return { ...style, sources: Object.fromEntries(sources) as StyleSpecification['sources'] }
}

const TOLD = ['tiles', 'minzoom', 'maxzoom', 'bounds', 'scheme', 'attribution'] as const

async function withTileList(
  source: SourceSpecification,
  base: URL,
  from: FetchFrom,
): Promise<SourceSpecification> {
  if (source.type !== 'vector' && source.type !== 'raster' && source.type !== 'raster-dem') return source
  if (source.url === undefined) return source
  const address = addressWithin(base, source.url)
  // Left as it is: the check of addresses names it.
  if (address === null) return source
  const list = await fetchJson(address, from)
  if (typeof list !== 'object' || list === null || !('tiles' in list) || !Array.isArray(list.tiles))
    throw new Error(`${address} does not list any tiles`)
  const tiles = list.tiles.map((tile) => addressWithin(new URL(address), String(tile)) ?? String(tile))
  const told = Object.entries({ ...list, tiles }).filter(([key]) => TOLD.some((name) => name === key))
  const { url: _, ...own } = source
  return { ...own, ...Object.fromEntries(told) }
}
