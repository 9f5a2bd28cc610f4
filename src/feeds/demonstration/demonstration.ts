/**
 * Generates the demonstration: real geography, invented feeds, and `truth.json` with everything that was planted in
 * them.
 */
import { type Day, dayOf, isoDay } from '../../domain/day.ts'
import type { Position } from '../../domain/geography.ts'
import type { Place } from '../../domain/place/place.ts'
import { type Random, randomFor } from './random.ts'
import { NOT_KNOWN, withManifestFaults, exampleRows, FEEDS, kindOf, manifestText } from './manifest.ts'
import { type FeedWithFaults, withFaults, recipeOf } from './faults.ts'
import { type Feature, collectionText } from './feature-text.ts'
import type { IncidentGeography } from '../demonstration-incidents/anchors.ts'
import { areaChanges } from '../demonstration-incidents/area-changes.ts'
import { countsOf } from '../demonstration-incidents/counts.ts'
import { plantedSquares } from '../demonstration-incidents/hotspots.ts'
import { incidentsOf } from '../demonstration-incidents/incidents.ts'
import { type Month, monthsFrom } from '../demonstration-incidents/months.ts'
import { zonesOf, type Places, BOROUGH, placesIn } from '../demonstration-incidents/zones.ts'
import { actions } from './actions.ts'
import { closureOrders } from './orders.ts'
import {
  areaFeatures,
  commitmentFeatures,
  overdueOn,
  siteFeatures,
  surveyFeatures,
  EFFECTS,
} from './partnership.ts'
import { patrolHotspots, patrolVisits } from './patrol.ts'
import { type Planted, truthText } from './truth.ts'

/** Options of `holdfast demo`. */
export interface DemonstrationOptions {
  readonly seed: number
  readonly incidentsAMonth: number
  /** Keeps season and overdispersion, but plants no effect, no hotspot and no change of an area. */
  readonly noEffect: boolean
  /** Adds invalid and odd rows of every sort to every feed. */
  readonly withFaults: boolean
}
/** A file by its name in the output folder. */
export interface DemonstrationFile {
  readonly name: string
  readonly text: string
}
interface DemonstrationGeography extends IncidentGeography {
  readonly place: Place
}

/** Options of the demonstration that is shipped. */
export const DEMONSTRATION_DEFAULTS: DemonstrationOptions = {
  seed: 1,
  incidentsAMonth: 3000,
  noEffect: false,
  withFaults: false,
}
/** `asOf` of the demonstration. */
const AS_OF: Day = dayOf({ year: 2024, month: 8, day: 31 })
const FIRST_MONTH: Day = dayOf({ year: 2021, month: 9, day: 1 })
const MONTHS = 36

/**
 * `manifest.json`, one `.geojson` for each feed that it names (one feature a line), and `truth.json`. Pure: the same
 * arguments give the same bytes. Throws where the geography has no street or no LSOA with residents, or leaves no space
 * for a point or a hotspot.
 */
export function demonstration(
  options: DemonstrationOptions,
  geography: DemonstrationGeography,
): readonly DemonstrationFile[] {
  const { features, open, planted } = generateFeeds(options, geography)
  const feeds = FEEDS.map((feed) => {
    const kind = kindOf(feed)
    const rows = features[feed.id] ?? exampleRows(kind, geography.place)
    const written = options.withFaults
      ? withFaults({ id: feed.id, recipe: recipeOf(kind, geography.place) }, rows, open)
      : withoutFaults(rows)
    return { ...feed, ...written, setAside: withPlanned(written.setAside, rows) }
  })
  const setAside = Object.fromEntries(feeds.map((feed) => [feed.id, feed.setAside]))
  const faults = {
    setAside,
    odd: Object.fromEntries(feeds.map((feed) => [feed.id, feed.odd])),
    notices: Object.fromEntries(feeds.map((feed) => [feed.id, feed.notices])),
    notKnown: options.withFaults ? NOT_KNOWN : [],
  }
  const manifest = manifestText(isoDay(AS_OF))
  return [
    { name: 'manifest.json', text: options.withFaults ? withManifestFaults(manifest) : manifest },
    ...feeds.map(({ url, lines }) => ({ name: url, text: collectionText(lines) })),
    { name: 'truth.json', text: truthText({ ...planted, options: { ...options }, faults }) },
  ]
}

const withoutFaults = (rows: readonly Feature[]): FeedWithFaults => ({
  lines: rows.map((row) => JSON.stringify(row)),
  setAside: {},
  odd: {},
  notices: {},
})

/** Adds valid rows dated after `asOf` to the counts set aside, as planned. */
function withPlanned(
  setAside: FeedWithFaults['setAside'],
  rows: readonly Feature[],
): FeedWithFaults['setAside'] {
  const today = isoDay(AS_OF)
  const isPlanned = ({ properties: { on } }: Feature) => typeof on === 'string' && on.slice(0, 10) > today
  const planned = rows.filter(isPlanned).length
  return planned === 0 ? setAside : { ...setAside, planned: (setAside['planned'] ?? 0) + planned }
}

interface GeneratedFeeds {
  /** By feed id. */
  readonly features: Readonly<Record<string, readonly Feature[]>>
  /** A position outside sites and planted squares. */
  readonly open: Position
  readonly planted: Omit<Planted, 'options' | 'faults'>
}

function generateFeeds(
  { seed, incidentsAMonth, noEffect }: DemonstrationOptions,
  geography: DemonstrationGeography,
): GeneratedFeeds {
  const random = (purpose: string) => randomFor(seed, purpose)
  const months = monthsFrom(FIRST_MONTH, MONTHS)
  const changes = noEffect ? [] : areaChanges(geography.borough, { months, incidentsAMonth })
  const without = changes.map(({ patch }) => patch)
  const squares = noEffect
    ? []
    : plantedSquares(geography.borough, { incidentsAMonth, without, random: random('hotspots') })
  const effects = noEffect ? [] : EFFECTS
  const zones = zonesOf(geography, { incidentsAMonth, squares, changes, random: random('points') })
  const counts = countsOf(zones, { months, effects, random: random('counts') })
  const incidents = incidentsOf(zones, counts, { months, asOf: AS_OF, random: random('incidents') })
  const places = placesIn(zones, geography.borough)
  const partners = partnersOf(places, random, months)
  return {
    features: { ...partners.features, incidents: incidents.features, areas: areaFeatures(geography.borough) },
    open: places(BOROUGH, random('faults')).position,
    planted: {
      asOf: AS_OF,
      months,
      counts,
      squares,
      changes,
      zones,
      isPlanted: !noEffect,
      tally: incidents.tally,
      partners: partners.truth,
    },
  }
}

function partnersOf(places: Places, random: (purpose: string) => Random, months: readonly Month[]) {
  const orders = closureOrders(places, random('orders'), AS_OF)
  const done = actions(places, random('actions'), months)
  const visits = patrolVisits({ places, random: random('patrol'), asOf: AS_OF })
  return {
    features: {
      'closure-orders': orders.features,
      'patrol-hotspots': patrolHotspots(),
      'patrol-visits': visits,
      actions: done.all,
      'actions-charities': done.charities,
      sites: siteFeatures(),
      commitments: commitmentFeatures(),
      'survey-results': surveyFeatures(),
    },
    truth: {
      closureOrders: orders.truth,
      actions: done.truth,
      patrolVisits: { rows: visits.length },
      commitments: { overdue: overdueOn(isoDay(AS_OF)) },
    },
  }
}
