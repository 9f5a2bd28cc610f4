/**
 * Funnel plot: count over expected count of each area, against the limits for its expected count
 * (Spiegelhalter, 2005).
 */
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatCount } from '../../ui/numbers.ts'
import { ChartFrame } from '../ChartFrame.tsx'
import { positionAlong, roundTicks } from './linear-scale.ts'
import style from './styles/FunnelPlot.module.css'

interface FunnelPoint {
  readonly id: string
  readonly name: string
  readonly count: number
  readonly expected: number
  /** Position against the limits: `within`, `above`, `far above` ... */
  readonly place: string
}
/** Limits as ratios to the expected count, in ascending order of expected counts. */
interface FunnelLimit {
  readonly expected: number
  readonly inner: readonly [low: number, high: number]
  readonly outer: readonly [low: number, high: number]
}
interface FunnelPlotProps {
  readonly label: string
  readonly sentence: string
  readonly points: readonly FunnelPoint[]
  readonly limits: readonly FunnelLimit[]
  /** Label of the axis: `crimes expected from residents`. */
  readonly axis: string
}

const [LEFT, RIGHT, TOP, WIDTH, PLOT_HEIGHT, AXIS_HEIGHT] = [36, 84, 24, 640, 260, 36]
/** Least distance between the labels of the limits. */
const LINE_HEIGHT = 13
const PLOT_WIDTH = WIDTH - LEFT - RIGHT
/**
 * Highest ratio up to which the limits of the smallest area extend the axis; beyond it they would flatten the
 * rest.
 */
const MAX_LIMIT_RATIO = 2

export function FunnelPlot(props: FunnelPlotProps) {
  const { label, sentence, points } = props
  return (
    <ChartFrame
      isDrawing
      label={label}
      captions={[sentence]}
      picture={
        <>
          <p className={style['sentence']}>{sentence}</p>
          {points.length > 0 && <FunnelDrawing {...props} />}
        </>
      }
      table={<FunnelTable caption={label} points={points} />}
      paperTable={
        points.some(isBeyondInner) ? (
          <FunnelTable
            caption={`${label}. Listed: what lies beyond the 95 % limits, as 1 in 20 does by chance. The board’s files have every one.`}
            points={points.filter(isBeyondInner)}
          />
        ) : null
      }
    />
  )
}

const isBeyondInner = ({ place }: FunnelPoint) => place !== 'within'

const FunnelTable = ({
  caption,
  points,
}: {
  readonly caption: string
  readonly points: readonly FunnelPoint[]
}) => <DataTable caption={caption} columns={COLUMNS} rows={points} keyOf={({ id }) => id} />

interface Scales {
  readonly x: (expected: number) => number
  readonly y: (ratio: number) => number
  readonly largestExpected: number
  readonly highest: number
  readonly lowest: number
}

function scalesOf({ points, limits }: FunnelPlotProps): Scales {
  const largestExpected = Math.max(
    ...points.map(({ expected }) => expected),
    ...limits.map(({ expected }) => expected),
  )
  const smallestExpected = Math.min(...limits.map(({ expected }) => expected))
  const ratios = points.map(({ count, expected }) => count / expected)
  // The limits of the largest area are always visible, because they carry the labels.
  const [low, high] = limits.at(-1)?.outer ?? [1, 1]
  const [lowAtLeast, highAtLeast] = limits[0]?.outer ?? [1, 1]
  const highest = Math.max(1.5, high, Math.min(highAtLeast, MAX_LIMIT_RATIO), ...ratios) * 1.05
  const lowest = Math.max(0, Math.min(0.5, low, lowAtLeast, ...ratios) - 0.05)
  return {
    x: (expected) =>
      LEFT + positionAlong(expected, { from: smallestExpected, to: largestExpected, length: PLOT_WIDTH }),
    y: (ratio) =>
      TOP + PLOT_HEIGHT - positionAlong(ratio, { from: lowest, to: highest, length: PLOT_HEIGHT }),
    largestExpected,
    highest,
    lowest,
  }
}

function FunnelDrawing(props: FunnelPlotProps) {
  const { label, sentence, points, limits, axis } = props
  const scales = scalesOf(props)
  const { x, y, largestExpected, highest, lowest } = scales
  const [first] = limits
  return (
    <svg
      className={style['picture']}
      viewBox={`0 0 ${WIDTH} ${TOP + PLOT_HEIGHT + AXIS_HEIGHT}`}
      role="img"
      aria-label={`${label}. ${sentence}`}
    >
      <text x={0} y={12}>
        Times as many as expected
      </text>
      <path d={areaPath(limits, 'outer', scales)} fill="var(--sheet-2)" />
      <path d={areaPath(limits, 'inner', scales)} fill="var(--sheet-3)" />
      <path d={limitLine(limits, 1, scales)} className={style['outer']} />
      <path d={limitLine(limits, 0, scales)} className={style['outer']} />
      {roundTicks({ from: lowest, to: highest }, 5).map((ratio) => (
        <text key={ratio} className={style['tick']} x={LEFT - 6} y={y(ratio) + 4} textAnchor="end">
          {ratio.toFixed(1)}
        </text>
      ))}
      <line className={style['expected']} x1={LEFT} x2={LEFT + PLOT_WIDTH} y1={y(1)} y2={y(1)} />
      <LimitLabels limit={limits.at(-1)} y={y} />
      {roundTicks({ from: first?.expected ?? 0, to: largestExpected }, 6).map((expected) => (
        <text
          key={expected}
          className={style['tick']}
          x={x(expected)}
          y={TOP + PLOT_HEIGHT + 15}
          textAnchor="middle"
        >
          {formatCount(expected)}
        </text>
      ))}
      <text x={LEFT + PLOT_WIDTH / 2} y={TOP + PLOT_HEIGHT + 31} textAnchor="middle">
        {axis}
      </text>
      {points.map((point) => (
        <AreaMark key={point.id} point={point} x={x(point.expected)} y={y(point.count / point.expected)} />
      ))}
    </svg>
  )
}

function areaPath(limits: readonly FunnelLimit[], which: 'inner' | 'outer', { x, y }: Scales): string {
  const upper = limits.map((limit) => `${x(limit.expected)},${y(limit[which][1])}`)
  const lower = limits.map((limit) => `${x(limit.expected)},${y(limit[which][0])}`)
  return `M${[...upper, ...lower.toReversed()].join('L')}Z`
}

/**
 * Path of the upper (1) or lower (0) outer limit within the drawing; a line along the edge would not be a
 * limit.
 */
function limitLine(limits: readonly FunnelLimit[], side: 0 | 1, { x, y, highest, lowest }: Scales): string {
  const inside = limits.filter(({ outer }) => outer[side] <= highest && outer[side] >= lowest)
  const points = inside.map(({ expected, outer }) => `${x(expected)},${y(outer[side])}`)
  return points.length > 1 ? `M${points.join('L')}` : ''
}

function LimitLabels({
  limit,
  y,
}: {
  readonly limit: FunnelLimit | undefined
  readonly y: (ratio: number) => number
}) {
  if (!limit) return null
  const x = LEFT + PLOT_WIDTH + 6
  const expected = y(1) + 4
  // Narrow limits would set them over each other.
  const inner = Math.min(y(limit.inner[1]) + 10, expected - LINE_HEIGHT)
  const outer = Math.min(y(limit.outer[1]) - 2, inner - LINE_HEIGHT)
  return (
    <g className={style['ends']}>
      <text x={x} y={outer}>
        99.8 % within
      </text>
      <text x={x} y={inner}>
        95 % within
      </text>
      <text x={x} y={expected} className={style['strong']}>
        as expected
      </text>
    </g>
  )
}

function AreaMark({ point, x, y }: { readonly point: FunnelPoint; readonly x: number; readonly y: number }) {
  const isBeyond = point.place.startsWith('far')
  const title = (
    <title>{`${point.name}: ${formatCount(point.count)}, expected ${point.expected.toFixed(0)}: ${point.place}`}</title>
  )
  if (!isBeyond)
    return (
      <circle cx={x} cy={y} r="3.4" className={style['within']}>
        {title}
      </circle>
    )
  const isLeft = x > LEFT + PLOT_WIDTH * 0.7
  return (
    <g>
      <path d={`M${x},${y - 5}l5,5l-5,5l-5,-5z`} className={style['beyond']}>
        {title}
      </path>
      <text
        className={style['name']}
        x={isLeft ? x - 8 : x + 8}
        y={y + 4}
        textAnchor={isLeft ? 'end' : 'start'}
      >
        {point.name}
      </text>
    </g>
  )
}

const COLUMNS: readonly Column<FunnelPoint>[] = [
  { id: 'name', label: 'Area', value: ({ name }) => name },
  {
    id: 'count',
    label: 'Count',
    value: ({ count }) => count,
    show: ({ count }) => formatCount(count),
    isNumeric: true,
  },
  {
    id: 'expected',
    label: 'Expected',
    value: ({ expected }) => expected,
    show: ({ expected }) => expected.toFixed(1),
    isNumeric: true,
  },
  {
    id: 'ratio',
    label: 'Count over expected',
    value: ({ count, expected }) => count / expected,
    show: ({ count, expected }) => (count / expected).toFixed(2),
    isNumeric: true,
  },
  { id: 'place', label: 'Beside chance', value: ({ place }) => place },
]
