/** Rectangles of the page controls over the map, which labels and discs keep clear of. */
import type { Size } from '../mercator.ts'
import type { Rect } from './rects.ts'

/** Distance in pixels from the edges of the frame to the controls. */
const CORNER_MARGIN = 12
/** Space of three zoom buttons at touch size. */
const BUTTONS_SIZE: Size = { width: 46, height: 134 }
/** Size of the locator map in the lower left corner, above the strip with the scale. */
export const LOCATOR_SIZE: Size = { width: 112, height: 88 }
const MIN_SIZE_FOR_LOCATOR: Size = { width: 480, height: 300 }

/** Whether the frame is large enough for the locator map. */
const hasLocator = ({ width, height }: Size) =>
  width >= MIN_SIZE_FOR_LOCATOR.width && height >= MIN_SIZE_FOR_LOCATOR.height

/** Rectangles of the controls; `frame` is the unobstructed part without the strip at its foot. */
export function pageControlsIn(frame: Rect): readonly Rect[] {
  const { left, top, right, bottom } = frame
  const buttons = {
    left: right - CORNER_MARGIN - BUTTONS_SIZE.width,
    top,
    right,
    bottom: top + CORNER_MARGIN + BUTTONS_SIZE.height,
  }
  if (!hasLocator({ width: right - left, height: bottom - top })) return [buttons]
  return [
    buttons,
    {
      left,
      top: bottom - LOCATOR_SIZE.height - CORNER_MARGIN,
      right: left + CORNER_MARGIN + LOCATOR_SIZE.width + 4,
      bottom,
    },
  ]
}
