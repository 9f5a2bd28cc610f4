/** Rows that look odd and count all the same: with script, with unsafe keys, and with all that is noticed. */
import type { Position } from '../../../domain/geography.ts'
import type { Feature, Properties } from '../feature-text.ts'
import { bowTieAbout, squareAbout } from './broken-shapes.ts'
import { defaultTimes } from './default-times.ts'
import type { Recipe } from './recipe.ts'

const SCRIPT = `"><script>document.title='wrong'</script><img src=x onerror="document.title='wrong'">`
/** Parsed, so that these are members of the row and not its prototype. */
const UNSAFE_KEYS = JSON.parse(
  '{"__proto__":{"isAdmin":true},"constructor":"x","prototype":{"x":1}}',
) as Properties
/** North of the borough, some kilometres from its outline. */
const NEAR_BY: Position = [-2.63, 53.66]

interface OddRows {
  readonly rows: readonly Feature[]
  /** What is odd about each of them. */
  readonly names: readonly string[]
  /** Codes of all that is noticed because of them. */
  readonly notices: readonly string[]
}
interface OddRow {
  readonly name: string
  readonly notices: readonly string[]
  readonly row: Feature
}
interface Surroundings {
  readonly id: string
  readonly place: Position
  readonly features: readonly Feature[]
}

export function oddRows(recipe: Recipe, good: Feature, { id, place, features }: Surroundings): OddRows {
  const odd = [...strange(recipe, good), ...placed(recipe, good, place), ...noticed(recipe, good)]
  const midnights =
    recipe.guarded.length > 0
      ? defaultTimes(features, good.properties['category'])
      : { planted: [], count: 0 }
  const defaults = midnights.planted.map((changes): OddRow => ({
    name: 'default-midnight',
    notices: [],
    row: changed(good, changes),
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

const changed = (row: Feature, changes: Properties): Feature => ({
  ...row,
  properties: { ...row.properties, ...changes },
})

function strange({ texts, ofTexts }: Recipe, good: Feature): readonly OddRow[] {
  const script = Object.fromEntries(texts.map((field) => [field, SCRIPT]))
  return [
    { name: 'script-text', notices: ofTexts, row: changed(good, script) },
    {
      name: 'unsafe-keys',
      notices: [],
      row: { ...good, properties: { ...good.properties, ...UNSAFE_KEYS } },
    },
  ]
}

const noticed = ({ odd }: Recipe, good: Feature): readonly OddRow[] =>
  odd.map(([notices, changes]) => ({ name: notices.at(-1) ?? '', notices, row: changed(good, changes) }))

/** Odd by where they are. */
function placed({ geometry, mayBeSurface }: Recipe, good: Feature, place: Position): readonly OddRow[] {
  const at = (notice: string, shape: Feature['geometry']): OddRow => ({
    name: notice,
    notices: [notice],
    row: { ...good, geometry: shape },
  })
  if (geometry === 'none') return [at('shape-dropped', { type: 'Point', coordinates: place })]
  return [
    at('outside-borough', mayBeSurface ? squareAbout(NEAR_BY) : { type: 'Point', coordinates: NEAR_BY }),
    ...(mayBeSurface ? [at('crossing-boundary', bowTieAbout(place))] : []),
  ]
}
