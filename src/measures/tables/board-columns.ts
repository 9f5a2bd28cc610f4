/** What stands beside a figure in the board's files for whoever works on with it: names, errors, reasons; and the meaning of every column. */
import { NORMAL_975 } from '../../analytics/small-numbers/exact-intervals.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { LEVELS } from '../../domain/area.ts'
import { type Figure, outsideOf } from '../figure.ts'

/** Names of the parts of the whole, by code and id. */
export type PartNames = Readonly<
  Record<'area' | 'site' | 'partner' | 'category', ReadonlyMap<string, string>>
>

/** The parts of a dataset that hold names. */
export type NamedParts = Pick<Dataset, 'place' | 'areas' | 'sites' | 'manifest'>

export const partNamesOf = ({ place, areas, sites, manifest }: NamedParts): PartNames => ({
  area: new Map([
    ...LEVELS.map((level) => [outsideOf(level), OUTSIDE_NAMES[level === 'ward' ? 'ward' : 'other']] as const),
    ...areas.map(({ code, name }) => [code, name] as const),
  ]),
  site: new Map(sites.map(({ id, name }) => [id, name])),
  partner: new Map(place.partners.map(({ id, label }) => [id, label])),
  category: new Map(manifest.categories.map(({ id, label }) => [id, label])),
})

const OUTSIDE_NAMES = { ward: 'Outside the wards', other: 'Outside the areas' } as const
const PARTS = ['area', 'site', 'partner', 'category'] as const

/** What a file holds of a figure beside the figure itself. */
export interface FigureNotes {
  /** Of its area, site, partner and category; absent for a total. */
  readonly name?: string
  /** Overdispersion by whose root its interval or limits were widened; absent where none was. */
  readonly phi?: number
  readonly standardError?: number
  readonly ratioStandardError?: number
  readonly whyNoVerdict?: string
}

export function figureNotes(figure: Figure, names: PartNames): FigureNotes {
  const { low, high, ratioLow = 0, ratioHigh, overdispersion: phi } = figure
  const name = PARTS.flatMap((part) => {
    const id = figure[part]
    return id === undefined ? [] : [names[part].get(id) ?? id]
  }).join(', ')
  return {
    ...(name !== '' && { name }),
    ...(phi !== undefined && { phi }),
    ...(low !== undefined && high !== undefined && { standardError: errorOf(low, high) }),
    ...(ratioLow > 0 &&
      ratioHigh !== undefined && { ratioStandardError: errorOf(Math.log(ratioLow), Math.log(ratioHigh)) }),
    ...whyNoVerdict(figure),
  }
}

/** Half the width of a 95 % interval in standard deviations of the normal distribution. */
const errorOf = (low: number, high: number) => (high - low) / (2 * NORMAL_975)

function whyNoVerdict({
  verdict,
  why,
  caveat,
  ratio,
  ratioLow,
  baselineValue,
  signals,
  expected,
}: Figure): Pick<FigureNotes, 'whyNoVerdict'> {
  if (verdict !== undefined) return {}
  if (why !== undefined || caveat !== undefined) return { whyNoVerdict: why ?? caveat ?? '' }
  if (expected !== undefined || signals !== undefined)
    return { whyNoVerdict: 'Judged by its limits: see signals.' }
  const isCompared = ratio !== undefined || ratioLow !== undefined || baselineValue !== undefined
  return {
    whyNoVerdict: isCompared
      ? 'The baseline is given for comparison alone: no test is made of figures of this kind.'
      : 'Not compared with a baseline.',
  }
}

/** A column of the board's CSV, and the member of the same name in its JSON, in the order of the CSV. */
export const BOARD_COLUMNS = {
  id: 'Id of the figure; several rows of one id differ by days or by area, site, partner, category.',
  label: 'The figure in words.',
  from: 'First day that it counts.',
  to: 'Last day that it counts, included.',
  area: 'Code of the area; empty: not of one area.',
  site: 'Id of the site; empty: not of one site.',
  partner: 'Id of the partner; empty: of all.',
  category: 'Id of the category, or the outcome or ethnicity group of searches; empty: of all.',
  known: 'yes: the feeds cover all of its days; part: the value is a lower bound; no: there is no value.',
  value: 'The value in its unit, unrounded; empty: not known, which is not nought.',
  low: 'Lower end of the 95 % interval of the value.',
  high: 'Upper end of the 95 % interval of the value.',
  baselineValue: 'The same for the days of the baseline; on a chart the expected count.',
  ratio: 'Value over that of the baseline, or as the definition says.',
  ratioLow: 'Lower end of the 95 % interval of the ratio.',
  ratioHigh: 'Upper end of the 95 % interval of the ratio; empty beside a lower end: without bound.',
  verdict: 'up, down, could be chance, or why it cannot be said (too few, too short, still to rise).',
  why: 'Why the value is not known, or in part only.',
  asAt: 'Day that it looks back from: states are as on that day.',
  stillToRise: 'yes: reports of its last days are still to come.',
  asOf: 'Day on which the rows were known.',
  baselineFrom:
    'First day of the baseline: of a site’s phases, displacement and days since Clear that of their own, of the others that of the board.',
  baselineTo: 'Last day of the same baseline, included.',
  shortOf: 'Ids of the feeds that did not open.',
  baselineNote: 'How the baseline was chosen where not by the calendar.',
  unadjustedVerdict:
    'Of a figure of a table of areas the verdict by its own interval alone; `verdict` allows for the number of areas.',
  pValue: 'p of the ratio, two-sided, widened by phi; of figures of a table of areas.',
  adjustedP: 'p adjusted by Benjamini-Hochberg over all verdicts of the table.',
  comparisonNote:
    'Incidents known by month alone that are left out of the comparison, and other notes on what is compared.',
  unit: 'Unit of value, low, high and the limits.',
  definition: 'What is counted and how.',
  name: 'Name of the area, site, partner and category.',
  phi: 'Overdispersion (Pearson chi-squared by its degrees of freedom, at least 1) by whose root interval or limits were widened; empty: none was.',
  standardError:
    'Standard error of the value in its unit: the width of its 95 % interval divided by 2 x 1.96. Exact intervals are not symmetric: prefer low and high.',
  ratioStandardError:
    'Standard error of the natural logarithm of the ratio: the width of its 95 % interval on that scale divided by 2 x 1.96.',
  caveat: 'What is to be kept in mind of its comparison.',
  whyNoVerdict: 'Why there is no verdict; empty where there is one.',
  expected: 'Count expected on a control chart (centre line) or funnel plot.',
  limitLow:
    'Lower control limit: 3 standard deviations on a chart, 99.8 % on a funnel plot. Not an interval of the value.',
  limitHigh: 'Upper control limit.',
  warningLow: 'Lower warning limit of a funnel plot, 95 %.',
  warningHigh: 'Upper warning limit of a funnel plot.',
  ewma: 'Exponentially weighted moving average of a control chart at this point, in the unit of the value; after Clear alone.',
  ewmaLow: 'Lower limit of the average, 3 standard deviations.',
  ewmaHigh: 'Upper limit of the average.',
  signals:
    'On a chart the rules broken, with their direction: outside (beyond the limits), run (eight on one side), average (EWMA beyond its limits), as outside-above. On a funnel plot its place beyond the limits: above, far-above, below, far-below.',
  handling: 'Highest handling mark of the feeds.',
} as const

/** Of demonstrations alone. */
export const DEMONSTRATION_COLUMN = 'Invented incidents: stands in every row of a demonstration.'
/** Members of a figure in JSON that have no column. */
export const JSON_MEMBERS = { feeds: 'Ids of the feeds that are incomplete.' } as const
