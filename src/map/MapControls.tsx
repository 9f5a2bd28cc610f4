/** Controls over the map: zoom buttons, scale bar, locator map and data sources. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { boxOf, ringsOf, type Box, type Surface } from '../domain/geography.ts'
import { theWhole, wholeNoun } from '../domain/place/served-place.ts'
import { Button } from '../ui/Button.tsx'
import { useIsPhone } from '../ui/media.ts'
import style from './MapControls.module.css'
import { cameraFitting, pixelAt, type Insets, type Pixel } from './mercator.ts'
import { Sources } from './controls/Sources.tsx'
import { scaleWords, type Scale } from './scale.ts'
import { LOCATOR_SIZE } from './covered-area.ts'

interface MapControlsProps {
  readonly openInsets: Insets
  /** Null while no map exists. */
  readonly scale: Scale | null
  /** Outline of the borough and the box that the map shows; the box is null while no map exists. */
  readonly outline: Surface
  readonly visibleBox: Box | null
  readonly attribution: string
  /** What the data are; empty: nothing to be said. */
  readonly notice: string
  readonly onZoom: (steps: number) => void
  readonly onWhole: () => void
}

/** On a phone the foot or the side of what is free is wherever the sheet in front ends. */
const insetStyle = ({ left, top, right, bottom }: Insets, isPhone: boolean) => ({
  left,
  top,
  right: isPhone ? 'var(--sheet-side, 0px)' : right,
  bottom: isPhone ? 'var(--sheet-cover, 0px)' : bottom,
})

export function MapControls(props: MapControlsProps) {
  const { openInsets, scale, outline, visibleBox, attribution, notice, onZoom, onWhole } = props
  const isPhone = useIsPhone()
  const { controls, isUsed } = useMapUse()
  return (
    <div
      ref={controls}
      className={style['controls']}
      style={insetStyle(openInsets, isPhone)}
      data-used={isUsed}
    >
      {scale && (
        <div className={style['buttons']}>
          <Button kind="icon" icon="plus" onClick={() => onZoom(1)}>
            Zoom in
          </Button>
          <Button kind="icon" icon="minus" onClick={() => onZoom(-1)}>
            Zoom out
          </Button>
          <Button kind="icon" icon="target" onClick={onWhole}>
            {`Whole ${wholeNoun()}`}
          </Button>
        </div>
      )}
      {visibleBox && !isPhone && <Locator outline={outline} visibleBox={visibleBox} />}
      <div className={style['foot']}>
        {scale && <ScaleBar {...scale} />}
        {notice !== '' && <p className={style['notice']}>{notice}</p>}
        <Sources text={attribution} />
      </div>
    </div>
  )
}

/** Whether the map was touched or has had the focus: from then on a narrow phone has the buttons too. */
function useMapUse() {
  const controls = useRef<HTMLDivElement>(null)
  const [isUsed, setUsed] = useState(false)
  useEffect(() => {
    const map = controls.current?.closest('section')
    if (!map || isUsed) return
    const use = () => setUsed(true)
    map.addEventListener('pointerdown', use)
    map.addEventListener('focusin', use)
    return () => {
      map.removeEventListener('pointerdown', use)
      map.removeEventListener('focusin', use)
    }
  }, [isUsed])
  return { controls, isUsed }
}

function ScaleBar(scale: Scale) {
  return (
    <p className={style['scale']}>
      <span className={style['bar']} style={{ width: scale.pixels }} aria-hidden="true" />
      <span>{scaleWords(scale)}</span>
      <span className={style['north']} role="img" aria-label="North is up: the map is never turned">
        N
      </span>
    </p>
  )
}

interface LocatorProps {
  readonly outline: Surface
  /** Visible box in degrees. */
  readonly visibleBox: Box
}

const MARGIN = 8
/** Smallest side of the frame in pixels. */
const MIN_FRAME_SIDE = 5
/** Pixels from the edge of the locator map to a frame that reaches beyond it. */
const FRAME_INSET = 2

/** Locator map: the borough's outline with a frame round the part that the map shows. */
function Locator({ outline, visibleBox }: LocatorProps) {
  const { path, at } = useMemo(() => outlineIn(outline), [outline])
  const [topLeft, bottomRight] = [
    at([visibleBox.west, visibleBox.north]),
    at([visibleBox.east, visibleBox.south]),
  ]
  // Closed at the edges where the map shows more, since two lines across would be no frame.
  const within = (value: number, side: number) => Math.min(side - FRAME_INSET, Math.max(FRAME_INSET, value))
  const [left, right] = [within(topLeft.x, LOCATOR_SIZE.width), within(bottomRight.x, LOCATOR_SIZE.width)]
  const [top, bottom] = [within(topLeft.y, LOCATOR_SIZE.height), within(bottomRight.y, LOCATOR_SIZE.height)]
  const width = Math.max(MIN_FRAME_SIDE, right - left)
  const height = Math.max(MIN_FRAME_SIDE, bottom - top)
  const isWhole =
    topLeft.x <= 0 &&
    topLeft.y <= 0 &&
    bottomRight.x >= LOCATOR_SIZE.width &&
    bottomRight.y >= LOCATOR_SIZE.height
  return (
    <svg
      className={style['locator']}
      width={LOCATOR_SIZE.width}
      height={LOCATOR_SIZE.height}
      role="img"
      aria-label={`Which part of ${theWhole()} the map shows`}
    >
      <path d={path} className={style['borough']} />
      {!isWhole && (
        <rect
          className={style['frame']}
          x={(left + right - width) / 2}
          y={(top + bottom - height) / 2}
          width={width}
          height={height}
        />
      )}
    </svg>
  )
}

/** SVG path of the outline in the locator's pixels, and the projection into them. */
function outlineIn(outline: Surface) {
  const { width, height } = LOCATOR_SIZE
  const camera = cameraFitting(boxOf(outline), { width: width - 2 * MARGIN, height: height - 2 * MARGIN })
  const middle = pixelAt([camera.longitude, camera.latitude], camera.zoom)
  const at = (position: readonly [number, number]): Pixel => {
    const { x, y } = pixelAt(position, camera.zoom)
    return { x: x - middle.x + width / 2, y: y - middle.y + height / 2 }
  }
  const rings = ringsOf(outline).flat()
  const path = rings
    .map(
      (ring) =>
        `M${ring
          .map((p) => at(p))
          .map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`)
          .join('L')}Z`,
    )
    .join('')
  return { path, at }
}
