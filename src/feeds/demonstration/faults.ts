/**
 * Plants invalid and odd rows among the valid rows of a feed, counted by the reason or notice that a reader must give.
 */
import type { Position, Shape } from '../../domain/geography.ts'
import { itemAt } from './random.ts'
import type { Feature, Properties } from './feature-text.ts'
import {
  brokenRings,
  brokenShapes,
  squareAbout,
  WIDE_HALF_SIDE_DEGREES,
  bowTieAbout,
  type BrokenShape,
} from './broken-shapes.ts'
import type { FeedKind } from '../../domain/feed.ts'
import type { Place } from '../../domain/place/place.ts'
import type { Faults } from '../definition/documentation.ts'
import { KIND_FILES } from '../feed-kinds.ts'

/** The faults of a kind, together with the facts of its definition that planting needs. */
interface Recipe extends Required<Faults> {
  readonly idField: 'id' | 'code'
  readonly geometry: 'needed' | 'optional' | 'none'
  /** Whether a row may be a polygon. */
  readonly mayBeSurface: boolean
}

/** The recipe of a kind, with defaults for optional members. */
export function recipeOf(kind: FeedKind, place: Place): Recipe {
  const { DEFINITION, faults } = KIND_FILES[kind]
  const { geometry, mayLackGeometry } = DEFINITION
  return {
    textNotices: [],
    whereWide: [],
    guarded: [],
    copies: 1,
    ...faults(place),
    idField: DEFINITION.idField,
    geometry: geometry.length === 0 ? 'none' : mayLackGeometry ? 'optional' : 'needed',
    mayBeSurface: geometry.includes('Polygon'),
  }
}

/** A feed with faults, and the counts by which a reader is checked. */
export interface FeedWithFaults {
  /** The feed's rows, valid and invalid, as JSON. */
  readonly lines: readonly string[]
  readonly setAside: Readonly<Record<string, number>>
  /** Odd rows that are shown, by what is odd about them. */
  readonly odd: Readonly<Record<string, number>>
  /** Notices caused by the faults, by code; notices on the original rows are not included. */
  readonly notices: Readonly<Record<string, number>>
}
interface InvalidRow {
  /** Why it is set aside. */
  readonly reason: string
  readonly row: unknown
}

/**
 * The rows of a feed with faults planted among them.
 * @param place position of valid extra rows, at which they change no planted count
 */
export function withFaults(
  { id, recipe }: { readonly id: string; readonly recipe: Recipe },
  features: readonly Feature[],
  place: Position,
): FeedWithFaults {
  const sample = itemAt(features, Math.floor(features.length / 2))
  const geometry = recipe.geometry === 'none' ? null : shapeLike(sample.geometry, place)
  const validRow: Feature = { ...sample, geometry, properties: { ...sample.properties, ...recipe.validRow } }
  const copies = Array.from({ length: recipe.copies }, () => faultsOf(recipe, validRow, place)).flat()
  const refused = [
    ...copies.map(withOwnId(recipe, `${id}-fault`)),
    ...unidentifiedRows(recipe, validRow),
    ...duplicateRows(features, recipe),
  ]
  const odd = oddRows(recipe, validRow, { id, place, features })
  const rows = spreadEvenly(features, [...refused.map(({ row }) => row), ...odd.rows])
  return {
    lines: rows.map((row) => JSON.stringify(row)),
    setAside: countsByName(refused.map(({ reason }) => reason)),
    odd: countsByName(odd.names),
    // The differing duplicate is identified by its id.
    notices: countsByName([...odd.notices, 'differing-duplicates']),
  }
}

const shapeLike = (shape: Shape | null, place: Position): Shape =>
  shape?.type === 'Polygon' || shape?.type === 'MultiPolygon' ? shape : { type: 'Point', coordinates: place }

function faultsOf(recipe: Recipe, validRow: Feature, place: Position): readonly InvalidRow[] {
  const isNeeded = recipe.geometry === 'needed'
  const shapes = validRow.geometry ? brokenShapes(validRow.geometry, isNeeded) : []
  const rings = recipe.mayBeSurface ? brokenRings(place) : []
  const foreign = validRow.geometry ? [foreignShape(recipe, place)] : []
  const rows = [validRow, ...recipe.guarded.map((changes) => changed(validRow, changes))]
  return [
    ...rows.flatMap((row) =>
      [...shapes, ...rings, ...foreign].map(({ reason, geometry }) => ({
        reason,
        row: { ...row, geometry },
      })),
    ),
    ...recipe.invalidRows.map(([reason, changes]) => ({ reason, row: changed(validRow, changes) })),
    { reason: 'past-keeping', row: changed(validRow, recipe.expired) },
  ]
}

/** A valid geometry of a type that the kind does not allow. */
const foreignShape = ({ mayBeSurface }: Recipe, place: Position): BrokenShape => ({
  reason: 'bad-geometry',
  geometry: mayBeSurface ? { type: 'LineString', coordinates: [place, [-2.63, 53.54]] } : squareAbout(place),
})

const changed = (row: Feature, changes: Properties): Feature => ({
  ...row,
  properties: { ...row.properties, ...changes },
})

/** Gives each row an id of its own, so that it is set aside for its planted fault alone. */
const withOwnId =
  ({ idField }: Recipe, prefix: string) =>
  ({ reason, row }: InvalidRow, index: number): InvalidRow => ({
    reason,
    row: isRow(row) ? changed(row, { [idField]: `${prefix}-${index + 1}` }) : row,
  })
const isRow = (row: unknown): row is Feature => typeof row === 'object' && row !== null && 'properties' in row

function unidentifiedRows({ idField }: Recipe, validRow: Feature): readonly InvalidRow[] {
  const reason = idField === 'id' ? 'missing-id' : 'missing-field'
  const blank = ['', null, undefined].map((id) => ({ reason, row: changed(validRow, { [idField]: id }) }))
  const notFeatures = [null, 'row', { type: 'Nothing' }, { type: 'Feature', geometry: null }]
  return [...blank, ...notFeatures.map((row) => ({ reason: 'not-a-feature', row }))]
}

/** An exact duplicate, and a differing row under an existing id. */
function duplicateRows(features: readonly Feature[], { duplicate }: Recipe): readonly InvalidRow[] {
  const [first, second] = [itemAt(features, 0), itemAt(features, 1)]
  return [
    { reason: 'duplicate-id', row: first },
    { reason: 'duplicate-id', row: changed(second, duplicate) },
  ]
}

/** Spreads the extra rows evenly among the rest. */
function spreadEvenly(rows: readonly unknown[], extra: readonly unknown[]): readonly unknown[] {
  const step = rows.length / (extra.length + 1)
  const cuts = extra.map((_, i) => Math.floor((i + 1) * step))
  return [...rows.slice(0, cuts[0]), ...extra.flatMap((row, i) => [row, ...rows.slice(cuts[i], cuts[i + 1])])]
}

function countsByName(names: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return Object.fromEntries(counts)
}

const SCRIPT = `"><script>document.title='wrong'</script><img src=x onerror="document.title='wrong'">`
/** Parsed from JSON, so that these become members of the row and do not change its prototype. */
const UNSAFE_KEYS = JSON.parse(
  '{"__proto__":{"isAdmin":true},"constructor":"x","prototype":{"x":1}}',
) as Properties
/** Some kilometres north of the borough's outline. */
const NEAR_BY: Position = [-2.63, 53.66]

interface OddRows {
  readonly rows: readonly Feature[]
  /** What is odd about each row. */
  readonly names: readonly string[]
  /** Codes of all notices caused by the rows. */
  readonly notices: readonly string[]
}
interface OddRow {
  readonly name: string
  readonly notices: readonly string[]
  readonly row: Feature
}
interface FeedContents {
  readonly id: string
  readonly place: Position
  readonly features: readonly Feature[]
}

function oddRows(recipe: Recipe, validRow: Feature, { id, place, features }: FeedContents): OddRows {
  const odd = [
    ...rowsWithScript(recipe, validRow),
    ...rowsWithOddGeometry(recipe, validRow, place),
    ...noticedRows(recipe, validRow),
  ]
  const midnights =
    recipe.guarded.length > 0
      ? defaultTimes(features, validRow.properties['category'])
      : { planted: [], count: 0 }
  const defaults = midnights.planted.map((changes): OddRow => ({
    name: 'default-midnight',
    notices: [],
    row: changed(validRow, changes),
  }))
  const all = [...odd, ...defaults]
  return {
    rows: all.map(({ row }, index) => changed(row, { [recipe.idField]: `${SCRIPT} ${id}-${index + 1}` })),
    names: all.map(({ name }) => name),
    notices: [
      ...odd.flatMap(({ notices }) => notices),
      ...Array.from({ length: midnights.count }, () => 'default-midnight'),
    ],
  }
}

function rowsWithScript({ texts, textNotices }: Recipe, validRow: Feature): readonly OddRow[] {
  const script = Object.fromEntries(texts.map((field) => [field, SCRIPT]))
  return [
    { name: 'script-text', notices: textNotices, row: changed(validRow, script) },
    {
      name: 'unsafe-keys',
      notices: [],
      row: { ...validRow, properties: { ...validRow.properties, ...UNSAFE_KEYS } },
    },
  ]
}

const noticedRows = ({ odd }: Recipe, validRow: Feature): readonly OddRow[] =>
  odd.map(([notices, changes]) => ({ name: notices.at(-1) ?? '', notices, row: changed(validRow, changes) }))

/** Rows with an odd geometry. */
function rowsWithOddGeometry(
  { geometry, mayBeSurface, whereWide }: Recipe,
  validRow: Feature,
  place: Position,
): readonly OddRow[] {
  const at = (notice: string, shape: Feature['geometry']): OddRow => ({
    name: notice,
    notices: [notice],
    row: { ...validRow, geometry: shape },
  })
  if (geometry === 'none') return [at('shape-dropped', { type: 'Point', coordinates: place })]
  return [
    at('outside-borough', mayBeSurface ? squareAbout(NEAR_BY) : { type: 'Point', coordinates: NEAR_BY }),
    ...(mayBeSurface ? [at('crossing-boundary', bowTieAbout(place))] : []),
    ...whereWide.map((notice) => at(notice, squareAbout(place, WIDE_HALF_SIDE_DEGREES))),
  ]
}

/** Rows at the default minute must exceed this many times the mean of the same minute an hour before and after. */
const TIMES = 3
const FEWEST = 12

interface DefaultTimes {
  /** Changes to the valid row, one for each row to be planted. */
  readonly planted: readonly Properties[]
  /** Rows at that minute in all, planted or not. */
  readonly count: number
}

/**
 * Rows of one category at 00:01, enough to be noticed as a likely default time.
 * @param features rows with times on London's own clock; those of `category` count
 */
function defaultTimes(features: readonly Feature[], category: unknown): DefaultTimes {
  const ofCategory = features.filter(({ properties }) => properties['category'] === category)
  const at = (time: string) => ofCategory.filter(({ properties }) => isOpenAt(properties, time)).length
  const expectedCount = (at('23:01') + at('01:01')) / 2
  const plantedCount = Math.max(FEWEST, Math.floor(TIMES * expectedCount) + 1)
  const planted = Array.from({ length: plantedCount }, (_, i) => ({
    occurred: `2023-02-${String(1 + (i % 28)).padStart(2, '0')}T00:01:00+00:00`,
  }))
  return { planted, count: plantedCount + at('00:01') }
}

/** Readers store no time of day for rows in a private place. */
const isOpenAt = ({ occurred, place }: Properties, time: string) =>
  typeof occurred === 'string' && occurred.slice(11, 16) === time && place !== 'private'
