/** What stands on the map without being of it: zoom buttons, the scale, whose figures it is drawn from. */

import { boxOf, ringsOf, type Box, type Surface } from '../domain/geography.ts'
import { Button } from '../ui/Button.tsx'
import { useIsPhone } from '../ui/media.ts'
import style from './MapControls.module.css'
import { cameraThatFits, pixelAt, type Insets, type Pixel } from './mercator.ts'
import { scaleWords, type Scale } from './scale.ts'
import { useState, useMemo } from 'react'
import { canCopyImages } from '../ui/copy/clipboard.ts'
import { LOCATOR } from './layout/page-controls.ts'

interface MapFurnitureProps {
  readonly free: Insets
  /** Null while no map stands. */
  readonly scale: Scale | null
  /** The borough, and the part of it that the map shows; null while no map stands. */
  readonly outline: Surface
  readonly seen: Box | null
  readonly attribution: string
  readonly onZoom: (steps: number) => void
  readonly onWhole: () => void
  /** Carries the picture away; null where there is none. */
  readonly onPicture: (() => Promise<string>) | null
}

const inFree = ({ left, top, right, bottom }: Insets) => ({ left, top, right, bottom })

export function MapFurniture(props: MapFurnitureProps) {
  const { free, scale, outline, seen, attribution, onZoom, onWhole, onPicture } = props
  const isPhone = useIsPhone()
  return (
    <div className={style['furniture']} style={inFree(free)}>
      {scale && (
        <div className={style['buttons']}>
          <Button kind="icon" icon="plus" onClick={() => onZoom(1)}>
            Zoom in
          </Button>
          <Button kind="icon" icon="minus" onClick={() => onZoom(-1)}>
            Zoom out
          </Button>
          <Button kind="icon" icon="target" onClick={onWhole}>
            Whole borough
          </Button>
        </div>
      )}
      {seen && !isPhone && <Locator outline={outline} seen={seen} />}
      {onPicture && <PictureButton onPicture={onPicture} />}
      <div className={style['foot']}>
        {scale && <ScaleBar {...scale} />}
        <Sources text={attribution} />
      </div>
    </div>
  )
}

/** Whose figures the map is drawn from: in full where there is room, else at a touch. */
function Sources({ text }: { readonly text: string }) {
  const isPhone = useIsPhone()
  if (!isPhone) return <p className={style['sources']}>{text}</p>
  return (
    <details className={style['folded']}>
      <summary>© Sources</summary>
      <p>{text}</p>
    </details>
  )
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

/** The button that carries the map away as a picture: copied where the browser allows it, else saved. */

interface Props {
  /** Answers with what became of the picture, in a sentence. */
  readonly onPicture: () => Promise<string>
}

export function PictureButton({ onPicture }: Props) {
  const [said, setSaid] = useState('')
  const [isBusy, setBusy] = useState(false)
  const take = async () => {
    setBusy(true)
    setSaid('')
    setSaid(await onPicture().catch((error: unknown) => `No picture: ${String(error)}`))
    setBusy(false)
  }
  return (
    <div className={style['picture']}>
      <span role="status" className={style['said']}>
        {said}
      </span>
      <Button
        kind="icon"
        icon="picture"
        aria-busy={isBusy}
        onClick={() => {
          void take()
        }}
      >
        {canCopyImages() ? 'Copy picture' : 'Save picture'}
      </Button>
    </div>
  )
}

/** The borough in small, with a frame round the part that the map shows. */

interface LocatorProps {
  readonly outline: Surface
  /** What the map shows, in degrees. */
  readonly seen: Box
}

const MARGIN = 8
/** A frame is never drawn smaller than so many pixels, however close one looks. */
const LEAST_FRAME = 5

export function Locator({ outline, seen }: LocatorProps) {
  const { path, at } = useMemo(() => drawn(outline), [outline])
  const [a, b] = [at([seen.west, seen.north]), at([seen.east, seen.south])]
  const width = Math.max(LEAST_FRAME, b.x - a.x)
  const height = Math.max(LEAST_FRAME, b.y - a.y)
  const isWhole = a.x <= 0 && a.y <= 0 && b.x >= LOCATOR.width && b.y >= LOCATOR.height
  return (
    <svg
      className={style['locator']}
      width={LOCATOR.width}
      height={LOCATOR.height}
      role="img"
      aria-label="Which part of the borough the map shows"
    >
      <path d={path} className={style['borough']} />
      {!isWhole && (
        <rect
          className={style['frame']}
          x={(a.x + b.x - width) / 2}
          y={(a.y + b.y - height) / 2}
          width={width}
          height={height}
        />
      )}
    </svg>
  )
}

/** The outline as a path in the locator's own pixels, and where a position stands in it. */
function drawn(outline: Surface) {
  const { width, height } = LOCATOR
  const fit = cameraThatFits(boxOf(outline), { width: width - 2 * MARGIN, height: height - 2 * MARGIN })
  const middle = pixelAt([fit.longitude, fit.latitude], fit.zoom)
  const at = (position: readonly [number, number]): Pixel => {
    const { x, y } = pixelAt(position, fit.zoom)
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
