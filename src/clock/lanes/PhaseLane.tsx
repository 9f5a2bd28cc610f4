/** The phases of the chosen site as bands: Clear plain, Hold hatched, Build dotted with an edge. */
import { memo, useId } from 'react'
import { dayOfMoment, lastDayOfMoment, type Day, type DaySpan } from '../../domain/day.ts'
import { PHASE_LABELS, type Phase, type PhaseKind, type Site } from '../../domain/site.ts'
import { formatDay, formatSpan } from '../../ui/numbers.ts'
import { textWidth, type Lane } from '../dock-layout.ts'
import { extentOf, xOf, type TimeScale } from '../scale.ts'
import style from './lanes.module.css'

interface PhaseLaneProps {
  readonly site: Site
  readonly scale: TimeScale
  readonly lane: Lane
  readonly asOf: Day
}

/** An overlapping band stands this much lower, so that both can be seen. */
const LOWER = 3
const NAME_INSET = 6
const DIAMOND = 5.5

export const PhaseLane = memo(function PhaseLane({ site, scale, lane, asOf }: PhaseLaneProps) {
  const id = useId()
  const bands = phaseBands(site, scale)
  const reviews = bands.flatMap((band) => reviewAt(band, scale) ?? []).toSorted((a, b) => a - b)
  const shape = { id, y: lane.y, height: lane.height - LOWER, reviews }
  return (
    <g>
      <Patterns id={id} />
      {bands.map((band, index) => (
        <Band key={index} band={band} {...shape} />
      ))}
      {bands.map((band, index) => (
        <Review key={index} band={band} scale={scale} asOf={asOf} middle={lane.y + lane.height / 2} />
      ))}
    </g>
  )
})

function Patterns({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={`${id}-hold`} width={8} height={8} patternUnits="userSpaceOnUse">
        <path d="M-2 2l4-4M0 8l8-8M6 10l4-4" className={style['hatching']} />
      </pattern>
      <pattern id={`${id}-build`} width={6} height={6} patternUnits="userSpaceOnUse">
        <path d="M1 1h1.2v1.2H1zM4 4h1.2v1.2H4z" className={style['dotting']} />
      </pattern>
    </defs>
  )
}

interface BandProps {
  readonly band: PhaseBand
  readonly id: string
  readonly y: number
  readonly height: number
  /** Where the diamonds of this and other bands stand, from left to right. */
  readonly reviews: readonly number[]
}

function Band({ band, id, y, height, reviews }: BandProps) {
  const { phase, x, free, isLower } = band
  const name = PHASE_LABELS[phase.kind]
  const room = textWidth(name) + 2 * NAME_INSET
  const nameAt = clearOf(reviews, x, room)
  const hasName = nameAt + room <= x + free
  const top = y + (isLower ? LOWER : 0)
  const box = { x, y: top, width: Math.max(band.width, 2), height, rx: 2 }
  return (
    <g>
      <title>{describe(band)}</title>
      <rect {...box} className={style['bandGround']} />
      <rect {...box} className={style[phase.kind]} />
      {phase.kind !== 'clear' && <rect {...box} fill={`url(#${id}-${phase.kind})`} />}
      {phase.kind === 'build' && <rect {...box} className={style['bandEdge']} />}
      {hasName && <Name kind={phase.kind} x={nameAt} y={top} height={height} />}
    </g>
  )
}

/** The first place from `x` on where so much room holds no diamond. */
const clearOf = (reviews: readonly number[], x: number, room: number) =>
  reviews.reduce(
    (at, review) => (review + DIAMOND > at && review - DIAMOND < at + room ? review + DIAMOND + 2 : at),
    x,
  )

interface NameProps {
  readonly kind: PhaseKind
  readonly x: number
  readonly y: number
  readonly height: number
}

/** The name stands on plain ground: a pattern behind small letters would eat them. */
function Name({ kind, x, y, height }: NameProps) {
  const name = PHASE_LABELS[kind]
  return (
    <>
      <rect
        x={x + 2}
        y={y + 1}
        width={textWidth(name) + 2 * NAME_INSET - 4}
        height={height - 2}
        className={style[kind]}
      />
      <text
        x={x + NAME_INSET}
        y={y + height / 2 + 4}
        className={`${style['bandName']} ${style[`${kind}Name`]}`}
      >
        {name}
      </text>
    </>
  )
}

/** Where the diamond of a phase's review stands; null where there is none on the axis. */
function reviewAt({ phase }: PhaseBand, scale: TimeScale): number | null {
  if (!phase.review) return null
  const day = lastDayOfMoment(phase.review)
  return day < scale.bounds.from || day > scale.bounds.to ? null : xOf(scale, day + 0.5)
}

interface ReviewProps {
  readonly band: PhaseBand
  readonly scale: TimeScale
  readonly asOf: Day
  readonly middle: number
}

function Review({ band, scale, asOf, middle }: ReviewProps) {
  const x = reviewAt(band, scale)
  if (x === null || !band.phase.review) return null
  const day = lastDayOfMoment(band.phase.review)
  const path = `M${x} ${middle - DIAMOND}l${DIAMOND} ${DIAMOND}l${-DIAMOND} ${DIAMOND}l${-DIAMOND} ${-DIAMOND}z`
  const words = day < asOf ? 'Review was due' : 'Review due'
  return (
    <path d={path} className={style['review']}>
      <title>{`${words} ${formatDay(day)}`}</title>
    </path>
  )
}

/** `Clear, 1 May 2023 to 30 November 2023, decided by the board`. */
export function describe({ phase }: Pick<PhaseBand, 'phase'>): string {
  const from = dayOfMoment(phase.from)
  const days = phase.to ? formatSpan(from, lastDayOfMoment(phase.to)) : `from ${formatDay(from)}`
  const by = phase.decidedBy ? `, decided by ${phase.decidedBy}` : ''
  return `${PHASE_LABELS[phase.kind]}, ${days}${by}`
}

export interface PhaseBand {
  readonly phase: Phase
  readonly x: number
  readonly width: number
  /** True where it begins before the band drawn under it ends: it then stands a little lower. */
  readonly isLower: boolean
  /** Pixels until the next band covers it: what a name has. */
  readonly free: number
}

/** One band a phase, in the order of their beginnings; phases that the axis does not show are left out. */
export function phaseBands(site: Site, scale: TimeScale): readonly PhaseBand[] {
  const { bounds } = scale
  const shown = site.phases
    .map((phase) => ({ phase, span: spanOf(phase, bounds.to) }))
    .filter(({ span }) => span.from <= bounds.to && span.to >= bounds.from)
    .map(({ phase, span }) => ({ phase, ...extentOf(scale, span) }))
  const bands: PhaseBand[] = []
  for (const [index, band] of shown.entries()) {
    const before = bands.at(-1)
    const isLower = before !== undefined && !before.isLower && band.x < before.x + before.width
    const next = shown[index + 1]
    bands.push({ ...band, isLower, free: next ? Math.min(band.width, next.x - band.x) : band.width })
  }
  return bands
}

const spanOf = (phase: Phase, lastDay: Day): DaySpan => ({
  from: dayOfMoment(phase.from),
  to: phase.to ? lastDayOfMoment(phase.to) : lastDay,
})
