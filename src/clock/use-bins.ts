/** The bars of the histogram, each with whether its days are known. */
import { useMemo } from 'react'
import type { Day } from '../domain/day.ts'
import { binsOf, type BarGrain, type Bin } from './histogram.ts'
import { ALL_KNOWN, type KnownOf } from './known-lanes.ts'

interface BinInput {
  /** Incidents per day from `firstDay`. */
  readonly daily: Uint32Array
  readonly firstDay: Day
  readonly grain: BarGrain
  readonly knownOf: KnownOf | undefined
}

export const useBins = ({ daily, firstDay, grain, knownOf = ALL_KNOWN }: BinInput): readonly Bin[] =>
  useMemo(
    () => binsOf(daily, firstDay, grain).map((bin) => ({ ...bin, known: knownOf('incidents', bin) })),
    [daily, firstDay, grain, knownOf],
  )
