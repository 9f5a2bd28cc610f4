/** Bad rows of every sort among the good ones, each counted by the reason or the notice that a reader must give. */
import type { Position, Shape } from '../../../domain/geography.ts'
import { at } from '../chance.ts'
import type { Feature, Properties } from '../feature-text.ts'
import type { Broken } from './broken-shapes.ts'
import { brokenRings, brokenShapes, squareAbout } from './broken-shapes.ts'
import { oddRows } from './odd-rows.ts'
import type { Recipe } from './recipe.ts'

export interface Faulty {
  /** The feed's rows, good and bad, as JSON. */
  readonly lines: readonly string[]
  readonly setAside: Readonly<Record<string, number>>
  /** Rows that look odd and count all the same. */
  readonly odd: Readonly<Record<string, number>>
  /** What is noticed because of the faults, by its code: beside what is noticed without them. */
  readonly notices: Readonly<Record<string, number>>
}
interface BadRow {
  /** Why it is set aside. */
  readonly reason: string
  readonly row: unknown
}

/** @param place where a row that counts may stand without changing a planted count. */
export function withFaults(
  { id, recipe }: { readonly id: string; readonly recipe: Recipe },
  features: readonly Feature[],
  place: Position,
): Faulty {
  const sample = at(features, Math.floor(features.length / 2))
  const geometry = recipe.geometry === 'none' ? null : shapeLike(sample.geometry, place)
  const good: Feature = { ...sample, geometry, properties: { ...sample.properties, ...recipe.good } }
  const copies = Array.from({ length: recipe.copies }, () => faultsOf(recipe, good, place)).flat()
  const refused = [
    ...copies.map(named(recipe, `${id}-fault`)),
    ...withoutName(recipe, good),
    ...repeated(features, recipe),
  ]
  const odd = oddRows(recipe, good, { id, place, features })
  const rows = strewn(features, [...refused.map(({ row }) => row), ...odd.rows])
  return {
    lines: rows.map((row) => JSON.stringify(row)),
    setAside: counted(refused.map(({ reason }) => reason)),
    odd: counted(odd.names),
    // The row that came again otherwise is told by its id.
    notices: counted([...odd.notices, 'differing-duplicates']),
  }
}

const shapeLike = (shape: Shape | null, place: Position): Shape =>
  shape?.type === 'Polygon' || shape?.type === 'MultiPolygon' ? shape : { type: 'Point', coordinates: place }

function faultsOf(recipe: Recipe, good: Feature, place: Position): readonly BadRow[] {
  const isNeeded = recipe.geometry === 'needed'
  const shapes = good.geometry ? brokenShapes(good.geometry, isNeeded) : []
  const rings = recipe.mayBeSurface ? brokenRings(place) : []
  const foreign = good.geometry ? [foreignShape(recipe, place)] : []
  const rows = [good, ...recipe.guarded.map((changes) => changed(good, changes))]
  return [
    ...rows.flatMap((row) =>
      [...shapes, ...rings, ...foreign].map(({ reason, geometry }) => ({
        reason,
        row: { ...row, geometry },
      })),
    ),
    ...recipe.wrong.map(([reason, changes]) => ({ reason, row: changed(good, changes) })),
    { reason: 'past-keeping', row: changed(good, recipe.past) },
  ]
}

/** Well formed, and of a sort that the kind does not have. */
const foreignShape = ({ mayBeSurface }: Recipe, place: Position): Broken => ({
  reason: 'bad-geometry',
  geometry: mayBeSurface ? { type: 'LineString', coordinates: [place, [-2.63, 53.54]] } : squareAbout(place),
})

const changed = (row: Feature, changes: Properties): Feature => ({
  ...row,
  properties: { ...row.properties, ...changes },
})

/** Gives each row an id of its own, so that it is set aside for its own fault alone. */
const named =
  ({ idField }: Recipe, prefix: string) =>
  ({ reason, row }: BadRow, index: number): BadRow => ({
    reason,
    row: isRow(row) ? changed(row, { [idField]: `${prefix}-${index + 1}` }) : row,
  })
const isRow = (row: unknown): row is Feature => typeof row === 'object' && row !== null && 'properties' in row

function withoutName({ idField }: Recipe, good: Feature): readonly BadRow[] {
  const reason = idField === 'id' ? 'missing-id' : 'missing-field'
  const blank = ['', null, undefined].map((id) => ({ reason, row: changed(good, { [idField]: id }) }))
  const notFeatures = [null, 'row', { type: 'Nothing' }, { type: 'Feature', geometry: null }]
  return [...blank, ...notFeatures.map((row) => ({ reason: 'not-a-feature', row }))]
}

/** A row that came twice, and one that came again otherwise. */
function repeated(features: readonly Feature[], { again }: Recipe): readonly BadRow[] {
  const [first, second] = [at(features, 0), at(features, 1)]
  return [
    { reason: 'duplicate-id', row: first },
    { reason: 'duplicate-id', row: changed(second, again) },
  ]
}

/** Spreads the extra rows evenly among the rest. */
function strewn(rows: readonly unknown[], extra: readonly unknown[]): readonly unknown[] {
  const step = rows.length / (extra.length + 1)
  const cuts = extra.map((_, i) => Math.floor((i + 1) * step))
  return [...rows.slice(0, cuts[0]), ...extra.flatMap((row, i) => [row, ...rows.slice(cuts[i], cuts[i + 1])])]
}

function counted(names: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return Object.fromEntries(counts)
}
