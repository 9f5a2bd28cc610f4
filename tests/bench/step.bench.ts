/**
 * One step of the clock, a change of categories, and a count from nothing, against the usual way (filter, supercluster load,
 * getClusters); and the cost of the index.
 */
import Supercluster from 'supercluster'
import type { PointFeature } from 'supercluster'
import {
  buildClusterIndex,
  COARSEST_ZOOM,
  FINEST_ZOOM,
  SQUARE_LEVEL,
  type ClusterIndex,
  type IndexableColumns,
  type Frame,
  type Selection,
} from '../../src/analytics/cluster-index.ts'
import { buildPartIndex } from '../../src/analytics/part-index.ts'
import { inAreas } from '../../src/analytics/selection.ts'
import { dailyCounts, stepOf } from '../../src/analytics/step.ts'
import { Stepper } from '../../src/analytics/stepping/stepper.ts'
import { DEFAULT_CATEGORIES } from '../../src/domain/category.ts'
import type { Box } from '../../src/domain/geography.ts'
import { GROUP_OF, rectangle } from '../analytics/counting.ts'
import { DAYS, FIRST_DAY, inventedIncidents } from '../analytics/invented-incidents.ts'
import { median, milliseconds, pairedMedians, report } from './harness.ts'

const SIZES = [
  ['108k', 108_000],
  ['200k', 200_000],
  ['1M', 1_000_000],
] as const
/** Five typical categories of the fourteen, with 65 % of the incidents. */
const CHOSEN = ['anti-social-behaviour', 'burglary', 'criminal-damage-arson', 'drugs', 'violent-crime']
/** The same hierarchy for both: fewer zooms than supercluster's default, so the peer does less than usual. */
const OPTIONS = { minZoom: COARSEST_ZOOM, maxZoom: FINEST_ZOOM - 1, radius: 64 }
/** A hundred-and-fiftieth; for a change of categories a hundredth, for a count from nothing a fiftieth. */
const BAR = '<= 0.00667'
const BAR_BY_CATEGORY = '<= 0.01'
const BAR_FROM_NOTHING = '<= 0.02'
const PEER = 'supercluster filter + load + getClusters'

type IncidentProperties = { readonly day: number; readonly category: number }

/** The last twelve months, five categories, all areas. */
const selectionOn = ({ category }: ClusterIndex): Selection => ({
  from: FIRST_DAY + DAYS - 365,
  to: FIRST_DAY + DAYS - 1,
  chosen: Uint8Array.from(DEFAULT_CATEGORIES, ({ id }) => (CHOSEN.includes(id) ? 1 : 0)),
  category,
  groupOf: GROUP_OF,
})

const featuresOf = (columns: IndexableColumns): PointFeature<IncidentProperties>[] =>
  Array.from({ length: columns.count }, (_, row) => ({
    type: 'Feature',
    properties: { day: columns.day[row] ?? 0, category: columns.category[row] ?? 0 },
    geometry: { type: 'Point', coordinates: [columns.longitude[row] ?? 0, columns.latitude[row] ?? 0] },
  }))

function usualWay(
  features: readonly PointFeature<IncidentProperties>[],
  { from, to, chosen }: Selection,
  frame: Frame,
) {
  const { west, south, east, north } = frame.box
  const matching = features.filter(
    ({ properties: { day, category } }) => day >= from && day <= to && chosen[category] === 1,
  )
  return new Supercluster<IncidentProperties, IncidentProperties>(OPTIONS)
    .load(matching)
    .getClusters([west, south, east, north], frame.zoom)
}

const EVERYWHERE: Box = { west: -3, south: 53, east: -2, north: 54 }

/** Extent of a map of 2560 by 1440 pixels centred on the busiest square, larger than most screens. */
function screenAt(index: ClusterIndex, zoom: number): Box {
  let busiest = 0
  for (let node = 0; node < index.nodeCount; node++) {
    const incidents = (index.end[node] ?? 0) - (index.start[node] ?? 0)
    const most = (index.end[busiest] ?? 0) - (index.start[busiest] ?? 0)
    if (
      index.expandsAt[node] === SQUARE_LEVEL &&
      (index.expandsAt[busiest] !== SQUARE_LEVEL || incidents > most)
    )
      busiest = node
  }
  const [x, y] = [index.longitude[busiest] ?? 0, index.latitude[busiest] ?? 0]
  const wide = (1280 * 360) / (512 * 2 ** zoom)
  const high = (wide * 720 * Math.cos((y * Math.PI) / 180)) / 1280
  return { west: x - wide, south: y - high, east: x + wide, north: y + high }
}

/** Steps of one day forwards and back, each with all counts but those of squares. */
function clock(index: ClusterIndex, frame: Frame): () => void {
  const stepper = new Stepper()
  const selection = selectionOn(index)
  let days = 0
  return () => {
    days = 1 - days
    const moved = { ...selection, from: selection.from - days, to: selection.to - days }
    stepper.stepTo({ index, selection: moved, frame, allHours: index.category, squares: null })
  }
}

/** One category more and one fewer, each with all counts but those of squares. */
function categories(index: ClusterIndex, frame: Frame): () => void {
  const stepper = new Stepper()
  const selection = selectionOn(index)
  const more = { ...selection, chosen: selection.chosen.with(0, 1 - (selection.chosen[0] ?? 0)) }
  let isMore = false
  return () => {
    isMore = !isMore
    const chosen = isMore ? more : selection
    stepper.stepTo({ index, selection: chosen, frame, allHours: index.category, squares: null })
  }
}
const fromNothing = (index: ClusterIndex, frame: Frame) => () => stepOf(index, selectionOn(index), frame)

type Step = typeof clock

/** Most expensive frame over all zooms. */
async function worstFrame(index: ClusterIndex, stepIn: Step, boxAt: (zoom: number) => Box): Promise<Frame> {
  let worst = { frame: { box: EVERYWHERE, zoom: COARSEST_ZOOM, points: false }, cost: 0 }
  for (let zoom = COARSEST_ZOOM; zoom <= FINEST_ZOOM + 1; zoom++) {
    const frame = { box: boxAt(zoom), zoom, points: false }
    const step = stepIn(index, frame)
    await milliseconds(step, 20)
    const costs: number[] = []
    for (let run = 0; run < 5; run++) costs.push(await milliseconds(step, 10))
    if (median(costs) > worst.cost) worst = { frame, cost: median(costs) }
  }
  return worst.frame
}

interface Race {
  readonly index: ClusterIndex
  readonly features: readonly PointFeature<IncidentProperties>[]
}

async function raceStep(
  name: string,
  { index, features }: Race,
  race: { readonly frame: Frame; readonly stepIn: Step; readonly bar?: string },
) {
  const { frame, bar } = race
  const selection = selectionOn(index)
  const ours = race.stepIn(index, frame)
  await milliseconds(ours, 20)
  const pair = await pairedMedians({ ours, peer: () => usualWay(features, selection, frame), timesOurs: 10 })
  const limit = bar === undefined ? {} : { bar }
  report({
    name: `${name}.zoom-${frame.zoom}`,
    value: pair.ours,
    unit: 'ms',
    peer: PEER,
    ratio: pair.ratio,
    ...limit,
  })
}

async function raceBuild(
  name: string,
  columns: IndexableColumns,
  features: PointFeature<IncidentProperties>[],
) {
  const pair = await pairedMedians(
    {
      ours: () => buildClusterIndex(columns, DEFAULT_CATEGORIES.length),
      peer: () => new Supercluster<IncidentProperties, IncidentProperties>(OPTIONS).load(features),
    },
    columns.count > 500_000 ? 3 : 9,
  )
  report({ name, value: pair.ours, unit: 'ms', peer: 'supercluster load of all points', ratio: pair.ratio })
}

/** About a ward, and half of the borough. */
const AREAS = [
  ['ward', rectangle([-2.65, 53.54, -2.62, 53.555])],
  ['half', rectangle([-2.7, 53.46, -2.57, 53.6])],
] as const

/** Choosing an area: its incidents are found, and their index is built. */
async function benchPart(size: string, columns: IndexableColumns, index: ClusterIndex) {
  for (const [name, area] of AREAS) {
    const build = () => buildPartIndex(columns, index, inAreas(index, [area]))
    await milliseconds(build, 2)
    report({ name: `area-index.${size}.${name}`, value: await milliseconds(build, 5), unit: 'ms' })
  }
}

for (const [size, count] of SIZES) {
  const columns = inventedIncidents({ count, seed: 1 })
  const features = featuresOf(columns)
  const race = { index: buildClusterIndex(columns, DEFAULT_CATEGORIES.length), features }
  const { index } = race
  const screen = (zoom: number) => screenAt(index, zoom)
  const close: Frame = { box: screenAt(index, FINEST_ZOOM), zoom: FINEST_ZOOM, points: true }
  for (const [suffix, stepIn, bar] of [
    ['', clock, BAR],
    ['.categories', categories, BAR_BY_CATEGORY],
    ['.from-nothing', fromNothing, BAR_FROM_NOTHING],
  ] as const) {
    const name = `step.${size}${suffix}`
    await raceStep(name, race, { frame: await worstFrame(index, stepIn, screen), stepIn, bar })
    await raceStep(`${name}.points`, race, { frame: close, stepIn, bar })
    // Upper bound: no screen shows every square of the borough at once.
    const frame = await worstFrame(index, stepIn, () => EVERYWHERE)
    await raceStep(`${name}.whole-borough`, race, { frame, stepIn })
  }
  report({
    name: `step.${size}.daily-counts`,
    value: await milliseconds(() => dailyCounts(index, selectionOn(index)), 20),
    unit: 'ms',
  })
  await raceBuild(`index.${size}`, columns, features)
  await benchPart(size, columns, index)
}

const scattered = inventedIncidents({ count: 1_000_000, seed: 2, places: 500_000 })
await raceBuild('index.1M.500k-places', scattered, featuresOf(scattered))
