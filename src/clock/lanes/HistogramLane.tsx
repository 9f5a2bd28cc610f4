/** Histogram of incidents: solid inside the window, grey in the baseline, faint elsewhere; stippled while reports are incomplete. */
import { useId, useMemo } from 'react'
import type { DaySpan } from '../../domain/day.ts'
import type { LateDays } from '../../measures/feeds/freshness.ts'
import { formatCount } from '../../ui/numbers.ts'
import type { Lane } from '../dock-layout.ts'
import { roundTickBelow, type Bin } from '../histogram.ts'
import { extentOf, type TimeScale } from '../scale.ts'
import style from './lanes.module.css'

interface HistogramLaneProps {
  readonly bins: readonly Bin[]
  readonly scale: TimeScale
  readonly lane: Lane
  readonly window: DaySpan
  readonly baseline: DaySpan | null
  readonly late: LateDays | null
  /** False if there is no space for the number at the tick. */
  readonly hasTick: boolean
}

/** Free space above the highest bar in pixels. */
const HEADROOM = 2

export function HistogramLane({ bins, scale, lane, window, baseline, late, hasTick }: HistogramLaneProps) {
  const id = useId()
  const highest = highestOf(bins)
  const path = useMemo(() => barsPath(bins, scale, lane), [bins, scale, lane])
  // The same outline three times, clipped to the spans, so that a bar is split exactly where the window ends.
  return (
    <g>
      <SpanClip id={`${id}-window`} scale={scale} lane={lane} span={window} />
      {baseline && <SpanClip id={`${id}-baseline`} scale={scale} lane={lane} span={baseline} />}
      {bins.map(
        (bin) => bin.known === 'no' && <UnknownDays key={bin.from} bin={bin} scale={scale} lane={lane} />,
      )}
      <path d={path} className={style['barsOutside']} />
      {baseline && <path d={path} className={style['barsBaseline']} clipPath={`url(#${id}-baseline)`} />}
      <path d={path} className={style['barsInside']} clipPath={`url(#${id}-window)`} />
      {late && <IncompleteBars id={`${id}-late`} late={late} path={path} scale={scale} lane={lane} />}
      {highest > 0 && <CountTick highest={highest} scale={scale} lane={lane} hasNumber={hasTick} />}
    </g>
  )
}

/** Ground of days that no feed of incidents covers, so that they do not read as days without incidents. */
function UnknownDays({
  bin,
  scale,
  lane,
}: Pick<HistogramLaneProps, 'scale' | 'lane'> & { readonly bin: Bin }) {
  return <rect {...extentOf(scale, bin)} y={lane.y} height={lane.height} className={style['unknown']} />
}

interface SpanClipProps {
  readonly id: string
  readonly scale: TimeScale
  readonly lane: Lane
  readonly span: DaySpan
}

function SpanClip({ id, scale, lane, span }: SpanClipProps) {
  return (
    <clipPath id={id}>
      <rect {...extentOf(scale, span)} y={lane.y} height={lane.height} />
    </clipPath>
  )
}

interface IncompleteBarsProps extends Omit<SpanClipProps, 'span'> {
  readonly late: LateDays
  readonly path: string
}

/** Stipple over the bars of days for which late reports are still expected. */
function IncompleteBars({ id, late, path, scale, lane }: IncompleteBarsProps) {
  const { to } = scale.bounds
  if (to < late.from) return null
  return (
    <g>
      <Stipple id={`${id}-holes`} />
      <SpanClip id={id} scale={scale} lane={lane} span={{ from: late.from, to }} />
      <path d={path} fill={`url(#${id}-holes)`} clipPath={`url(#${id})`} data-rising="" />
    </g>
  )
}

/** Pattern of dots in the background colour, for the bars and their key. */
export function Stipple({ id }: { readonly id: string }) {
  return (
    <pattern id={id} width={4} height={4} patternUnits="userSpaceOnUse">
      <path d="M0 0h1.6v1.6H0zM2 2h1.6v1.6H2z" className={style['hole']} />
    </pattern>
  )
}

interface CountTickProps {
  readonly highest: number
  readonly scale: TimeScale
  readonly lane: Lane
  readonly hasNumber: boolean
}

/** Line at a round count, with its number if there is space. */
function CountTick({ highest, scale, lane, hasNumber }: CountTickProps) {
  const tick = roundTickBelow(highest)
  const y = lane.y + lane.height - heightOf(tick, highest, lane)
  return (
    <>
      <path d={`M${scale.left} ${y}H${scale.right}`} className={style['tickLine']} />
      {hasNumber && (
        <text x={scale.left - 6} y={y + 4} textAnchor="end" className={style['tickNumber']}>
          {formatCount(tick)}
        </text>
      )}
    </>
  )
}

const highestOf = (bins: readonly Bin[]) => bins.reduce((most, bin) => Math.max(most, bin.count), 0)
const heightOf = (count: number, highest: number, lane: Lane) => (count / highest) * (lane.height - HEADROOM)

/** Path data of all bars, each at least 0.5 px wide and high. */
function barsPath(bins: readonly Bin[], scale: TimeScale, lane: Lane): string {
  const highest = highestOf(bins)
  const foot = lane.y + lane.height
  return bins
    .filter((bin) => bin.count > 0)
    .map((bin) => {
      const { x, width } = extentOf(scale, bin)
      const shown = Math.max(width - 1, 0.5)
      const top = foot - Math.max(heightOf(bin.count, highest, lane), 0.5)
      return `M${x.toFixed(2)} ${foot}V${top.toFixed(2)}h${shown.toFixed(2)}V${foot}z`
    })
    .join('')
}
