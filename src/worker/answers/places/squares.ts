/** The squares' question: which incidents of the index stand in which square of a side, and their fixed classes. */
import { kernelDensity } from '../../../analytics/squares/kernel-density.ts'
import { tableOf } from '../../../analytics/squares/square-grid.ts'
import { squareRuns, type SquareRuns } from '../../../analytics/squares/incident-squares.ts'
import { fixedClasses, countClasses, type ColourClasses } from '../../../measures/hotspots/square-classes.ts'
import { bandwidthOf } from '../../../measures/hotspots/square-file.ts'
import type { WorkerData } from '../../worker-data.ts'

export interface SquaresQuestion {
  readonly kind: 'squares'
  readonly sideMetres: number
}
export interface SquaresAnswer {
  readonly kind: 'squares'
  readonly question: SquaresQuestion
  readonly runs: SquareRuns
  readonly bandwidthMetres: number
  /** From the whole data: incidents in a square, and for every square kilometre. */
  readonly classes: { readonly counts: ColourClasses; readonly density: ColourClasses }
}

export function squaresAnswer({ index, borough }: WorkerData, question: SquaresQuestion): SquaresAnswer {
  const runs = squareRuns(index, borough.outline, question.sideMetres)
  const counts = new Uint32Array(runs.grid.at.length)
  for (const [run, square] of runs.square.entries())
    counts[square] = (counts[square] ?? 0) + (runs.end[run] ?? 0) - (runs.start[run] ?? 0)
  const bandwidthMetres = bandwidthOf(question.sideMetres)
  const density = kernelDensity(runs.grid, tableOf(runs.grid, counts), bandwidthMetres)
  const days = index.lastDay - index.firstDay + 1
  return {
    kind: 'squares',
    question,
    runs,
    bandwidthMetres,
    classes: { counts: countClasses(fixedClasses(counts, days)), density: fixedClasses(density, days) },
  }
}
