/** Checks a MapLibre style that is not ours: right by its specification, all on one host, of kinds that we draw. */
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import { failed, type Failed } from '../../domain/feed.ts'
import { truncated } from '../../domain/text/well-formed-text.ts'
import { PREFIX, plainText, veiled, type CustomBase, type Sprite } from './custom-base.ts'

/** A video would move under the marks. */
const DRAWN_SOURCES: ReadonlySet<string> = new Set(['vector', 'raster', 'raster-dem', 'geojson', 'image'])
/** A heat map in a base map would be read as figures. */
const DRAWN_LAYERS: ReadonlySet<string> = new Set([
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

export const notOpened = (what: string, toDo = 'Mend it, or take baseMap out of the manifest.'): Failed =>
  failed(`The richer base map did not open, and our own ground stays. ${what}`, toDo)

/** An address of a style as it is asked for: whole, its `{z}` and `{x}` kept. Null: on another host than `base`. */
export function addressWithin(base: URL, address: string): string | null {
  if (!URL.canParse(address, base)) return null
  const url = new URL(address, base)
  if (url.protocol !== base.protocol || url.host !== base.host) return null
  return url.href.replace(/%7B/gi, '{').replace(/%7D/gi, '}')
}

/** The style as its specification has it, or the first thing that is wrong with it. */
export function rightStyle(style: unknown): StyleSpecification | Failed {
  if (typeof style !== 'object' || style === null) return notOpened('Its address answered with no style.')
  const right = style as StyleSpecification
  const faults = faultsOf(right)
  const [first] = faults
  if (first === undefined) return right
  const more = faults.length > 1 ? `, and ${faults.length - 1} more` : ''
  return notOpened(`Its style is not right: ${truncated(first, 200)}${more}.`)
}

function faultsOf(style: StyleSpecification): readonly string[] {
  try {
    return validateStyleMin(style)
      .filter((fault) => !('severity' in fault) || fault.severity !== 'warning')
      .map(({ message }) => message)
  } catch {
    // The judge trips over what it did not foresee.
    return ['it cannot be read']
  }
}

/**
 * A style whose sources hold their own addresses (no `url`), with every address made whole against the style's own.
 * One address on another host refuses the whole: a map with a hole in it would be read as ground without roads.
 */
export function checkedStyle(style: StyleSpecification, base: URL): CustomBase | Failed {
  const strangers = addressesOf(style).filter((address) => addressWithin(base, address) === null)
  const [stranger] = strangers
  if (stranger !== undefined) {
    return notOpened(
      `It points to ${truncated(stranger, 120)}, which is not on this host, and nothing here leaves it.`,
      'Put what it needs beside the style, and write its address as relative.',
    )
  }
  const whole = (address: string) => addressWithin(base, address) ?? address
  const sources = Object.entries(style.sources).filter(([, source]) => isDrawnSource(source))
  const names = new Set(sources.map(([name]) => name))
  const layers = style.layers.filter(
    (layer) => DRAWN_LAYERS.has(layer.type) && (!('source' in layer) || names.has(layer.source)),
  )
  if (layers.length === 0) return notOpened('Its style holds no layer that can be drawn here.')
  return {
    attribution: attributionOf(style),
    notes: leftOutWords(style, layers),
    glyphs: style.glyphs === undefined ? null : whole(style.glyphs),
    sprites: spritesOf(style).map(({ id, url }) => ({ id, url: whole(url) })),
    sources: Object.fromEntries(sources.map(([name, source]) => [PREFIX + name, wholeSource(source, whole)])),
    layers: veiled(layers.map(renamed)),
  }
}

const isDrawnSource = ({ type }: SourceSpecification) => DRAWN_SOURCES.has(type)

function spritesOf({ sprite }: StyleSpecification): readonly Sprite[] {
  if (sprite === undefined) return []
  return typeof sprite === 'string' ? [{ id: 'default', url: sprite }] : sprite
}

/** Every address in a style: also of what is not drawn, since it should not have been written there. */
function addressesOf(style: StyleSpecification): readonly string[] {
  return [
    ...spritesOf(style).map(({ url }) => url),
    ...(style.glyphs === undefined ? [] : [style.glyphs]),
    ...Object.values(style['font-faces'] ?? {}).flatMap(textsWithin),
    ...Object.values(style.sources).flatMap((source) => [
      ...('url' in source && typeof source.url === 'string' ? [source.url] : []),
      ...('urls' in source ? source.urls : []),
      ...('tiles' in source ? (source.tiles ?? []) : []),
      ...('data' in source && typeof source.data === 'string' ? [source.data] : []),
    ]),
  ]
}

/** A font is an address, or a list of faces with one each. */
function textsWithin(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsWithin)
  return typeof value === 'object' && value !== null && 'url' in value ? textsWithin(value.url) : []
}

function wholeSource(source: SourceSpecification, whole: (address: string) => string): SourceSpecification {
  if (source.type === 'geojson')
    return { ...source, data: typeof source.data === 'string' ? whole(source.data) : source.data }
  if (source.type === 'image')
    return source.url === undefined ? source : { ...source, url: whole(source.url) }
  return 'tiles' in source ? { ...source, tiles: source.tiles.map(whole) } : source
}

const renamed = (layer: LayerSpecification): LayerSpecification =>
  'source' in layer
    ? { ...layer, id: PREFIX + layer.id, source: PREFIX + layer.source }
    : { ...layer, id: PREFIX + layer.id }

function attributionOf({ sources }: StyleSpecification): string {
  const named = Object.values(sources).flatMap((source) =>
    'attribution' in source && typeof source.attribution === 'string' ? [plainText(source.attribution)] : [],
  )
  return [...new Set(named)].filter((text) => text !== '').join('; ')
}

function leftOutWords(
  { layers }: StyleSpecification,
  drawn: readonly LayerSpecification[],
): readonly string[] {
  const left = layers.filter((layer) => !drawn.includes(layer))
  if (left.length === 0) return []
  const kinds = [...new Set(left.map(({ type }) => type))].join(', ')
  const [many, are] = left.length === 1 ? ['layer', 'is'] : ['layers', 'are']
  return [`The richer base map holds ${left.length} ${many} that ${are} not drawn here (${kinds}).`]
}
