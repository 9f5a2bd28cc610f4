/**
 * Adds a custom base map below boundaries and marks, removes it again, and hides the built-in layers
 * meanwhile.
 */
import { truncated } from '../../domain/text/well-formed-text.ts'
import type { ErrorEvent, Map as MapLibreMap, MapSourceDataEvent } from 'maplibre-gl'
import type { Theme } from '../../ui/tokens.ts'
import { FIRST_LAYER_ABOVE_BASE, layersHiddenByCustomBase } from '../base/base-layers.ts'
import { CUSTOM_PREFIX, type CustomBase } from './custom-base.ts'

/** An error of an opened base map; `isRemoved`: the built-in base map is shown again. */
export interface CustomBaseError {
  readonly message: string
  readonly isRemoved: boolean
}

interface AddedBase {
  readonly customBase: CustomBase
  readonly theme: Theme
}

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
