/**
 * False verdicts on rolling windows of demonstrations without effect: of totals, categories and wards each by its own
 * interval, of the status line, and of whole tables of wards and LSOAs.
 */
import { buildClusterIndex } from '../../src/analytics/cluster-index.ts'
import type { Dataset } from '../../src/domain/dataset.ts'
import { dayNumber, daysUpTo, isWithin, yearsBefore, type DaySpan } from '../../src/domain/day.ts'
import { randomFor, type Random } from '../../src/feeds/demonstration/random.ts'
import {
  incidentReach,
  periodOf,
  usualBaseline,
  type BoardPeriod,
} from '../../src/measures/baseline/baseline.ts'
import { besideBaseline } from '../../src/measures/baseline/beside-baseline.ts'
import { boroughOverdispersion } from '../../src/measures/baseline/borough-overdispersion.ts'
import { lateDaysOf } from '../../src/measures/feeds/freshness.ts'
import type { Figure, Verdict } from '../../src/measures/figure.ts'
import { summaryFigures } from '../../src/measures/figures-of.ts'
import { figuresAt } from '../../src/measures/figures/areas.ts'
import { report } from './harness.ts'
import { AS_OF, noEffectDatasets } from './no-effect.ts'

/** Share of the seeds to run, for a quick check. */
const SHARE = Number(process.env['HOLDFAST_SEEDS_SHARE'] ?? 1)
const DEMONSTRATIONS = Math.max(1, Math.round(200 * SHARE))
/** Lengths without a verdict, and those whose false verdicts are bounded. */
const TOO_SHORT = [1, 2, 6]
const LENGTHS = [7, 10, 28, 56, 91, 365]
/** Windows of the status line for each length and demonstration. */
const STATUS_WINDOWS = 10
const DIRECTIONS: readonly (Verdict | undefined)[] = ['up', 'down']

/** Verdicts on chance, and those of up or down among them. */
interface Tally {
  verdicts: number
  alarms: number
}
const tallies = new Map<string, Tally>()
function add(name: string, verdicts: readonly (Verdict | undefined)[]) {
  const tally = tallies.get(name) ?? { verdicts: 0, alarms: 0 }
  tally.alarms += verdicts.filter((verdict) => DIRECTIONS.includes(verdict)).length
  tally.verdicts += verdicts.filter(
    (verdict) => DIRECTIONS.includes(verdict) || verdict === 'could be chance',
  ).length
  tallies.set(name, tally)
}

/** A window of a length that ends on a random day, so that the data reach the days to compare with. */
function rollingWindow(days: number, reach: DaySpan, random: Random): DaySpan {
  const first = daysUpTo(AS_OF, days)
  const latest = AS_OF - yearsBefore(first, 1).from + reach.from
  return daysUpTo(dayNumber(latest + random.below(AS_OF - latest + 1)), days)
}

const withBaseline = (window: DaySpan, reach: DaySpan): BoardPeriod => ({
  window,
  baseline: usualBaseline(window, reach),
})

/** Verdicts by the figures' own intervals: of totals, categories and wards. */
const verdictsAlone = (figures: readonly Figure[]) =>
  figures.map(({ verdict, unadjustedVerdict }) => unadjustedVerdict ?? verdict)

/** Whether a table of crimes, without what patrol finds, and ASB has any verdict of up or down. */
function tableVerdict(figures: readonly Figure[]): Verdict {
  const shown = figures.filter(
    ({ id, area }) => area !== undefined && (id === 'crimes-reported' || id === 'asb'),
  )
  return shown.find(({ verdict }) => DIRECTIONS.includes(verdict))?.verdict ?? 'could be chance'
}

function judgeFigures(dataset: Dataset, question: BoardPeriod, days: number) {
  const figures = summaryFigures(dataset, question)
  add(`${days}-days.figures`, verdictsAlone(figures))
  if (TOO_SHORT.includes(days)) return
  add(`${days}-days.ward-tables`, [tableVerdict(figures)])
  add(`${days}-days.lsoa-tables`, [tableVerdict(figuresAt(dataset, 'lsoa', periodOf(dataset, question)))])
}

/** Judges totals of crimes and ASB together as the status line does. */
function statusLine(dataset: Dataset, reach: DaySpan) {
  const index = buildClusterIndex(dataset.incidents, dataset.categories.length)
  const context = {
    reach,
    overdispersion: boroughOverdispersion(index, dataset.areas, reach),
    isPart: false,
    late: lateDaysOf(dataset),
  }
  const { day, precision } = dataset.incidents
  const counted = (window: DaySpan, isCounted: (row: number) => boolean) => {
    let total = 0
    for (let row = 0; row < day.length; row++)
      if (isWithin(dayNumber(day[row] ?? 0), window) && isCounted(row)) total++
    return { window, total, counts: [] }
  }
  return ({ window, baseline }: BoardPeriod, days: number): Verdict | undefined => {
    if (!baseline) throw new Error('the data do not reach the baseline')
    const isCounted = (row: number) => days >= 28 || precision[row] !== 2
    return besideBaseline(counted(window, isCounted), counted(baseline, isCounted), context).change.verdict
  }
}

const datasetFor = await noEffectDatasets()
for (let seed = 1; seed <= DEMONSTRATIONS; seed++) {
  const dataset = datasetFor(seed)
  const random = randomFor(seed, 'windows')
  const reach = incidentReach(dataset)
  if (!reach) throw new Error('no incidents')
  const verdictOf = statusLine(dataset, reach)
  for (const days of [...TOO_SHORT, ...LENGTHS]) {
    const next = () => withBaseline(rollingWindow(days, reach, random), reach)
    judgeFigures(dataset, next(), days)
    add(
      `${days}-days.status-line`,
      Array.from({ length: STATUS_WINDOWS }, () => verdictOf(next(), days)),
    )
  }
}

/** Tables of all lengths together have a bar: of one length there is but one a demonstration. */
const POOLED = ['ward-tables', 'lsoa-tables']
const TABLE_BAR = '<= 0.07'
const VERDICT_BAR = '<= 0.055'

for (const [name, { verdicts, alarms }] of tallies) {
  const isTooShort = TOO_SHORT.some((days) => name.startsWith(`${days}-days`))
  const isTable = POOLED.some((pooled) => name.endsWith(pooled))
  const measure = `chance.no-effect.${name}`
  if (isTooShort) report({ name: measure, value: alarms, unit: 'up or down', bar: '<= 0' })
  else
    report({
      name: measure,
      value: alarms / verdicts,
      unit: `share of ${verdicts}`,
      ...(!isTable && { bar: VERDICT_BAR }),
    })
}
for (const pooled of POOLED) {
  const parts = [...tallies].flatMap(([name, tally]) => (name.endsWith(pooled) ? [tally] : []))
  const sum = (of: keyof Tally) => parts.reduce((all, tally) => all + tally[of], 0)
  report({
    name: `chance.no-effect.${pooled}`,
    value: sum('alarms') / sum('verdicts'),
    unit: `share of ${sum('verdicts')}`,
    bar: TABLE_BAR,
  })
}
