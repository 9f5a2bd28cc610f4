/**
 * Insets of the team view's panels, and the camera that centres a target in the area that they leave free.
 */
import type { Box, Position } from '../domain/geography.ts'
import { cameraInFreeArea, cameraFitting, freeSize, type Insets, type Size } from './mercator.ts'
import type { Camera } from '../state/view.ts'

const DESKTOP_INSETS: Insets = { left: 288, top: 56, right: 0, bottom: 0 }
const PHONE_INSETS: Insets = { left: 0, top: 60, right: 0, bottom: 0 }

/**
 * Insets of panels that are always shown. The camera of a permalink is the centre of the rest, whatever else
 * is open, so that one permalink always shows the same area.
 */
export const panelInsets = (isPhone: boolean): Insets => (isPhone ? PHONE_INSETS : DESKTOP_INSETS)

const DETAILS_INSETS: Insets = { ...DESKTOP_INSETS, right: 360 }

/** The toolbar for sketching on a phone covers the lower edge. */
const PHONE_DRAWING_INSETS: Insets = { ...PHONE_INSETS, bottom: 190 }

/**
 * Insets of all open panels. On a phone details are a sheet that covers the map only while it is pulled up,
 * so they add no inset.
 */
export function openPanels(isPhone: boolean, open: 'nothing' | 'details' | 'drawing'): Insets {
  if (open === 'nothing') return panelInsets(isPhone)
  if (isPhone) return open === 'drawing' ? PHONE_DRAWING_INSETS : PHONE_INSETS
  return DETAILS_INSETS
}

/** What the camera is to show: a point at a given zoom, or the whole of a box. */
export type CameraTarget =
  | { readonly kind: 'point'; readonly at: Position; readonly zoom: number }
  | { readonly kind: 'box'; readonly box: Box }

/** Margin round a box in pixels. */
const TARGET_MARGIN = 32
/** Highest zoom at which a box is shown. */
const MAX_TARGET_ZOOM = 16

interface MapArea {
  readonly size: Size
  readonly isPhone: boolean
  /** Whether the details panel will be open. */
  readonly hasDetails: boolean
}

/** Camera that shows the target in the centre of the area that the panels leave free. */
export function cameraFor(target: CameraTarget, { size, isPhone, hasDetails }: MapArea): Camera {
  const open = openPanels(isPhone, hasDetails ? 'details' : 'nothing')
  return cameraInFreeArea(centreOf(target, size, open), { fixed: panelInsets(isPhone), open })
}

function centreOf(target: CameraTarget, size: Size, open: Insets): Camera {
  if (target.kind === 'point') {
    const [longitude, latitude] = target.at
    return { longitude, latitude, zoom: target.zoom }
  }
  const { width, height } = freeSize(size, open)
  const fit = cameraFitting(target.box, {
    width: width - 2 * TARGET_MARGIN,
    height: height - 2 * TARGET_MARGIN,
  })
  return { ...fit, zoom: Math.min(MAX_TARGET_ZOOM, fit.zoom) }
}
