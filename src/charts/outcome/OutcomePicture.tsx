/** Drawing of one site's outcome: reports against usual about day 0 of Clear, with phases and closure orders below. */
import { useId } from 'react'
import {
  aboutClear,
  areaPath,
  axisWeeks,
  lanesOf,
  linePath,
  PATH_WIDTH,
  percentAcross,
  shareScale,
  USUAL_HEIGHT,
  type SharePoint,
  type ShareScale,
  type WeekAxis,
  type WeekSpan,
} from './outcome-geometry.ts'
import style from './OutcomePicture.module.css'

/** A phase of the site in weeks from Clear. */
export interface OutcomePhase extends WeekSpan {
  readonly name: string
  readonly kind: 'clear' | 'hold' | 'build'
}

interface OutcomePictureProps {
  /** The whole picture as a sentence. */
  readonly label: string
  readonly axis: WeekAxis
  /** Empty where no series is known: phases and orders are then drawn alone. */
  readonly points: readonly SharePoint[]
  /** Direction of a change beyond chance since Clear, whose side of usual is filled; null: none. */
  readonly direction: 'down' | 'up' | null
  /** Text at the end of the line: `50 %`, to which `of usual` is added where there is room. */
  readonly endText: string
  readonly phases: readonly OutcomePhase[]
  readonly orders: readonly WeekSpan[]
  /** Lower, for a small screen that shows several at once. */
  readonly isTight?: boolean
}

const BAND_HEIGHT = 14
/** A phase that begins before the one before has ended stands lower. */
const OVERLAP_OFFSET = 3
/** Pixels above the bands and below the lanes. */
const GAP = { roomy: 8, tight: 4 }
const [ORDER_HEIGHT, MOST_LANES] = [2.2, 6]
const ORDER_PITCH = { roomy: 3.1, tight: 2.8 }
const AXIS_HEIGHT = 18

/**
 * Positions across are in percent and those of paths in stretched coordinates, so that the drawing takes any width of screen
 * or paper while its text keeps its size.
 */
export function OutcomePicture(props: OutcomePictureProps) {
  const { label, axis, points, phases, orders, isTight = false } = props
  const room = isTight ? 'tight' : 'roomy'
  const pitch = ORDER_PITCH[room]
  const id = useId()
  const scale = shareScale(points, USUAL_HEIGHT[room])
  const hasLine = points.length > 1
  const bandsTop = hasLine ? scale.height + GAP[room] : GAP[room]
  const ordersTop = bandsTop + BAND_HEIGHT + OVERLAP_OFFSET + GAP[room] / 2
  const { spans, lanes } = lanesOf(orders, axis)
  const bottom = ordersTop + Math.max(3, Math.min(MOST_LANES, lanes)) * pitch + GAP[room] / 2
  const clear = `${percentAcross(0, axis)}%`
  return (
    <svg
      className={style['picture']}
      width="100%"
      height={bottom + AXIS_HEIGHT}
      style={{ height: `calc(${bottom}px + var(--axis-height, ${AXIS_HEIGHT}px))` }}
      role="img"
      aria-label={label}
      data-lanes={lanes}
    >
      <Patterns id={id} />
      {hasLine && <Line {...props} scale={scale} id={id} />}
      {phases.length > 0 && <LaneName name="phases" y={bandsTop + 11} />}
      {lanes > 0 && <LaneName name="orders" y={ordersTop + 7} />}
      <Phases phases={phases} axis={axis} top={bandsTop} id={id} />
      {spans
        .filter(({ lane }) => lane < MOST_LANES)
        .map(({ from, to, lane }, at) => (
          <rect
            key={at}
            className={style['order']}
            x={`${percentAcross(from, axis)}%`}
            width={`${percentAcross(to, axis) - percentAcross(from, axis)}%`}
            y={ordersTop + lane * pitch}
            height={ORDER_HEIGHT}
          />
        ))}
      <line className={style['day0']} x1={clear} x2={clear} y1={0} y2={bottom} />
      <Axis axis={axis} y={bottom + 13} />
    </svg>
  )
}

const LaneName = ({ name, y }: { readonly name: string; readonly y: number }) => (
  <text x={-6} y={y} textAnchor="end">
    {name}
  </text>
)

function Patterns({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={`${id}-up`} width={6} height={6} patternUnits="userSpaceOnUse">
        <rect width={6} height={6} className={style['upGround']} />
        <path d="M-1 7L7-1M-1 1L1-1M5 7L7 5" className={style['upHatch']} />
      </pattern>
      <pattern id={`${id}-hold`} width={8} height={8} patternUnits="userSpaceOnUse">
        <rect width={8} height={8} fill="var(--hold)" />
        <path d="M-1 9L9-1M-1 1L1-1M7 9L9 7" stroke="var(--clear)" strokeOpacity={0.5} />
      </pattern>
      <pattern id={`${id}-build`} width={6} height={6} patternUnits="userSpaceOnUse">
        <rect width={6} height={6} fill="var(--build)" />
        <circle cx={3} cy={3} r={0.9} fill="var(--hold)" />
      </pattern>
    </defs>
  )
}

interface LineProps extends OutcomePictureProps {
  readonly scale: ShareScale
  readonly id: string
}

const LEVELS = [
  ['usual', 1],
  ['half', 0.5],
  ['none', 0],
] as const

/** Pixels from a level's line within which the last value stands above the line, which would strike it out. */
const LEAST_GAP = 6

function Line({ axis, points, direction, endText, scale, id }: LineProps) {
  const { before, after } = aboutClear(points)
  const scales = { axis, scale }
  const last = points.at(-1)
  const lastX = percentAcross(last?.week ?? 0, axis)
  const lastY = scale.y(last?.share ?? 0)
  const isOnLevel = LEVELS.some(([, share]) => Math.abs(scale.y(share) - lastY) < LEAST_GAP)
  return (
    <>
      {LEVELS.map(([name, share]) => (
        <g key={name} className={style[name]}>
          <line x1="0" x2="100%" y1={scale.y(share)} y2={scale.y(share)} />
          <text x={-6} y={scale.y(share) + 4} textAnchor="end">
            {name}
          </text>
        </g>
      ))}
      <svg
        width="100%"
        height={scale.height}
        viewBox={`0 0 ${PATH_WIDTH} ${scale.height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path className={style['before']} d={areaPath(before, 'above', scales)} />
        <path className={style['before']} d={areaPath(before, 'below', scales)} />
        {direction === 'down' && <path className={style['down']} d={areaPath(after, 'below', scales)} />}
        {direction === 'up' && <path fill={`url(#${id}-up)`} d={areaPath(after, 'above', scales)} />}
        <path className={style['line']} d={linePath(points, scales)} />
      </svg>
      <circle className={style['end']} cx={`${lastX}%`} cy={lastY} r={3.5} />
      <text className={style['endText']} x={`${lastX}%`} y={lastY} dx={8} dy={isOnLevel ? -LEAST_GAP : 4}>
        {endText}
        {endText.endsWith('%') && <tspan className={style['ofUsual']}> of usual</tspan>}
      </text>
    </>
  )
}

interface PhasesProps extends Pick<OutcomePictureProps, 'phases' | 'axis'> {
  readonly top: number
  readonly id: string
}

/** Pixels of a name in 11 px semibold with 3 px on both sides. */
const nameWidth = (name: string) => 6.4 * name.length + 6

/** Each band clips its own name. */
function Phases({ phases, axis, top, id }: PhasesProps) {
  const fills = { clear: 'var(--clear)', hold: `url(#${id}-hold)`, build: `url(#${id}-build)` }
  return phases.map(({ name, kind, from, to }, at) => {
    const [left, right] = [percentAcross(from, axis), percentAcross(to, axis)]
    const isOverlapping = (phases[at - 1]?.to ?? -Infinity) > from
    return (
      <svg
        key={`${kind} ${from}`}
        x={`${left}%`}
        y={top + (isOverlapping ? OVERLAP_OFFSET : 0)}
        width={`${Math.max(0.3, right - left)}%`}
        height={BAND_HEIGHT}
        className={style[kind]}
      >
        <rect width="100%" height={BAND_HEIGHT} rx={2} fill={fills[kind]} />
        {/* Small letters are illegible on a pattern. */}
        <rect x={2} y={1} width={nameWidth(name)} height={BAND_HEIGHT - 2} fill={`var(--${kind})`} />
        <text x={5} y={11}>
          {name}
        </text>
      </svg>
    )
  })
}

const weekLabel = (week: number) =>
  week === 0 ? 'Clear' : `${Math.abs(week)} weeks ${week < 0 ? 'before' : 'after'}`

/** `−52`; the last label names the unit. */
const shortWeekLabel = (week: number, isLast: boolean) =>
  week === 0 ? 'Clear' : `${String(week).replace('-', '−')}${isLast ? ' weeks' : ''}`

/** The short labels stand in where the long ones have no room. */
function Axis({ axis, y }: { readonly axis: WeekAxis; readonly y: number }) {
  const weeks = axisWeeks(axis)
  return (
    <g className={style['axis']} aria-hidden="true">
      {weeks.map((week) => {
        const x = percentAcross(week, axis)
        const anchor = x < 4 ? 'start' : x > 96 ? 'end' : 'middle'
        return (
          <g key={week}>
            <text className={style['wide']} x={`${x}%`} y={y} textAnchor={anchor}>
              {weekLabel(week)}
            </text>
            <text className={style['narrow']} x={`${x}%`} y={y} textAnchor={anchor}>
              {shortWeekLabel(week, week === weeks.at(-1))}
            </text>
          </g>
        )
      })}
    </g>
  )
}
