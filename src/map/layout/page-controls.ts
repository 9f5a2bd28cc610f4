/** Where the page's own furniture stands on the map, so that no word is written under it. */
import type { Size } from '../mercator.ts'
import type { Rect } from './rects.ts'

/** From the edges of the free part to what stands in its corners, in pixels. */
const CORNER = 12
/** Three buttons under each other, as large as a finger needs them. */
const BUTTONS: Size = { width: 46, height: 134 }
/** The borough in small at the foot on the left; the strip with the scale is below it. */
export const LOCATOR: Size = { width: 112, height: 88 }
const LEAST_ROOM_FOR_LOCATOR: Size = { width: 480, height: 300 }

/** Whether the free part of a map is large enough to give a corner to the locator. */
const hasLocator = ({ width, height }: Size) =>
  width >= LEAST_ROOM_FOR_LOCATOR.width && height >= LEAST_ROOM_FOR_LOCATOR.height

/** `frame`: the part of the picture that can be read, without the strip at its foot. */
export function pageControlsIn(frame: Rect): readonly Rect[] {
  const { left, top, right, bottom } = frame
  const buttons = {
    left: right - CORNER - BUTTONS.width,
    top,
    right,
    bottom: top + CORNER + BUTTONS.height,
  }
  if (!hasLocator({ width: right - left, height: bottom - top })) return [buttons]
  return [
    buttons,
    { left, top: bottom - LOCATOR.height - CORNER, right: left + CORNER + LOCATOR.width + 4, bottom },
  ]
}
