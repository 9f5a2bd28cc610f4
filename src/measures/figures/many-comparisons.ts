/** Verdicts of a table or a map, allowed for their number: some of many areas, categories or clusters change by chance alone. */
import { falseDiscoveryQ } from '../../analytics/small-numbers/false-discovery.ts'
import type { Figure, Verdict } from '../figure.ts'
import { capital, countWords, sentences } from '../sentences.ts'

/** Adjusted p up to which a verdict of up or down stays. */
const LARGEST_ADJUSTED_P = 0.05

type Listed = Pick<Figure, 'id' | 'area' | 'category'>

/** What is shown together in one table: ASB of areas is in two, in the first of which it is judged. */
const TABLES: readonly ((figure: Listed) => boolean)[] = [
  ({ id, area }) => area !== undefined && (id === 'crimes-reported' || id === 'asb'),
  ({ id, area }) => area !== undefined && (id === 'crimes' || id === 'asb'),
  ({ id, category }) => id === 'crimes' && category !== undefined,
]

/** A change with its verdict and, where that is one on chance, p. */
type Compared = Pick<Figure, 'verdict' | 'pValue' | 'comparisonNote' | 'adjustedP' | 'unadjustedVerdict'>
type Judged<Row> = Row & { readonly verdict: Verdict; readonly pValue: number }

const isJudged = <Row extends Compared>(row: Row): row is Judged<Row> =>
  row.pValue !== undefined && row.verdict !== undefined

/**
 * Allows for the number of areas in a table of areas, crimes and ASB together, and of categories in theirs.
 * @param figures of the areas of one level, and of the borough
 */
export function allowedForNumber(figures: readonly Figure[]): readonly Figure[] {
  const tables = TABLES.map((isIn) => tableOf(figures.filter(isIn)))
  return figures.map((figure) => {
    const table = tables.find(({ adjusted }) => adjusted.has(figure))
    return table && isJudged(figure) ? adjustedChange(figure, table) : figure
  })
}

/**
 * Adds `adjustedP` and `unadjustedVerdict` to the changes of one table that have p: Benjamini and Hochberg (1995) over all
 * its verdicts. One of up or down whose adjusted p is above .05 becomes `could be chance`, and a note gives the verdict of
 * its own interval. The others are unchanged.
 */
export function changesAllowedForNumber<Row extends Compared>(changes: readonly Row[]): readonly Row[] {
  const table = tableOf(changes)
  return changes.map((change) => (isJudged(change) ? adjustedChange(change, table) : change))
}

/**
 * The verdicts of a map, with those of up or down that do not hold among their number as `could be chance`. The same
 * decisions as those of `changesAllowedForNumber`. The others count with their own p: it may be under .05 where the
 * interval, by another test, holds no change. Without a direction no p is worked out.
 * @param pOf p of the change at an index
 */
export function verdictsAllowedForNumber(
  verdicts: readonly Verdict[],
  pOf: (at: number) => number,
): readonly Verdict[] {
  if (!verdicts.some(hasDirection)) return verdicts
  const judged = verdicts.flatMap((verdict, at) =>
    hasDirection(verdict) || verdict === 'could be chance' ? [{ at, p: pOf(at) }] : [],
  )
  const q = falseDiscoveryQ(judged.map(({ p }) => p))
  const chance = new Set(judged.flatMap(({ at }, rank) => ((q[rank] ?? 1) > LARGEST_ADJUSTED_P ? [at] : [])))
  return verdicts.map((verdict, at) => (chance.has(at) ? 'could be chance' : verdict))
}

interface JudgedTable {
  readonly comparisons: number
  /** Adjusted p of each change. */
  readonly adjusted: ReadonlyMap<Compared, number>
}

function tableOf(changes: readonly Compared[]): JudgedTable {
  const judged = changes.filter(isJudged)
  const q = falseDiscoveryQ(judged.map(({ pValue }) => pValue))
  return {
    comparisons: judged.length,
    adjusted: new Map(judged.map((change, i) => [change, q[i] ?? 1])),
  }
}

function adjustedChange<Row extends Compared>(
  change: Judged<Row>,
  { comparisons, adjusted }: JudgedTable,
): Row {
  const { verdict } = change
  const adjustedP = adjusted.get(change) ?? 1
  const withP = { ...change, adjustedP, unadjustedVerdict: verdict }
  if (!hasDirection(verdict) || adjustedP <= LARGEST_ADJUSTED_P) return withP
  const note = `${capital(verdict)} by its own interval, but it could be chance as one of ${countWords(comparisons)} comparisons.`
  const { comparisonNote } = change
  return {
    ...withP,
    verdict: 'could be chance',
    comparisonNote: comparisonNote === undefined ? note : `${comparisonNote} ${note}`,
  }
}

const hasDirection = (verdict: Verdict) => verdict === 'up' || verdict === 'down'

/** Share of false "up" or "down" verdicts under no change: 2.5 % on each side of the 95 % interval. */
const FALSE_ALARMS = 0.05

/** Numbers of comparisons with a verdict, and of "up" and "down" among them. */
interface Comparisons {
  readonly withVerdict: number
  /** Of those, the ones whose number is allowed for: of areas, categories or clusters. */
  readonly adjusted: number
  /** Of the adjusted ones, those that would be up or down by their own interval. */
  readonly beyondAlone: number
  readonly tooFew: number
  readonly tooShort: number
  readonly rising: number
  /** Figures that are not known, or in part, and so are compared with nothing. */
  readonly notKnown: number
  readonly up: number
  readonly down: number
  /** Expected number of false "up" or "down" verdicts among those that are not adjusted. */
  readonly falseAlarms: number
  /** The same among the adjusted ones, if each were judged by its own interval. */
  readonly falseAlarmsAlone: number
}
/** Counts the verdicts of the figures; `too few to say` and `still to rise` are counted apart. */
export function comparisonsIn(
  figures: readonly (Pick<Figure, 'verdict' | 'unadjustedVerdict'> & Partial<Pick<Figure, 'known'>>)[],
): Comparisons {
  const count = (verdict: Figure['verdict']) => figures.filter((figure) => figure.verdict === verdict).length
  const countAlone = (verdict: Figure['verdict']) =>
    figures.filter(({ unadjustedVerdict }) => unadjustedVerdict === verdict).length
  const [up, down] = [count('up'), count('down')]
  const withVerdict = up + down + count('could be chance')
  const beyondAlone = countAlone('up') + countAlone('down')
  const adjusted = beyondAlone + countAlone('could be chance')
  return {
    withVerdict,
    adjusted,
    beyondAlone,
    tooFew: count('too few to say'),
    tooShort: count('too short to say'),
    rising: count('still to rise'),
    notKnown: figures.filter(({ known = 'yes' }) => known !== 'yes').length,
    up,
    down,
    falseAlarms: (withVerdict - adjusted) * FALSE_ALARMS,
    falseAlarmsAlone: adjusted * FALSE_ALARMS,
  }
}

/** Multiple-comparison note: number of comparisons, of verdicts, and of false alarms expected by chance. */
export function comparisonsSentence(comparisons: Comparisons): string {
  const { withVerdict, up, down, tooFew, tooShort, rising, notKnown } = comparisons
  const uncounted = [
    tooFew === 0 ? null : `${countWords(tooFew)} too few to say`,
    tooShort === 0 ? null : `${countWords(tooShort)} too short to say`,
    rising === 0 ? null : `${countWords(rising)} still to rise`,
    notKnown === 0 ? null : `${countWords(notKnown)} not known, or in part`,
  ]
  if (withVerdict === 0) return sentences(['no comparison has a verdict of up or down', ...uncounted])
  const counted = withVerdict === 1 ? 'of 1 comparison' : `of ${countWords(withVerdict)} comparisons`
  const counts = `${countWords(up)} ${up === 1 ? 'is' : 'are'} up, ${countWords(down)} down; for ${countWords(withVerdict - up - down)} the change could be chance`
  return sentences([`${counted}, ${counts}`, ...uncounted, ...chanceWords(comparisons)])
}

/** What chance alone would give, of the comparisons whose number is allowed for and of the others. */
function chanceWords(comparisons: Comparisons): readonly string[] {
  const { withVerdict, adjusted, beyondAlone, falseAlarms, falseAlarmsAlone } = comparisons
  const others = adjusted === 0 ? '' : 'of the others '
  const ofOthers = `${others}chance alone would give ${alarmWords(falseAlarms)}, up as often as down`
  if (adjusted === 0) return [ofOthers]
  const areas =
    adjusted === withVerdict
      ? 'one by one'
      : `for ${countWords(adjusted)} in tables of areas or categories their number is allowed for: one by one`
  const ofAreas = `${areas} ${countWords(beyondAlone)} would be up or down, where chance alone would give ${alarmWords(falseAlarmsAlone)}; with their number allowed for, chance gives any in 5 of 100 such tables`
  return adjusted === withVerdict ? [ofAreas] : [ofAreas, ofOthers]
}

function alarmWords(alarms: number): string {
  if (alarms < 0.5) return 'fewer than 1 false alarm'
  const whole = Math.round(alarms)
  return `about ${countWords(whole)} false ${whole === 1 ? 'alarm' : 'alarms'}`
}
