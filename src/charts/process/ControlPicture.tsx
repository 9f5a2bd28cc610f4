/**
 * SVG drawing of a control chart: baseline and window backgrounds, phases, limits, counts, moving average and
 * notes.
 */
import { useId } from 'react'
import { formatCount } from '../../ui/numbers.ts'
import type { ChartBand, ChartPoint, ControlChartProps } from './control-points.ts'
import { positionAlong, roundTicks, type LinearScale } from './linear-scale.ts'
import style from './styles/ControlChart.module.css'

const LEFT = 34
const RIGHT = 92
const WIDTH = 720
const PLOT_WIDTH = WIDTH - LEFT - RIGHT
const BANDS_HEIGHT = 30
const HEIGHT = 220
const AXIS_HEIGHT = 20
const BAND_HEIGHT = 16

interface Scales {
  readonly x: (at: number) => number
  readonly y: (value: number) => number
  readonly top: number
}

function scalesOf(points: readonly ChartPoint[]): Scales {
  const top = Math.max(4, ...points.map(({ count }) => count), ...points.map(({ high }) => high)) * 1.12
  const xScale: LinearScale = { from: -0.5, to: Math.max(0.5, points.length - 0.5), length: PLOT_WIDTH }
  const yScale: LinearScale = { from: 0, to: top, length: HEIGHT }
  return {
    top,
    x: (at) => LEFT + positionAlong(at, xScale),
    y: (value) => BANDS_HEIGHT + HEIGHT - positionAlong(value, yScale),
  }
}

export function ControlPicture(props: ControlChartProps) {
  const { label, sentence, axis, points, bands, notes, ticks, period } = props
  const scales = scalesOf(points)
  const stipple = useId()
  return (
    <svg
      className={style['picture']}
      viewBox={`0 0 ${WIDTH} ${BANDS_HEIGHT + HEIGHT + AXIS_HEIGHT}`}
      role="img"
      aria-label={`${label}. ${sentence}`}
    >
      <defs>
        <pattern id={stipple} width="5" height="5" patternUnits="userSpaceOnUse">
          <circle cx="2.5" cy="2.5" r="0.9" fill="var(--ink-3)" />
        </pattern>
      </defs>
      <Backgrounds points={points} scales={scales} stipple={stipple} />
      <Axes scales={scales} ticks={ticks} />
      <text className={style['title']} x={0} y={BANDS_HEIGHT - 14}>
        {axis}
      </text>
      <Bands bands={bands} scales={scales} />
      <Limits points={points} scales={scales} period={period} />
      <Counts points={points} scales={scales} />
      {notes.map((note, index) => (
        <NoteMarker key={`${note.at} ${note.title}`} x={scales.x(note.at)} number={index + 1} />
      ))}
    </svg>
  )
}

/** Numbered marker of a note; its text stands below the drawing. */
function NoteMarker({ x, number }: { readonly x: number; readonly number: number }) {
  const y = BANDS_HEIGHT + 12 + ((number - 1) % 2) * 18
  return (
    <g className={style['note']}>
      <line x1={x} x2={x} y1={y} y2={BANDS_HEIGHT + HEIGHT} />
      <circle cx={x} cy={y} r="8" />
      <text x={x} y={y + 4} textAnchor="middle" className={style['strong']}>
        {number}
      </text>
    </g>
  )
}

interface ChartPartProps {
  readonly points: readonly ChartPoint[]
  readonly scales: Scales
}

/** First and last index of the matching points; null if there is none. */
function extentOf(points: readonly ChartPoint[], matches: (point: ChartPoint) => boolean) {
  const from = points.findIndex(matches)
  return from < 0 ? null : { from, to: points.findLastIndex(matches) }
}

function Backgrounds({ points, scales: { x }, stipple }: ChartPartProps & { readonly stipple: string }) {
  const backgrounds = [
    { extent: extentOf(points, ({ isBaseline }) => isBaseline), fill: 'var(--sheet-3)' },
    { extent: extentOf(points, ({ isInWindow }) => isInWindow), fill: 'var(--accent-tint)' },
    { extent: extentOf(points, ({ isLate }) => isLate), fill: `url(#${stipple})` },
  ]
  return backgrounds.map(
    ({ extent, fill }) =>
      extent && (
        <rect
          key={fill}
          x={x(extent.from - 0.5)}
          width={x(extent.to + 0.5) - x(extent.from - 0.5)}
          y={BANDS_HEIGHT}
          height={HEIGHT}
          fill={fill}
        />
      ),
  )
}

function Axes({
  scales: { x, y, top },
  ticks,
}: Pick<ChartPartProps, 'scales'> & Pick<ControlChartProps, 'ticks'>) {
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
        <text key={at} x={x(at)} y={BANDS_HEIGHT + HEIGHT + 15}>
          {label}
        </text>
      ))}
    </g>
  )
}

const PHASE_DASHES: Readonly<Record<ChartBand['kind'], string | undefined>> = {
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
          height={BAND_HEIGHT}
          rx="2"
          fill={`var(--${kind})`}
          stroke="var(--hold)"
          strokeDasharray={PHASE_DASHES[kind]}
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

/** Stepped limits, because months differ in length, labelled at the right end. */
function Limits({ points, scales: { x, y }, period }: ChartPartProps & { readonly period: string }) {
  const last = points.at(-1)
  if (!last) return null
  const stepPath = (valueOf: (point: ChartPoint) => number) =>
    points
      .map((point, at) => `${at === 0 ? 'M' : 'L'}${x(at - 0.5)},${y(valueOf(point))}H${x(at + 0.5)}`)
      .join('')
  const isCrowded = y(last.expected) - y(last.high) < 30
  return (
    <g className={style['limits']}>
      <path d={stepPath(({ expected }) => expected)} className={style['centre']} />
      <path d={stepPath(({ high }) => high)} />
      {points.some(({ low }) => low > 0) && <path d={stepPath(({ low }) => low)} />}
      <text x={WIDTH - RIGHT + 6} y={y(last.high) + 4}>{`limit ${last.high.toFixed(1)}`}</text>
      <text x={WIDTH - RIGHT + 6} y={y(last.expected) + (isCrowded ? 10 : 4)} className={style['strong']}>
        {`usual ${last.expected.toFixed(1)}`}
      </text>
      <text x={WIDTH - RIGHT + 6} y={y(last.expected) + (isCrowded ? 23 : 17)}>
        {period}
      </text>
      {last.low > 0 && y(last.low) - y(last.expected) > 34 && (
        <text x={WIDTH - RIGHT + 6} y={y(last.low) + 4}>{`limit ${last.low.toFixed(1)}`}</text>
      )}
    </g>
  )
}

function Counts({ points, scales: { x, y } }: ChartPartProps) {
  const line = points.map(({ count }, at) => `${at === 0 ? 'M' : 'L'}${x(at)},${y(count)}`).join('')
  const averages = points.flatMap(({ average }, at) => (average === null ? [] : [`${x(at)},${y(average)}`]))
  return (
    <g>
      <path d={line} className={style['line']} />
      {averages.length > 1 && <path d={`M${averages.join('L')}`} className={style['average']} />}
      {points.map((point, at) => (
        <CountMark key={point.name} point={point} x={x(at)} y={y(point.count)} />
      ))}
    </g>
  )
}

function CountMark({ point, x, y }: { readonly point: ChartPoint; readonly x: number; readonly y: number }) {
  const { name, count, signals, side } = point
  const title = <title>{[`${name}: ${formatCount(count)}`, ...signals].join('. ')}</title>
  if (side === null)
    return (
      <circle cx={x} cy={y} r="2.6" fill="var(--inc)">
        {title}
      </circle>
    )
  const { path, fill } = SIGNAL_MARKS[side]
  return (
    <path d={`M${x},${y}${path}`} fill={fill} stroke="var(--sheet)" data-side={side}>
      {title}
    </path>
  )
}

/** Mark of a signal by its side, relative to the point: its shape reads without colour. */
const SIGNAL_MARKS: Readonly<
  Record<NonNullable<ChartPoint['side']>, { readonly path: string; readonly fill: string }>
> = {
  below: { path: 'm-5,-3.6h10l-5,8.6z', fill: 'var(--patrol)' },
  above: { path: 'm-5,3.6h10l-5,-8.6z', fill: 'var(--alarm)' },
  both: { path: 'm0,-5l5,5l-5,5l-5,-5z', fill: 'var(--ink)' },
}
