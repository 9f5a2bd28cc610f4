/** Bad rows of every sort among the good ones, each counted by the reason for which a reader must set it aside. */
import type { FeedKind } from '../../../domain/feed.ts'
import type { Position, Shape } from '../../../domain/geography.ts'
import { at } from '../chance.ts'
import type { Feature, Properties } from '../feature-text.ts'
import { brokenShapes } from './broken-shapes.ts'
import type { Recipe } from './recipes.ts'
import { RECIPES } from './recipes.ts'

export interface Faulty {
  /** The feed's rows, good and bad, as JSON. */
  readonly lines: readonly string[]
  readonly setAside: Readonly<Record<string, number>>
  /** Rows that look odd and count all the same. */
  readonly odd: Readonly<Record<string, number>>
}
interface OddRow {
  /** Why it is set aside, or what is odd about it. */
  readonly reason: string
  readonly row: unknown
}

/** Incidents are many: their faults come in so many copies. */
const COPIES: Partial<Readonly<Record<FeedKind, number>>> = { incidents: 4 }
const SCRIPT = `"><script>document.title='wrong'</script><img src=x onerror="document.title='wrong'">`
/** Parsed, so that these are members of the row and not its prototype. */
const UNSAFE_KEYS = JSON.parse(
  '{"__proto__":{"isAdmin":true},"constructor":"x","prototype":{"x":1}}',
) as Properties

/** @param place where a row that counts may stand without changing a planted count. */
export function withFaults(
  { id, kind }: { readonly id: string; readonly kind: FeedKind },
  features: readonly Feature[],
  place: Position,
): Faulty {
  const recipe = RECIPES[kind]
  const sample = at(features, Math.floor(features.length / 2))
  const geometry = recipe.geometry === 'none' ? null : shapeLike(sample.geometry, place)
  const good: Feature = { ...sample, geometry, properties: { ...sample.properties, ...recipe.good } }
  const copies = Array.from({ length: COPIES[kind] ?? 1 }, () => faultsOf(recipe, good)).flat()
  const refused = [
    ...copies.map(named(recipe, `${id}-fault`)),
    ...withoutName(recipe, good),
    ...repeated(features),
  ]
  const odd = oddRows(kind, recipe, good).map(named(recipe, `${SCRIPT} ${id}`))
  const rows = strewn(
    features,
    [...refused, ...odd].map(({ row }) => row),
  )
  return {
    lines: rows.map((row) => JSON.stringify(row)),
    setAside: counted(refused),
    odd: counted(odd),
  }
}

const shapeLike = (shape: Shape | null, place: Position): Shape =>
  shape?.type === 'Polygon' || shape?.type === 'MultiPolygon' ? shape : { type: 'Point', coordinates: place }

function faultsOf(recipe: Recipe, good: Feature): readonly OddRow[] {
  const isNeeded = recipe.geometry === 'needed'
  const shapes = good.geometry ? brokenShapes(good.geometry, isNeeded) : []
  return [
    ...shapes.map(({ reason, geometry }) => ({ reason, row: { ...good, geometry } })),
    ...recipe.wrong.map(([reason, changes]) => ({ reason, row: changed(good, changes) })),
  ]
}

const changed = (row: Feature, changes: Properties): Feature => ({
  ...row,
  properties: { ...row.properties, ...changes },
})

/** Gives each row an id of its own, so that it is set aside for its own fault alone. */
const named =
  ({ idField }: Recipe, prefix: string) =>
  ({ reason, row }: OddRow, index: number): OddRow => ({
    reason,
    row: isRow(row) ? changed(row, { [idField]: `${prefix}-${index + 1}` }) : row,
  })
const isRow = (row: unknown): row is Feature => typeof row === 'object' && row !== null && 'properties' in row

function withoutName({ idField }: Recipe, good: Feature): readonly OddRow[] {
  const reason = idField === 'id' ? 'missing-id' : 'missing-field'
  const blank = ['', null, undefined].map((id) => ({ reason, row: changed(good, { [idField]: id }) }))
  const notFeatures = [null, 'row', { type: 'Nothing' }, { type: 'Feature', geometry: null }]
  return [...blank, ...notFeatures.map((row) => ({ reason: 'not-a-feature', row }))]
}

/** A row that came twice, and one that came again with something added. */
function repeated(features: readonly Feature[]): readonly OddRow[] {
  const [first, second] = [at(features, 0), at(features, 1)]
  return [
    { reason: 'duplicate-id', row: first },
    { reason: 'duplicate-id', row: changed(second, { comment: 'sent again' }) },
  ]
}

function oddRows(kind: FeedKind, { texts }: Recipe, good: Feature): readonly OddRow[] {
  const script = Object.fromEntries(texts.map((field) => [field, SCRIPT]))
  const unsafe = { ...good.properties, ...UNSAFE_KEYS }
  const unlisted = kind === 'incidents' ? { category: 'ufo-sighting' } : { type: 'night-walk' }
  return [
    { reason: 'script-text', row: changed(good, script) },
    { reason: 'unsafe-keys', row: { ...good, properties: unsafe } },
    ...(kind === 'incidents' || kind === 'actions'
      ? [{ reason: 'not-in-list', row: changed(good, unlisted) }]
      : []),
  ]
}

/** Spreads the extra rows evenly among the rest. */
function strewn(rows: readonly unknown[], extra: readonly unknown[]): readonly unknown[] {
  const step = rows.length / (extra.length + 1)
  const cuts = extra.map((_, i) => Math.floor((i + 1) * step))
  return [...rows.slice(0, cuts[0]), ...extra.flatMap((row, i) => [row, ...rows.slice(cuts[i], cuts[i + 1])])]
}

function counted(rows: readonly OddRow[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const { reason } of rows) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return Object.fromEntries(counts)
}
