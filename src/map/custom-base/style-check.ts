/**
 * Checks an external MapLibre style: it must be valid by the specification, with all addresses on one host; only
 * layers of supported types are drawn.
 */
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import { failed, type Failed } from '../../domain/feed.ts'
import { truncated } from '../../domain/text/well-formed-text.ts'
import { CUSTOM_PREFIX, plainText, withVeil, type CustomBase, type StyleSprite } from './custom-base.ts'

/** Source types; not `video`, which would move under the symbols. */
const SUPPORTED_SOURCES: ReadonlySet<string> = new Set(['vector', 'raster', 'raster-dem', 'geojson', 'image'])
/** Layer types; not `heatmap`, which would be read as data. */
const SUPPORTED_LAYERS: ReadonlySet<string> = new Set([
  'background',
  'fill',
  'line',
  'circle',
  'symbol',
  'raster',
  'fill-extrusion',
  'hillshade',
  'color-relief',
])

/** A failure to open the custom base map, with what to do about it. */
export const notOpened = (what: string, toDo = 'Mend it, or take baseMap out of the manifest.'): Failed =>
  failed(`The richer base map did not open, and the built-in map stays. ${what}`, toDo)

/** Absolute address with its `{z}` and `{x}` placeholders; null if it is on another host than `base`. */
export function addressWithin(base: URL, address: string): string | null {
  if (!URL.canParse(address, base)) return null
  const url = new URL(address, base)
  if (url.protocol !== base.protocol || url.host !== base.host) return null
  return url.href.replace(/%7B/gi, '{').replace(/%7D/gi, '}')
}

/** The style if it is valid, else a failure with the first error. */
export function validStyle(style: unknown): StyleSpecification | Failed {
  if (typeof style !== 'object' || style === null) return notOpened('Its address answered with no style.')
  const checked = style as StyleSpecification
  const errors = specificationErrors(checked)
  const [first] = errors
  if (first === undefined) return checked
  const more = errors.length > 1 ? `, and ${errors.length - 1} more` : ''
  return notOpened(`Its style is not right: ${truncated(first, 200)}${more}.`)
}

function specificationErrors(style: StyleSpecification): readonly string[] {
  try {
    return validateStyleMin(style)
      .filter((error) => !('severity' in error) || error.severity !== 'warning')
      .map(({ message }) => message)
  } catch {
    // The validator throws on some malformed styles.
    return ['it cannot be read']
  }
}

/**
 * Converts a valid style to a custom base map, with addresses made absolute against the style's own; sources
 * must have no `url`. One address on another host refuses the whole style: a map with gaps would be read as
 * land without roads.
 */
export function checkedStyle(style: StyleSpecification, base: URL): CustomBase | Failed {
  const foreign = addressesOf(style).filter((address) => addressWithin(base, address) === null)
  const [firstForeign] = foreign
  if (firstForeign !== undefined) {
    return notOpened(
      `It points to ${truncated(firstForeign, 120)}, which is not on this host, and nothing here leaves it.`,
      'Put what it needs beside the style, and write its address as relative.',
    )
  }
  const absolute = (address: string) => addressWithin(base, address) ?? address
  const sources = Object.entries(style.sources).filter(([, source]) => isSupportedSource(source))
  const names = new Set(sources.map(([name]) => name))
  const layers = style.layers.filter(
    (layer) => SUPPORTED_LAYERS.has(layer.type) && (!('source' in layer) || names.has(layer.source)),
  )
  if (layers.length === 0) return notOpened('Its style holds no layer that can be drawn here.')
  return {
    attribution: attributionOf(style),
    notes: omittedLayerNotes(style, layers),
    glyphs: style.glyphs === undefined ? null : absolute(style.glyphs),
    sprites: spritesOf(style).map(({ id, url }) => ({ id, url: absolute(url) })),
    sources: Object.fromEntries(
      sources.map(([name, source]) => [CUSTOM_PREFIX + name, withAbsoluteAddresses(source, absolute)]),
    ),
    layers: withVeil(layers.map(withPrefix)),
  }
}

const isSupportedSource = ({ type }: SourceSpecification) => SUPPORTED_SOURCES.has(type)

function spritesOf({ sprite }: StyleSpecification): readonly StyleSprite[] {
  if (sprite === undefined) return []
  return typeof sprite === 'string' ? [{ id: 'default', url: sprite }] : sprite
}

/** Every address in a style, also of content that is not drawn. */
function addressesOf(style: StyleSpecification): readonly string[] {
  return [
    ...spritesOf(style).map(({ url }) => url),
    ...(style.glyphs === undefined ? [] : [style.glyphs]),
    ...Object.values(style['font-faces'] ?? {}).flatMap(addressesWithin),
    ...Object.values(style.sources).flatMap((source) => [
      ...('url' in source && typeof source.url === 'string' ? [source.url] : []),
      ...('urls' in source ? source.urls : []),
      ...('tiles' in source ? (source.tiles ?? []) : []),
      ...('data' in source && typeof source.data === 'string' ? [source.data] : []),
    ]),
  ]
}

/** A font face is an address, or a list of faces with one each. */
function addressesWithin(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(addressesWithin)
  return typeof value === 'object' && value !== null && 'url' in value ? addressesWithin(value.url) : []
}

function withAbsoluteAddresses(
  source: SourceSpecification,
  absolute: (address: string) => string,
): SourceSpecification {
  if (source.type === 'geojson')
    return { ...source, data: typeof source.data === 'string' ? absolute(source.data) : source.data }
  if (source.type === 'image')
    return source.url === undefined ? source : { ...source, url: absolute(source.url) }
  return 'tiles' in source ? { ...source, tiles: source.tiles.map(absolute) } : source
}

const withPrefix = (layer: LayerSpecification): LayerSpecification =>
  'source' in layer
    ? { ...layer, id: CUSTOM_PREFIX + layer.id, source: CUSTOM_PREFIX + layer.source }
    : { ...layer, id: CUSTOM_PREFIX + layer.id }

function attributionOf({ sources }: StyleSpecification): string {
  const attributions = Object.values(sources).flatMap((source) =>
    'attribution' in source && typeof source.attribution === 'string' ? [plainText(source.attribution)] : [],
  )
  return [...new Set(attributions)].filter((text) => text !== '').join('; ')
}

function omittedLayerNotes(
  { layers }: StyleSpecification,
  drawn: readonly LayerSpecification[],
): readonly string[] {
  const omitted = layers.filter((layer) => !drawn.includes(layer))
  if (omitted.length === 0) return []
  const kinds = [...new Set(omitted.map(({ type }) => type))].join(', ')
  const [noun, verb] = omitted.length === 1 ? ['layer', 'is'] : ['layers', 'are']
  return [`The richer base map holds ${omitted.length} ${noun} that ${verb} not drawn here (${kinds}).`]
}
