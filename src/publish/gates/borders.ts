/** Gates on what must stay as the ledger has it: borders, the map of categories to groups, and names. */
import { countWords } from '../../measures/sentences.ts'
import { fewOf, type Gate, type GateInput, notJudged, refusal } from './gate.ts'

/** The newest fingerprints of the ledger; null where it has none. */
const lastFingerprints = ({ ledger }: GateInput) =>
  ledger.entries.findLast(({ fingerprints }) => fingerprints !== null)?.fingerprints ?? null

/** Areas with other borders than in the ledger: their counts are of other people. */
export const bordersGate: Gate = (input) => {
  const before = lastFingerprints(input)
  if (before === null)
    return input.ledger.entries.length === 0
      ? []
      : [
          notJudged(
            'borders-changed',
            'The ledger was written before it kept checksums of borders and of the map of categories: this release adopts those of its data.',
          ),
        ]
  const { areas } = input.counted
  const changed = areas.filter(({ code }) => before.borders[code] !== input.fingerprints.borders[code])
  return changed.length === 0
    ? []
    : [
        refusal(
          'borders-changed',
          `${countWords(changed.length)} of ${countWords(areas.length)} areas have other borders than in the ledger: ${fewOf(changed.map(({ code, name }) => `${name} (${code})`))}.`,
        ),
      ]
}

/** Categories counted in other groups than in the ledger. */
export const categoryMapGate: Gate = (input) => {
  const before = lastFingerprints(input)
  const now = input.fingerprints
  if (before === null || before.categoryMap === now.categoryMap) return []
  const ids = [...new Set([...Object.keys(before.categories), ...Object.keys(now.categories)])].toSorted()
  const changed = ids
    .filter((id) => before.categories[id] !== now.categories[id])
    .map((id) => `${id} from ${before.categories[id] ?? 'no group'} to ${now.categories[id] ?? 'no group'}`)
  return [
    refusal(
      'category-map-changed',
      `${countWords(changed.length)} of ${countWords(ids.length)} categories are counted in another group than in the ledger: ${fewOf(changed)}.`,
    ),
  ]
}

/** Areas and groups that have another name than in the last release. */
export const namesGate: Gate = ({ ledger, counted }) => {
  const last = ledger.releases.at(-1)?.summary
  if (!last) return []
  const areas = renamed(
    last.areas.map(({ code, name }) => [code, name]),
    counted.areas.map(({ code, name }) => [code, name]),
  )
  const groups = renamed(
    last.groups.map(({ id, label }) => [id, label]),
    counted.groups.map(({ id, label }) => [id, label]),
  )
  const all = [...areas, ...groups]
  return all.length === 0
    ? []
    : [
        refusal(
          'names-changed',
          `${countWords(areas.length)} areas and ${countWords(groups.length)} groups have another name than in the last release: ${fewOf(all)}.`,
        ),
      ]
}

type Named = readonly (readonly [id: string, name: string])[]
function renamed(before: Named, now: Named): readonly string[] {
  const names = new Map(before)
  return now.flatMap(([id, name]) => {
    const old = names.get(id)
    return old === undefined || old === name ? [] : [`${id} from "${old}" to "${name}"`]
  })
}
