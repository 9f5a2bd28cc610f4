/** The camera that shows a find: a point close by, a box whole, in the middle of what the open panels leave. */

import type { Box, Position } from '../domain/geography.ts'
import { cameraBeside, cameraThatFits, freeSize, type Insets, type Size } from './mercator.ts'
import type { Camera } from '../state/view.ts'

/** What the team view's panels cover of the map, in pixels from each edge. */

const DESK: Insets = { left: 288, top: 56, right: 0, bottom: 0 }
const PHONE: Insets = { left: 0, top: 60, right: 0, bottom: 0 }

/**
 * Panels that always stand. The camera of an address is the middle of what they leave, whatever else is open, so that
 * the same address shows the same ground.
 */
export const panelInsets = (isPhone: boolean): Insets => (isPhone ? PHONE : DESK)

const WITH_DETAILS: Insets = { ...DESK, right: 360 }

/** The bar at the foot with which a phone draws. */
const PHONE_DRAWING: Insets = { ...PHONE, bottom: 190 }

/** With what is open at the right; on a phone that is a sheet that comes and goes, and drawing leaves a bar. */
export function openPanels(isPhone: boolean, open: 'nothing' | 'details' | 'drawing'): Insets {
  if (open === 'nothing') return panelInsets(isPhone)
  if (isPhone) return open === 'drawing' ? PHONE_DRAWING : PHONE
  return WITH_DETAILS
}

/** Where the map goes: close to a point, or so that the whole of a box is seen. */
export type CameraTarget =
  | { readonly kind: 'point'; readonly at: Position; readonly zoom: number }
  | { readonly kind: 'box'; readonly box: Box }

/** Pixels left free round a ward or a site. */
const MARGIN = 32
/** A small site is not shown closer than its streets can be read. */
const CLOSEST = 16

interface FreeMapArea {
  readonly whole: Size
  readonly isPhone: boolean
  /** Whether the details will stand beside it. */
  readonly hasDetails: boolean
}

export function cameraFor(where: CameraTarget, { whole, isPhone, hasDetails }: FreeMapArea): Camera {
  const free = openPanels(isPhone, hasDetails ? 'details' : 'nothing')
  return cameraBeside(middleOf(where, whole, free), { standing: panelInsets(isPhone), free })
}

function middleOf(where: CameraTarget, whole: Size, free: Insets): Camera {
  if (where.kind === 'point') {
    const [longitude, latitude] = where.at
    return { longitude, latitude, zoom: where.zoom }
  }
  const { width, height } = freeSize(whole, free)
  const fit = cameraThatFits(where.box, { width: width - 2 * MARGIN, height: height - 2 * MARGIN })
  return { ...fit, zoom: Math.min(CLOSEST, fit.zoom) }
}
