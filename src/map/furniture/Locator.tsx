/** The borough in small, with a frame round the part that the map shows. */
import { useMemo } from 'react'
import { boxOf, ringsOf, type Box, type Surface } from '../../domain/geography.ts'
import { cameraThatFits, pixelAt, type Pixel } from '../mercator.ts'
import { LOCATOR } from '../layout/page-controls.ts'
import style from './Locator.module.css'

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
