/** Lays a richer base map under our lines, marks and names, and takes it away again: our own ground gives way to it. */
import { truncated } from '../../domain/text/well-formed-text.ts'
import type { ErrorEvent, Map as MapLibreMap, MapSourceDataEvent } from 'maplibre-gl'
import type { Theme } from '../../ui/tokens.ts'
import { FIRST_OVER_GROUND, layersHiddenByCustomBase } from '../base/base-layers.ts'
import { PREFIX, type CustomBase } from './custom-base.ts'

/** What went wrong with a map that was opened; `isGone`: our own ground is back. */
export interface CustomBaseError {
  readonly words: string
  readonly isGone: boolean
}

interface Laid {
  readonly richer: CustomBase
  readonly theme: Theme
}

export class CustomGround {
  private readonly map: MapLibreMap
  private readonly onTrouble: (trouble: CustomBaseError) => void
  private hasStyle = false
  private laid: Laid | null = null
  /** One that turned out not to draw: it is not tried again until another is opened. */
  private spent: CustomBase | null = null
  private hasDrawn = false
  private hasTold = false

  constructor(map: MapLibreMap, onTrouble: (trouble: CustomBaseError) => void) {
    this.map = map
    this.onTrouble = onTrouble
    map.on('style.load', () => {
      this.hasStyle = true
    })
    map.on('webglcontextlost', () => {
      this.hasStyle = false
    })
    map.on('sourcedata', ({ sourceId, sourceDataType, tile }: MapSourceDataEvent) => {
      const hasContent = sourceDataType === 'content' || tile !== undefined
      if (sourceId.startsWith(PREFIX) && hasContent) this.hasDrawn = true
    })
    map.on('error', (event) => this.hear(event))
  }

  /** Null: our own ground. Does nothing while the map has no style. */
  show(richer: CustomBase | null, theme: Theme) {
    const { laid } = this
    if (!this.hasStyle || (richer !== null && richer === this.spent)) return
    if (laid !== null && laid.richer === richer && laid.theme === theme) return
    if (richer !== laid?.richer) [this.hasDrawn, this.hasTold] = [false, false]
    this.away()
    if (!richer) return
    this.laid = { richer, theme }
    try {
      lay(this.map, this.laid)
    } catch (error) {
      this.fail(error, true)
    }
  }

  private hear({ error, sourceId }: ErrorEvent & { readonly sourceId?: string }) {
    if (sourceId?.startsWith(PREFIX)) this.fail(error, !this.hasDrawn)
    // Our own ground asks for nothing: an address that failed is of the sprite or the glyphs.
    else if (this.laid && 'url' in error) this.fail(error, false)
    // Whoever listens takes these from the console; all others are passed on to it.
    else reportError(error)
  }

  private fail(error: unknown, isGone: boolean) {
    if (isGone) {
      this.spent = this.laid?.richer ?? this.spent
      this.away()
    }
    const words = error instanceof Error ? truncated(error.message, 160) : String(error)
    if (!this.hasTold) this.onTrouble({ words, isGone })
    this.hasTold = true
  }

  private away() {
    if (this.laid) take(this.map, this.laid)
    this.laid = null
  }
}

function lay(map: MapLibreMap, { richer, theme }: Laid) {
  // First: with another's glyphs our own names would be asked for there.
  for (const id of layersHiddenByCustomBase()) map.setLayoutProperty(id, 'visibility', 'none')
  if (richer.glyphs !== null) map.setGlyphs(richer.glyphs)
  for (const { id, url } of richer.sprites) map.addSprite(id, url)
  for (const [id, source] of Object.entries(richer.sources)) map.addSource(id, source)
  for (const layer of richer.layers[theme]) map.addLayer(layer, FIRST_OVER_GROUND)
}

function take(map: MapLibreMap, { richer, theme }: Laid) {
  for (const { id } of richer.layers[theme]) if (map.getLayer(id)) map.removeLayer(id)
  for (const id of Object.keys(richer.sources)) if (map.getSource(id)) map.removeSource(id)
  const sprites = new Set(map.getSprite().map(({ id }) => id))
  for (const { id } of richer.sprites) if (sprites.has(id)) map.removeSprite(id)
  if (richer.glyphs !== null) map.setGlyphs(null)
  for (const id of layersHiddenByCustomBase()) map.setLayoutProperty(id, 'visibility', 'visible')
}
