/** Names of a place: its settlements, stations and streets, and towns around it. */
import { isInBox, type Box, type Position } from '../../domain/geography.ts'
import type { MapFeature, MapLayer } from '../../feeds/features/map-layer.ts'
import { positionsIn as pairsIn } from '../../feeds/formats/coordinate-fixes.ts'
import { columnFor, columnNames, numberIn, textIn, type GivenColumns } from './columns.ts'
import { grown } from './lines.ts'

export interface Named {
  readonly name: string
  readonly at: Position
}
export interface Names {
  readonly places: readonly (Named & { readonly kind: string; readonly population: number | null })[]
  readonly stations: readonly Named[]
  readonly streets: readonly Named[]
  readonly neighbours: readonly Named[]
  readonly remarks: readonly string[]
}

/** Kinds by the words of open data. */
const KINDS: readonly (readonly [kind: string, words: RegExp])[] = [
  ['town', /^(?:city|town)$/],
  ['village', /^village$/],
  ['suburb', /^(?:suburb|suburban area|quarter)$/],
  ['locality', /^(?:locality|hamlet|other settlement|neighbourhood)$/],
  ['estate', /^estate$/],
  ['station', /^(?:station|railway station|halt|rail)$/],
  ['street', /^(?:street|named road|section of named road)$/],
]
const NEIGHBOUR_METRES = 15_000
const MOST_NEIGHBOURS = 20

interface Surroundings {
  readonly box: Box
  readonly latitude: number
  readonly isInside: (at: Position) => boolean
  readonly given: GivenColumns
}

export function namesIn(layer: MapLayer, { box, latitude, isInside, given }: Surroundings): Names {
  const [name, kind, population] = (['name', 'kind', 'population'] as const).map((part) =>
    columnFor(part, layer, given),
  )
  const near = grown(box, latitude)
  const around = grown(box, latitude, NEIGHBOUR_METRES)
  const found = layer.features.flatMap((feature) => {
    const at = middleOf(feature)
    const text = textIn(feature, name ?? null)
    const itsKind = kindIn(textIn(feature, kind ?? null))
    if (!at || text === null || itsKind === null || !isInBox(...at, around)) return []
    return [{ name: text, at, kind: itsKind, population: numberIn(feature, population ?? null) }]
  })
  const inside = found.filter(({ at }) => isInside(at))
  const settlements = inside.filter(({ kind: each }) => each !== 'station' && each !== 'street')
  const bare = ({ name: text, at }: Named): Named => ({ name: text, at })
  return {
    places: settlements,
    stations: found.filter((each) => each.kind === 'station' && isInBox(...each.at, near)).map(bare),
    streets: inside.filter((each) => each.kind === 'street').map(bare),
    neighbours: found
      .filter((each) => each.kind === 'town' && !isInside(each.at))
      .map(bare)
      .slice(0, MOST_NEIGHBOURS),
    remarks:
      settlements.length > 0
        ? []
        : [
            `${layer.name}: no town, village or suburb of it lies in the place (its columns: ${columnNames(layer).join(', ')}). Say which one holds their kind with --set kind=COLUMN.`,
          ],
  }
}

const kindIn = (text: string | null) =>
  KINDS.find(([, words]) => text !== null && words.test(text.toLowerCase()))?.[0] ?? null

/** Middle of the box of a feature. */
function middleOf({ geometry }: MapFeature): Position | null {
  const pairs = pairsIn(geometry)
  if (pairs.length === 0) return null
  const middle = (values: readonly number[]) =>
    (values.reduce((a, b) => Math.min(a, b)) + values.reduce((a, b) => Math.max(a, b))) / 2
  return [middle(pairs.map(([x]) => x)), middle(pairs.map(([, y]) => y))]
}
