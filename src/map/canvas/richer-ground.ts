/** Lays a richer base map under our lines, marks and names, and takes it away again: our own ground gives way to it. */
import type { ErrorEvent, Map as MapLibreMap, MapSourceDataEvent } from 'maplibre-gl'
import type { Theme } from '../../ui/tokens.ts'
import { FIRST_OVER_GROUND, groundGivingWay } from '../ground/ground-layers.ts'
import { PREFIX, type RicherMap } from '../richer/richer-map.ts'

/** What went wrong with a map that was opened; `isGone`: our own ground is back. */
export interface RicherTrouble {
  readonly words: string
  readonly isGone: boolean
}
export interface RicherGround {
  /** Does nothing while the map has no style. */
  readonly show: (richer: RicherMap | null, theme: Theme) => void
}

interface Laid {
  readonly richer: RicherMap
  readonly theme: Theme
}

export function richerGround(map: MapLibreMap, onTrouble: (trouble: RicherTrouble) => void): RicherGround {
  let hasStyle = false
  let laid: Laid | null = null
  /** One that turned out not to draw: it is not tried again until another is opened. */
  let spent: RicherMap | null = null
  let hasDrawn = false
  let hasTold = false
  map.on('style.load', () => {
    hasStyle = true
  })
  map.on('webglcontextlost', () => {
    hasStyle = false
  })
  const away = () => {
    if (laid) take(map, laid)
    laid = null
  }
  const fail = (error: unknown) => {
    const reason = error instanceof Error ? error.message.slice(0, 160) : String(error)
    if (!hasDrawn) {
      spent = laid?.richer ?? spent
      away()
    }
    if (!hasTold) onTrouble({ words: reason, isGone: !hasDrawn })
    hasTold = true
  }
  map.on('sourcedata', (event: MapSourceDataEvent) => {
    if (event.sourceId.startsWith(PREFIX) && event.sourceDataType === 'content') hasDrawn = true
  })
  map.on('error', (event: ErrorEvent & { readonly sourceId?: string }) => {
    if (event.sourceId?.startsWith(PREFIX)) fail(event.error)
    // Whoever listens takes these from the console; all others are passed on to it.
    else reportError(event.error)
  })
  return {
    show: (richer, theme) => {
      if (!hasStyle || (richer !== null && richer === spent)) return
      if (laid !== null && laid.richer === richer && laid.theme === theme) return
      if (richer !== laid?.richer) [hasDrawn, hasTold] = [false, false]
      away()
      if (!richer) return
      laid = { richer, theme }
      try {
        lay(map, laid)
      } catch (error) {
        fail(error)
      }
    },
  }
}

function lay(map: MapLibreMap, { richer, theme }: Laid) {
  // First: with another's glyphs our own names would be asked for there.
  for (const id of groundGivingWay()) map.setLayoutProperty(id, 'visibility', 'none')
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
  for (const id of groundGivingWay()) map.setLayoutProperty(id, 'visibility', 'visible')
}
