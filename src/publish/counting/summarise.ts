/**
 * Counts a dataset's incidents by area, quarter and public group. These are true counts, which are banded before
 * anything is published.
 */
import { assignAreas } from '../../analytics/geometry.ts'
import type { Area } from '../../domain/area.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { dayNumber, lastDayOfMoment } from '../../domain/day.ts'
import { failed, type FeedKind, type Failed } from '../../domain/feed.ts'
import { incidentReach } from '../../measures/baseline/baseline.ts'
import type { Geography } from '../../summary/geography.ts'
import type { PublicGroup } from '../../summary/public-summary.ts'
import { boroughCounts, type BoroughCount } from './borough-counts.ts'
import { publishableQuarters, quarterOfDay, type LeftOut, type Quarters } from './quarters.ts'
import type { PublicGroup as PublicGroupId } from '../../domain/category.ts'

/** Labels of the seven groups that may be published by area, in the order of the page. */
const LABELS: Readonly<Record<PublicGroupId, string>> = {
  'anti-social-behaviour': 'Anti-social behaviour',
  'violence-robbery-weapons': 'Violence, robbery and weapons',
  'public-order': 'Public order',
  'criminal-damage-arson': 'Criminal damage and arson',
  burglary: 'Burglary',
  'vehicle-crime': 'Vehicle crime',
  theft: 'Theft',
}
const GROUPS = Object.keys(LABELS) as readonly PublicGroupId[]

/** Groups with the manifest's own labels where it has them, as `public.group.burglary`. */
const publicGroups = (labels: Readonly<Record<string, string>>) =>
  GROUPS.map((id) => ({ id, label: labels[`public.group.${id}`] ?? LABELS[id] }))

/** Minimum population of an area: with fewer residents a count discloses too much. */
export const LEAST_RESIDENTS = 5000
/** Minimum number of quarters, as a single one allows no comparison. */
const LEAST_QUARTERS = 2

/** True counts of a release, not to be published as they are. */
export interface Counted {
  readonly kind: 'counted'
  readonly geography: Geography
  /** In alphabetical order of their names. */
  readonly areas: readonly Area[]
  readonly quarters: readonly string[]
  readonly groups: readonly PublicGroup[]
  /** True counts, row-major by area, quarter and group. */
  readonly counts: Int32Array
  /** True counts in none of the areas, row-major by quarter and group. */
  readonly outside: Int32Array
  readonly borough: readonly BoroughCount[]
  readonly leftOut: readonly LeftOut[]
}

/** Counts what may be published; fails where a part would be wrong or disclosive. */
export function summarise(dataset: Dataset, geography: Geography): Counted | Failed {
  const areas = areasOf(dataset, geography)
  const refusal = closedFeed(dataset) ?? smallArea(areas, geography)
  if (refusal) return refusal
  const reach = incidentReach(dataset)
  if (!reach)
    return failed('The incidents feed holds no incident.', 'Publish when there is something to count.')
  const { labels } = dataset.manifest
  const covered = publishableQuarters(dataset, reach)
  if (covered.quarters.length < LEAST_QUARTERS) return tooFewQuarters(covered)
  const { quarters } = covered
  const groups = publicGroups(labels)
  const counting = { areas, quarters, groups }
  const { counts, outside, leftOut } = countsOf(dataset, counting)
  const { counts: borough, leftOut: boroughLeftOut } = boroughCounts(dataset, quarters)
  const all = [...covered.leftOut, ...leftOut, ...boroughLeftOut]
  return { kind: 'counted', geography, ...counting, counts, outside, borough, leftOut: all }
}

/** Fails where a feed did not open: published counts are never changed, so a missing feed could not be corrected. */
function closedFeed({ failures, manifest, reports }: Dataset): Failed | null {
  const needed: FeedKind = 'incidents'
  const [first] = failures
  if (first)
    return failed(
      `The feed ${first.feed} did not open, and what is published is never changed: ${first.what}`,
      first.toDo,
    )
  if (!manifest.feeds.some(({ kind }) => kind === needed))
    return failed(
      'The manifest names no incidents feed.',
      'Add one, or give the address of another manifest.',
    )
  return reports.some(({ kind, shown }) => kind === needed && shown > 0)
    ? null
    : failed('No row is left of the incidents feed.', READ_REPORT)
}

const READ_REPORT = 'Read its report: holdfast check.'

function areasOf({ areas, manifest }: Dataset, geography: Geography): readonly Area[] {
  const today = areas.filter(
    ({ level, to }) => level === geography && (to === null || lastDayOfMoment(to) >= manifest.asOf),
  )
  return today.toSorted((a, b) =>
    a.name === b.name ? compareText(a.code, b.code) : compareText(a.name, b.name),
  )
}
/** By code points, independent of locale. */
const compareText = (a: string, b: string) => (a < b ? -1 : Number(a > b))

function smallArea(areas: readonly Area[], geography: Geography): Failed | null {
  if (areas.length === 0)
    return failed(
      `There is no area of the level ${geography}.`,
      'Give an areas feed, or another --geography.',
    )
  const small = areas.filter(({ population }) => population === null || population < LEAST_RESIDENTS)
  const [first] = small
  if (!first) return null
  const residents =
    first.population === null
      ? 'its residents are not known'
      : `${first.population.toLocaleString('en-GB')} residents`
  const more = small.length > 1 ? `, and ${small.length - 1} more` : ''
  return failed(
    `${first.name} (${first.code}) is too small to publish: ${residents}${more}. At least ${LEAST_RESIDENTS.toLocaleString('en-GB')} are needed.`,
    'Publish by larger areas, or correct the areas feed.',
  )
}

function tooFewQuarters({ quarters, leftOut }: Quarters): Failed {
  const why = leftOut.map(({ what, why: reason }) => `${what}: ${reason}`).join('; ')
  const completeText =
    quarters.length === 0 ? 'No quarter is whole' : `Only ${quarters.join(' and ')} is whole`
  return failed(
    `${completeText} in the data and over for six weeks${why === '' ? '' : ` (${why})`}: nothing could be compared.`,
    'Publish when a second quarter is complete.',
  )
}

type Counting = Pick<Counted, 'areas' | 'quarters' | 'groups'>

function countsOf(dataset: Dataset, { areas, quarters, groups }: Counting) {
  const { incidents, categories } = dataset
  const areaOf = assignAreas(incidents, areas)
  const groupIds = groups.map(({ id }) => id)
  const groupOf = categories.map(({ publicGroup }) => groupIds.indexOf(publicGroup ?? ''))
  const quarterOf = quarterIndex(quarters)
  const counts = new Int32Array(areas.length * quarters.length * groups.length)
  const outside = new Int32Array(quarters.length * groups.length)
  const ungroupedRows = new Map<number, number>()
  for (let row = 0; row < incidents.count; row++) {
    const quarter = quarterOf(incidents.day[row] ?? 0)
    if (quarter < 0) continue
    const [area, category] = [areaOf[row] ?? -1, incidents.category[row] ?? 0]
    const group = groupOf[category] ?? -1
    if (group < 0) ungroupedRows.set(category, (ungroupedRows.get(category) ?? 0) + 1)
    else if (area < 0) {
      const at = quarter * groups.length + group
      outside[at] = (outside[at] ?? 0) + 1
    } else {
      const at = (area * quarters.length + quarter) * groups.length + group
      counts[at] = (counts[at] ?? 0) + 1
    }
  }
  const ungrouped = [...ungroupedRows.keys()].map((category) => categories[category]?.label ?? '').toSorted()
  const outsideCount = outside.reduce((sum, count) => sum + count, 0)
  return { counts, outside, leftOut: leftOutOf(ungrouped, outsideCount) }
}

function leftOutOf(ungrouped: readonly string[], outside: number): readonly LeftOut[] {
  const groups = ungrouped.map((what) => ({
    what,
    why: 'it is in none of the groups that are published by area',
  }))
  const why = 'they lie in none of the areas that are published'
  const what = `Incidents outside: ${outside.toLocaleString('en-GB')}`
  return outside > 0 ? [...groups, { what, why }] : groups
}

/** Index of the quarter of a day (days since 1970), cached by day; -1 for none. */
function quarterIndex(quarters: readonly string[]): (day: number) => number {
  const cache = new Map<number, number>()
  return (day) => {
    const index = cache.get(day) ?? quarters.indexOf(quarterOfDay(dayNumber(day)))
    cache.set(day, index)
    return index
  }
}
