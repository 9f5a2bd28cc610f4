/**
 * Parts of the map covered by panels and page controls, and the camera that centres a target in the free
 * area.
 */
import { boxOf, type Box, type Position, type Surface } from '../domain/geography.ts'
import { cameraInFreeArea, cameraFitting, freeSize, type Insets, type Size } from './mercator.ts'
import type { Camera } from '../state/view.ts'
import type { Rect } from './layout/rects.ts'
import { BESIDE_WIDTH } from '../ui/sheet/snap.ts'

const DESKTOP_INSETS: Insets = { left: 0, top: 56, right: 0, bottom: 0 }
const PHONE_INSETS: Insets = { left: 0, top: 0, right: 0, bottom: 0 }

/**
 * Insets of panels that are always shown. The camera of a permalink is the centre of the rest, whatever else
 * is open, so that one permalink always shows the same area.
 */
export const panelInsets = (isPhone: boolean): Insets => (isPhone ? PHONE_INSETS : DESKTOP_INSETS)

/** Widths of the panels beside the map: LayersPanel.module.css, SidePanel.module.css. */
const LAYERS_WIDTH = 288
const DETAILS_WIDTH = 360

/** Width of the panel of the shift (Tonight.module.css), and the height of its sheet on a phone at half. */
const TONIGHT_WIDTH = 400
const PHONE_TONIGHT_INSETS: Insets = { ...PHONE_INSETS, bottom: 320 }
/** A sheet that is read with the map, on a phone held across. */
const BESIDE_INSETS: Insets = { ...PHONE_INSETS, right: BESIDE_WIDTH }

/** The toolbar for sketching on a phone covers the lower edge. */
const PHONE_DRAWING_INSETS: Insets = { ...PHONE_INSETS, bottom: 190 }

interface OpenPanels {
  readonly isPhone: boolean
  /** Whether the phone is held across, so that sheets are beside the map. */
  readonly isAcross?: boolean
  /** Whether the panel of layers and filters is open; on a phone it is a sheet. */
  readonly hasLayers?: boolean
  /** Whether the panel of the shift is in the place of layers and filters. */
  readonly isTonight?: boolean
  readonly open: 'nothing' | 'details' | 'drawing'
}

/**
 * Insets of all open panels. On a phone held upright details are a sheet that covers the map only while it is pulled up,
 * so they add no inset.
 */
export function openPanels({ isPhone, isAcross, hasLayers, isTonight, open }: OpenPanels): Insets {
  if (isAcross && (isTonight || open === 'details')) return BESIDE_INSETS
  if (isPhone && open === 'drawing') return PHONE_DRAWING_INSETS
  if (isPhone) return isTonight ? PHONE_TONIGHT_INSETS : PHONE_INSETS
  return {
    ...DESKTOP_INSETS,
    left: isTonight ? TONIGHT_WIDTH : hasLayers ? LAYERS_WIDTH : 0,
    right: open === 'nothing' ? 0 : DETAILS_WIDTH,
  }
}

/** Share of a map's height that panels and labels leave free at least: on a phone held across their sheets are lower. */
const LEAST_FREE_SHARE = 0.4

/** Insets that a map of this size has room for. */
export function fittingInsets(insets: Insets, { height }: Size): Insets {
  const taken = insets.top + insets.bottom
  const most = height * (1 - LEAST_FREE_SHARE)
  if (taken <= most) return insets
  return { ...insets, top: (insets.top * most) / taken, bottom: (insets.bottom * most) / taken }
}

/** Width of the map under which the labels at its top and its sources take another line, in pixels. */
const WRAPPING_WIDTH = 1200
const LABEL_HEIGHT = 32
const SOURCES_HEIGHT = 12

/** Space of panels, and of the labels over the map that are to cover none of the borough where it is shown whole. */
export function clearOfLabels(open: Insets, size: Size): Insets {
  const lines = size.width - open.left - open.right < WRAPPING_WIDTH ? 2 : 1
  const clear = {
    ...open,
    top: open.top + lines * LABEL_HEIGHT,
    bottom: open.bottom + lines * SOURCES_HEIGHT,
  }
  return fittingInsets(clear, size)
}

/** What the camera is to show: a point at a given zoom, or the whole of a box or of surfaces. */
export type CameraTarget =
  | { readonly kind: 'point'; readonly at: Position; readonly zoom: number }
  | { readonly kind: 'box'; readonly box: Box }
  | { readonly kind: 'surfaces'; readonly surfaces: readonly Surface[] }

/** Margin round a box in pixels. */
const TARGET_MARGIN = 32
/** Highest zoom at which a box is shown. */
const MAX_TARGET_ZOOM = 16

interface MapArea {
  readonly size: Size
  readonly isPhone: boolean
  readonly isAcross?: boolean
  /** Whether the details panel will be open. */
  readonly hasDetails: boolean
  readonly hasLayers?: boolean
  readonly isTonight?: boolean
}

/** Camera that shows the target in the centre of the area that the panels leave free. */
export function cameraFor(target: CameraTarget, { size, hasDetails, ...panels }: MapArea): Camera {
  const open = fittingInsets(openPanels({ ...panels, open: hasDetails ? 'details' : 'nothing' }), size)
  return cameraInFreeArea(centreOf(target, size, open), { fixed: panelInsets(panels.isPhone), open })
}

function centreOf(target: CameraTarget, size: Size, open: Insets): Camera {
  if (target.kind === 'point') {
    const [longitude, latitude] = target.at
    return { longitude, latitude, zoom: target.zoom }
  }
  const { width, height } = freeSize(size, open)
  const box = target.kind === 'box' ? target.box : boxOf(...target.surfaces)
  const fit = cameraFitting(box, {
    width: Math.max(TARGET_MARGIN, width - 2 * TARGET_MARGIN),
    height: Math.max(TARGET_MARGIN, height - 2 * TARGET_MARGIN),
  })
  return { ...fit, zoom: Math.min(MAX_TARGET_ZOOM, fit.zoom) }
}

/** Height in pixels of the strip with scale and sources; what lies under it does not count as visible. */
export const FOOTER_HEIGHT = 24

/** Distance in pixels from the edges of the frame to the controls. */
const CORNER_MARGIN = 12
/** Space of three zoom buttons at touch size. */
const BUTTONS_SIZE: Size = { width: 46, height: 134 }
/**
 * On a frame narrower than this the button of the layers is at the foot of the map, beside the zoom buttons at its top, which
 * a narrow phone shows once the map is used and a low one never: MapControls.module.css.
 */
const PHONE = 1000
const LEAST_HEIGHT_FOR_ZOOMS = 240 - FOOTER_HEIGHT
/** Height of that button above the strip at the foot. */
const NARROW_BUTTONS_HEIGHT = 72
/** Space of the sentence that says what the data are, above the scale on a narrow frame. */
const NOTICE_SIZE: Size = { width: 220, height: 18 }
/** Size of the locator map in the lower left corner, above the strip with the scale. */
export const LOCATOR_SIZE: Size = { width: 112, height: 88 }
const MIN_SIZE_FOR_LOCATOR: Size = { width: 480, height: 300 }

/** Whether the frame is large enough for the locator map. */
const hasLocator = ({ width, height }: Size) =>
  width >= MIN_SIZE_FOR_LOCATOR.width && height >= MIN_SIZE_FOR_LOCATOR.height

/**
 * Rectangles of the page controls, which labels and discs keep clear of. `frame` is the unobstructed part
 * without the strip at its foot.
 */
export function pageControlsIn(frame: Rect): readonly Rect[] {
  const { left, top, right, bottom } = frame
  const ofButtons = right - CORNER_MARGIN - BUTTONS_SIZE.width
  const layers = { left: ofButtons, top: bottom - NARROW_BUTTONS_HEIGHT, right, bottom }
  const zooms = { left: ofButtons, top, right, bottom: top + CORNER_MARGIN + BUTTONS_SIZE.height }
  const isLow = bottom - top < LEAST_HEIGHT_FOR_ZOOMS
  const buttons = right - left >= PHONE ? [zooms] : isLow ? [layers] : [zooms, layers]
  if (right - left < MIN_SIZE_FOR_LOCATOR.width) {
    const notice = { left, top: bottom - NOTICE_SIZE.height, right: left + NOTICE_SIZE.width, bottom }
    return [...buttons, notice]
  }
  if (!hasLocator({ width: right - left, height: bottom - top })) return buttons
  return [
    ...buttons,
    {
      left,
      top: bottom - LOCATOR_SIZE.height - CORNER_MARGIN,
      right: left + CORNER_MARGIN + LOCATOR_SIZE.width + 4,
      bottom,
    },
  ]
}
