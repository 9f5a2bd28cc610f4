/**
 * Custom base map: its checked data, and the controller that adds it to the map in place of the built-in
 * layers.
 */
import type {
  LayerSpecification,
  SourceSpecification,
  ErrorEvent,
  Map as MapLibreMap,
  MapSourceDataEvent,
} from 'maplibre-gl'
import { TOKENS, type Theme } from '../../ui/tokens.ts'
import { truncated } from '../../domain/text/well-formed-text.ts'
import { FIRST_LAYER_ABOVE_BASE, layersHiddenByCustomBase } from '../base/base-layers.ts'

/** A custom base map, checked and ready to be added to the map. */
export interface CustomBase {
  /** Plain text. */
  readonly attribution: string
  /** One sentence for each kind of content that is not drawn. */
  readonly notes: readonly string[]
  readonly glyphs: string | null
  readonly sprites: readonly StyleSprite[]
  /**
   * Sources by id; ids of sources and layers begin with CUSTOM_PREFIX, so they differ from the built-in ones.
   */
  readonly sources: Readonly<Record<string, SourceSpecification>>
  /** In drawing order, the lowest first. */
  readonly layers: Readonly<Record<Theme, readonly LayerSpecification[]>>
}
/** A sprite of a MapLibre style: its id and absolute address. */
export interface StyleSprite {
  readonly id: string
  readonly url: string
}

/** Prefix of the ids of all custom sources and layers. */
export const CUSTOM_PREFIX = 'richer:'

/**
 * Opacity of the veil in the background colour over a custom base map: marks must stand out, and night stay
 * dark.
 */
const VEIL_OPACITY: Readonly<Record<Theme, number>> = { day: 0.3, night: 0.72 }

/** The same layers for both themes, each with its veil on top. */
export function withVeil(layers: readonly LayerSpecification[]): CustomBase['layers'] {
  const layersIn = (theme: Theme): readonly LayerSpecification[] => [
    ...layers,
    {
      id: `${CUSTOM_PREFIX}veil`,
      type: 'background',
      paint: { 'background-color': TOKENS[theme].land, 'background-opacity': VEIL_OPACITY[theme] },
    },
  ]
  return { day: layersIn('day'), night: layersIn('night') }
}

const HTML_ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: '’',
  nbsp: ' ',
  copy: '©',
}

/** Plain text of an HTML attribution: tags removed, common entities decoded, at most 300 characters. */
export const plainText = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/&([a-z]+);/g, (whole, name: string) => HTML_ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300)

/** An error of an opened base map; `isRemoved`: the built-in base map is shown again. */
export interface CustomBaseError {
  readonly message: string
  readonly isRemoved: boolean
}

interface AddedBase {
  readonly customBase: CustomBase
  readonly theme: Theme
}

/**
 * Adds a custom base map below boundaries and marks, removes it again, and hides the built-in layers
 * meanwhile.
 */
export class CustomBaseController {
  private readonly map: MapLibreMap
  private readonly onError: (error: CustomBaseError) => void
  private hasStyle = false
  private added: AddedBase | null = null
  /** A base map that failed to draw: it is not tried again until another is opened. */
  private failedBase: CustomBase | null = null
  private hasDrawn = false
  private hasReported = false

  constructor(map: MapLibreMap, onError: (error: CustomBaseError) => void) {
    this.map = map
    this.onError = onError
    map.on('style.load', () => {
      this.hasStyle = true
    })
    map.on('webglcontextlost', () => {
      this.hasStyle = false
    })
    map.on('sourcedata', ({ sourceId, sourceDataType, tile }: MapSourceDataEvent) => {
      const hasContent = sourceDataType === 'content' || tile !== undefined
      if (sourceId.startsWith(CUSTOM_PREFIX) && hasContent) this.hasDrawn = true
    })
    map.on('error', (event) => this.handleError(event))
  }

  /** Null: the built-in base map. Does nothing while the map has no style. */
  show(customBase: CustomBase | null, theme: Theme) {
    const { added } = this
    if (!this.hasStyle || (customBase !== null && customBase === this.failedBase)) return
    if (added !== null && added.customBase === customBase && added.theme === theme) return
    if (customBase !== added?.customBase) [this.hasDrawn, this.hasReported] = [false, false]
    this.remove()
    if (!customBase) return
    this.added = { customBase, theme }
    try {
      addToMap(this.map, this.added)
    } catch (error) {
      this.fail(error, true)
    }
  }

  private handleError({ error, sourceId }: ErrorEvent & { readonly sourceId?: string }) {
    if (sourceId?.startsWith(CUSTOM_PREFIX)) this.fail(error, !this.hasDrawn)
    // The built-in base map fetches nothing, so a failed address belongs to the custom sprite or glyphs.
    else if (this.added && 'url' in error) this.fail(error, false)
    // A listener of `error` keeps errors from the console, so others are passed on.
    else reportError(error)
  }

  private fail(error: unknown, isRemoved: boolean) {
    if (isRemoved) {
      this.failedBase = this.added?.customBase ?? this.failedBase
      this.remove()
    }
    const message = error instanceof Error ? truncated(error.message, 160) : String(error)
    if (!this.hasReported) this.onError({ message, isRemoved })
    this.hasReported = true
  }

  private remove() {
    if (this.added) removeFromMap(this.map, this.added)
    this.added = null
  }
}

function addToMap(map: MapLibreMap, { customBase, theme }: AddedBase) {
  // Hidden first: with foreign glyphs MapLibre would fetch those of the built-in names.
  for (const id of layersHiddenByCustomBase()) map.setLayoutProperty(id, 'visibility', 'none')
  if (customBase.glyphs !== null) map.setGlyphs(customBase.glyphs)
  for (const { id, url } of customBase.sprites) map.addSprite(id, url)
  for (const [id, source] of Object.entries(customBase.sources)) map.addSource(id, source)
  for (const layer of customBase.layers[theme]) map.addLayer(layer, FIRST_LAYER_ABOVE_BASE)
}

function removeFromMap(map: MapLibreMap, { customBase, theme }: AddedBase) {
  for (const { id } of customBase.layers[theme]) if (map.getLayer(id)) map.removeLayer(id)
  for (const id of Object.keys(customBase.sources)) if (map.getSource(id)) map.removeSource(id)
  const sprites = new Set(map.getSprite().map(({ id }) => id))
  for (const { id } of customBase.sprites) if (sprites.has(id)) map.removeSprite(id)
  if (customBase.glyphs !== null) map.setGlyphs(null)
  for (const id of layersHiddenByCustomBase()) map.setLayoutProperty(id, 'visibility', 'visible')
}
