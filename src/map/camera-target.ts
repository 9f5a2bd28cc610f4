/** The camera that shows a find: a point close by, a box whole, in the middle of what the open panels leave. */
import type { Box, Position } from '../domain/geography.ts'
import { openPanels, panelInsets } from './canvas/panels.ts'
import { cameraBeside, cameraThatFits, freeSize, type Insets, type Size } from './mercator.ts'
import type { Camera } from '../state/view.ts'

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
