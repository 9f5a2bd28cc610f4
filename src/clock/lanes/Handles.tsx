/** Both ends of the window, with what the keys do to them and what the bars say of their days. */
import type { KeyboardEvent } from 'react'
import type { Day, DaySpan } from '../../domain/day.ts'
import { binAt, binWords, type Bin, type BarGrain } from '../histogram.ts'
import type { LateDays } from '../../measures/feeds/freshness.ts'
import { spanByKey } from '../slider-keys.ts'
import type { WindowEnd } from '../window-arithmetic.ts'
import { Handle, type HandleProps } from './Handle.tsx'

interface HandlesProps extends Pick<HandleProps, 'window' | 'scale' | 'bounds' | 'layout' | 'onGrab'> {
  readonly bins: readonly Bin[]
  readonly grain: BarGrain
  readonly late: LateDays | null
  readonly monthsOnly: boolean
  readonly onMove: (span: DaySpan) => void
}

const ENDS: readonly WindowEnd[] = ['from', 'to']

export function Handles({ bins, grain, late, monthsOnly, onMove, ...handle }: HandlesProps) {
  const { window, bounds } = handle
  const onKey = (event: KeyboardEvent<HTMLElement>, end: WindowEnd) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const span = spanByKey({ key: event.key, end }, { window, bounds, monthsOnly })
    if (!span) return
    event.preventDefault()
    onMove(span)
  }
  const read = (day: Day) => {
    const bin = binAt(bins, day)
    return bin ? binWords(bin, grain, late) : ''
  }
  return ENDS.map((end) => <Handle key={end} {...handle} end={end} read={read} onKey={onKey} />)
}
