/** The control chart drawn: baseline ground, phases, limits, counts, moving average and what is said at a point. */
import { useId } from 'react'
import { formatCount } from '../../ui/numbers.ts'
import type { ChartBand, ChartPoint, ControlChartProps } from './control-points.ts'
import { along, roundTicks, type LinearScale } from './linear-scale.ts'
import style from './styles/ControlChart.module.css'

const LEFT = 34
const RIGHT = 92
const WIDTH = 720
const PLOT = WIDTH - LEFT - RIGHT
const BANDS = 30
const HEIGHT = 220
const AXIS = 20
const BAND = 16

interface Scales {
  readonly x: (at: number) => number
  readonly y: (value: number) => number
  readonly top: number
}

function scalesOf(points: readonly ChartPoint[]): Scales {
  const top = Math.max(4, ...points.map(({ count }) => count), ...points.map(({ high }) => high)) * 1.12
  const across: LinearScale = { from: -0.5, to: Math.max(0.5, points.length - 0.5), length: PLOT }
  const up: LinearScale = { from: 0, to: top, length: HEIGHT }
  return { top, x: (at) => LEFT + along(at, across), y: (value) => BANDS + HEIGHT - along(value, up) }
}

export function ControlPicture({ label, sentence, points, bands, notes, ticks, pace }: ControlChartProps) {
  const scales = scalesOf(points)
  const stipple = useId()
  return (
    <svg
      className={style['picture']}
      viewBox={`0 0 ${WIDTH} ${BANDS + HEIGHT + AXIS}`}
      role="img"
      aria-label={`${label}. ${sentence}`}
    >
      <defs>
        <pattern id={stipple} width="5" height="5" patternUnits="userSpaceOnUse">
          <circle cx="2.5" cy="2.5" r="0.9" fill="var(--ink-3)" />
        </pattern>
      </defs>
      <Grounds points={points} scales={scales} stipple={stipple} />
      <Axes scales={scales} ticks={ticks} />
      <Bands bands={bands} scales={scales} />
      <Limits points={points} scales={scales} pace={pace} />
      <Counts points={points} scales={scales} />
      {notes.map((note, index) => (
        <Flag key={`${note.at} ${note.title}`} x={scales.x(note.at)} number={index + 1} />
      ))}
    </svg>
  )
}

/** The number of a note, at the head of its line; what it says stands under the picture, where there is room. */
function Flag({ x, number }: { readonly x: number; readonly number: number }) {
  const y = BANDS + 12 + ((number - 1) % 2) * 18
  return (
    <g className={style['note']}>
      <line x1={x} x2={x} y1={y} y2={BANDS + HEIGHT} />
      <circle cx={x} cy={y} r="8" />
      <text x={x} y={y + 4} textAnchor="middle" className={style['strong']}>
        {number}
      </text>
    </g>
  )
}

interface PartProps {
  readonly points: readonly ChartPoint[]
  readonly scales: Scales
}

/** First and last index of those that are so; null where none is. */
function extentOf(points: readonly ChartPoint[], isSo: (point: ChartPoint) => boolean) {
  const from = points.findIndex(isSo)
  return from < 0 ? null : { from, to: points.findLastIndex(isSo) }
}

function Grounds({ points, scales: { x }, stipple }: PartProps & { readonly stipple: string }) {
  const grounds = [
    { extent: extentOf(points, ({ isBaseline }) => isBaseline), fill: 'var(--sheet-3)' },
    { extent: extentOf(points, ({ isInWindow }) => isInWindow), fill: 'var(--accent-tint)' },
    { extent: extentOf(points, ({ isLate }) => isLate), fill: `url(#${stipple})` },
  ]
  return grounds.map(
    ({ extent, fill }) =>
      extent && (
        <rect
          key={fill}
          x={x(extent.from - 0.5)}
          width={x(extent.to + 0.5) - x(extent.from - 0.5)}
          y={BANDS}
          height={HEIGHT}
          fill={fill}
        />
      ),
  )
}

function Axes({
  scales: { x, y, top },
  ticks,
}: Pick<PartProps, 'scales'> & Pick<ControlChartProps, 'ticks'>) {
  return (
    <g className={style['axes']}>
      {roundTicks({ from: 0, to: top }, 4).map((value) => (
        <g key={value}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} />
          <text x={LEFT - 6} y={y(value) + 4} textAnchor="end">
            {formatCount(value)}
          </text>
        </g>
      ))}
      {ticks.map(({ at, label }) => (
        <text key={at} x={x(at)} y={BANDS + HEIGHT + 15}>
          {label}
        </text>
      ))}
    </g>
  )
}

const HATCHED: Readonly<Record<ChartBand['kind'], string | undefined>> = {
  clear: undefined,
  hold: '5 3',
  build: '1.5 3',
}

function Bands({ bands, scales: { x } }: { readonly bands: readonly ChartBand[]; readonly scales: Scales }) {
  return bands.map(({ name, kind, from, to }, index) => {
    const [start, end] = [x(from - 0.5), x(to + 0.5)]
    const y = index % 2 === 0 ? 4 : 7
    return (
      <g key={`${name} ${from}`}>
        <rect
          x={start}
          width={Math.max(1, end - start)}
          y={y}
          height={BAND}
          rx="2"
          fill={`var(--${kind})`}
          stroke="var(--hold)"
          strokeDasharray={HATCHED[kind]}
        />
        {end - start > 7 * name.length + 8 && (
          <text className={style['band']} x={start + 6} y={y + 12} style={{ fill: `var(--on-${kind})` }}>
            {name}
          </text>
        )}
      </g>
    )
  })
}

/** Steps, since the months differ in length; words at the right, where the last of them ends. */
function Limits({ points, scales: { x, y }, pace }: PartProps & { readonly pace: string }) {
  const last = points.at(-1)
  if (!last) return null
  const stepped = (valueOf: (point: ChartPoint) => number) =>
    points
      .map((point, at) => `${at === 0 ? 'M' : 'L'}${x(at - 0.5)},${y(valueOf(point))}H${x(at + 0.5)}`)
      .join('')
  const isClose = y(last.expected) - y(last.high) < 30
  return (
    <g className={style['limits']}>
      <path d={stepped(({ expected }) => expected)} className={style['centre']} />
      <path d={stepped(({ high }) => high)} />
      {points.some(({ low }) => low > 0) && <path d={stepped(({ low }) => low)} />}
      <text x={WIDTH - RIGHT + 6} y={y(last.high) + 4}>{`limit ${last.high.toFixed(1)}`}</text>
      <text x={WIDTH - RIGHT + 6} y={y(last.expected) + (isClose ? 10 : 4)} className={style['strong']}>
        {`usual ${last.expected.toFixed(1)}`}
      </text>
      <text x={WIDTH - RIGHT + 6} y={y(last.expected) + (isClose ? 23 : 17)}>
        {pace}
      </text>
      {last.low > 0 && y(last.low) - y(last.expected) > 34 && (
        <text x={WIDTH - RIGHT + 6} y={y(last.low) + 4}>{`limit ${last.low.toFixed(1)}`}</text>
      )}
    </g>
  )
}

function Counts({ points, scales: { x, y } }: PartProps) {
  const line = points.map(({ count }, at) => `${at === 0 ? 'M' : 'L'}${x(at)},${y(count)}`).join('')
  const averages = points.flatMap(({ average }, at) => (average === null ? [] : [`${x(at)},${y(average)}`]))
  return (
    <g>
      <path d={line} className={style['line']} />
      {averages.length > 1 && <path d={`M${averages.join('L')}`} className={style['average']} />}
      {points.map((point, at) => (
        <Mark key={point.name} point={point} x={x(at)} y={y(point.count)} />
      ))}
    </g>
  )
}

function Mark({ point, x, y }: { readonly point: ChartPoint; readonly x: number; readonly y: number }) {
  const { name, count, signals, isBelow } = point
  const title = <title>{[`${name}: ${formatCount(count)}`, ...signals].join('. ')}</title>
  if (signals.length === 0)
    return (
      <circle cx={x} cy={y} r="2.6" fill="var(--inc)">
        {title}
      </circle>
    )
  return (
    <path
      d={`M${x},${y - 4.6}l4.6,4.6l-4.6,4.6l-4.6,-4.6z`}
      fill={isBelow ? 'var(--patrol)' : 'var(--alarm)'}
      stroke="var(--sheet)"
    >
      {title}
    </path>
  )
}
