/** Some forty ways to break the feeds, each with the refusal that it must meet. */
import type { GateCode } from '../../../src/publish/gates/gate.ts'
import { EMPTY_LEDGER, type Ledger } from '../../../src/publish/ledger/ledger.ts'
import {
  at,
  input2023Q4,
  type Input,
  isIn,
  isNew,
  LAST_INPUT,
  ledgerOf,
  occurredOf,
  type Row,
  squareFrom,
  withProperties,
} from './broken-inputs.ts'

/** A ledger of all quarters but the new one. */
export const last = await ledgerOf(LAST_INPUT)
const lastOf2023 = await ledgerOf(input2023Q4.last)

type Break = (input: Input) => Input
const rows =
  (change: (row: Row, index: number) => Row | readonly Row[]): Break =>
  (input) => ({ ...input, incidents: input.incidents.flatMap(change) })
export const areas =
  (change: (row: Row, index: number) => Row): Break =>
  (input) => ({ ...input, areas: input.areas.map(change) })
const manifest =
  (members: Input['manifest']): Break =>
  (input) => ({ ...input, manifest: { ...input.manifest, ...members } })
const only =
  (isKept: (row: Row, index: number) => boolean): Break =>
  (input) => ({ ...input, incidents: input.incidents.filter(isKept) })
const is = (category: string) => (row: Row) => row.properties['category'] === category
const commitment = (id: string, text: string): Row => ({
  type: 'Feature',
  geometry: null,
  properties: { id, text, owner: 'council', agreed: '2024-01-01', due: '2024-12-31' },
})

const placeOf = ({ properties }: Row) => Number(String(properties['id']).split('-')[1])

export interface Case {
  readonly name: string
  readonly code: GateCode
  readonly sentence: RegExp
  readonly broken: Break
  readonly ledger?: Ledger
  readonly base?: Input
  /** Days after which the data were drawn. */
  readonly clockBack?: number
}
export const CASES: readonly Case[] = [
  {
    name: 'nine in ten incidents of two months moved to 0,0',
    code: 'rows-set-aside',
    sentence:
      /^1,1\d\d of 15,456 rows of the feed incidents were set aside \(7\.\d %; at most 1 % may be\): outside 1,1/,
    broken: rows((row, i) => (isIn('2024-05', '2024-06')(row) && i % 10 > 0 ? at(row, 0, 0) : row)),
  },
  {
    name: 'latitude in the place of longitude',
    code: 'rows-set-aside',
    sentence: /swapped-axes 1,932\.$/,
    broken: rows((row) => (isNew(row) ? at(row, 53.5, -2.69) : row)),
  },
  {
    name: 'coordinates in metres',
    code: 'rows-set-aside',
    sentence: /metres 1,932\.$/,
    broken: rows((row) => (isNew(row) ? at(row, 355_000, 405_000) : row)),
  },
  {
    name: 'rows without a place',
    code: 'rows-set-aside',
    sentence: /missing-geometry 387\.$/,
    broken: rows((row, i) => (isNew(row) && i % 5 === 0 ? { ...row, geometry: null } : row)),
  },
  {
    name: 'rows given twice',
    code: 'rows-set-aside',
    sentence: /1,932 of 17,388 rows .*duplicate-id 1,932\.$/,
    broken: rows((row) => (isNew(row) ? [row, row] : row)),
  },
  {
    name: 'days that are still to come',
    code: 'rows-set-aside',
    sentence: /future-date 65\d\.$/,
    broken: rows((row) =>
      isIn('2024-06')(row) ? withProperties(row, { occurred: occurredOf(row).replace('2024', '2025') }) : row,
    ),
  },
  {
    name: 'days that do not exist',
    code: 'rows-set-aside',
    sentence: /bad-date 1,932\.$/,
    broken: rows((row) => (isNew(row) ? withProperties(row, { occurred: '2024-06-31' }) : row)),
  },
  {
    name: 'years of two digits',
    code: 'rows-set-aside',
    sentence: /1,932 of 15,456/,
    broken: rows((row) =>
      isNew(row) ? withProperties(row, { occurred: occurredOf(row).replace('2024', '0024') }) : row,
    ),
  },
  {
    name: 'rows without an id',
    code: 'rows-set-aside',
    sentence: /missing-id 1,932\.$/,
    broken: rows((row) => (isNew(row) ? withProperties(row, { id: undefined }) : row)),
  },
  {
    name: 'rows without a category',
    code: 'rows-set-aside',
    sentence: /1,932 of 15,456/,
    broken: rows((row) => (isNew(row) ? withProperties(row, { category: undefined }) : row)),
  },
  {
    name: 'a commitment that cannot be read',
    code: 'rows-set-aside',
    sentence: /^1 of 2 rows of the feed promises were set aside \(50 %/,
    broken: (input) => ({
      ...input,
      others: {
        promises: {
          kind: 'commitments',
          rows: [commitment('a', 'Mend the lights'), { ...commitment('b', ''), properties: { id: 'b' } }],
        },
      },
    }),
  },
  {
    name: 'a category renamed',
    code: 'unknown-categories',
    sentence: /^276 incidents are of 1 categories .* counted in no group: Burglary - dwelling 276\.$/,
    broken: rows((row) =>
      isNew(row) && is('burglary')(row) ? withProperties(row, { category: 'Burglary - dwelling' }) : row,
    ),
  },
  {
    name: 'a category split in two',
    code: 'unknown-categories',
    sentence: /^276 incidents are of 2 categories .*: van 138; car 138\.$/,
    broken: rows((row, i) =>
      isNew(row) && is('vehicle-crime')(row)
        ? withProperties(row, { category: i % 2 === 0 ? 'van' : 'car' })
        : row,
    ),
  },
  {
    name: 'a category that is empty',
    code: 'missing-categories',
    sentence:
      /^Of a category there is no incident any more: Vehicle crime in 2024Q2, at least 276 in each of the 4 before\.$/,
    broken: only((row) => !(isNew(row) && is('vehicle-crime')(row))),
  },
  {
    name: 'a category counted as another of its group',
    code: 'missing-categories',
    sentence: /no incident any more: Bicycle theft in 2024Q2/,
    broken: rows((row) =>
      isNew(row) && is('bicycle-theft')(row) ? withProperties(row, { category: 'shoplifting' }) : row,
    ),
  },
  {
    name: 'a day without any incident',
    code: 'missing-days',
    sentence: /^1 of 91 days hold no incident at all, and a usual day has 21: 14 May 2024\.$/,
    broken: only((row) => !isIn('2024-05-14')(row)),
  },
  {
    name: 'a month missing in the new quarter',
    code: 'missing-days',
    sentence:
      /^2024Q2 would be left out, although the data go on: the data hold no incident at all in one of its months\.$/,
    broken: only((row) => !isIn('2024-05')(row)),
  },
  {
    name: 'a month missing years ago, in a first release',
    code: 'missing-days',
    sentence: /^2023Q1 would be left out, although the data go on: /,
    broken: only((row) => !isIn('2023-02')(row)),
    ledger: EMPTY_LEDGER,
  },
  {
    name: 'a feed that stopped',
    code: 'stopped-feed',
    sentence:
      /^The feed incidents has had no new row for 108 days .* its last is of 15 May 2024, and 2024Q2 would end without it\.$/,
    broken: only((row) => occurredOf(row) <= '2024-05-15'),
  },
  {
    name: 'one of two feeds that stopped',
    code: 'stopped-feed',
    sentence: /^The feed asb has had no new row for 93 days/,
    broken: (input) => ({
      ...input,
      incidents: input.incidents.filter((row) => !is('anti-social-behaviour')(row)),
      others: {
        asb: {
          kind: 'incidents',
          rows: input.incidents.filter(
            (row) => is('anti-social-behaviour')(row) && occurredOf(row) <= '2024-05-30',
          ),
        },
      },
    }),
  },
  {
    name: 'data drawn in the future, by a clock that was set back',
    code: 'future-data',
    sentence: /^The data say that they were drawn on 31 August 2024, 400 days after today, 28 July 2023/,
    broken: (input) => input,
    clockBack: 400,
  },
  {
    name: 'another borough in the place of ours',
    code: 'outside-areas',
    sentence:
      /^2024Q2: 1,932 of 1,932 incidents lie in none of the published areas \(100 %; at most 5 % may\)\. A file of a whole police force is cut to the place by convert --inside; other areas, which may cover more of the place, are chosen with --geography\.$/,
    broken: rows((row) => (isNew(row) ? at(row, -2.52, 53.5) : row)),
  },
  {
    name: "a neighbour's incidents among ours",
    code: 'outside-areas',
    sentence: /^2024Q2: 193 of 2,125 incidents lie in none/,
    broken: rows((row, i) =>
      isNew(row) && i % 10 === 0 ? [row, at(withProperties(row, { id: `n${i}` }), -2.52, 53.5)] : row,
    ),
  },
  {
    name: 'incidents moved east by an area',
    code: 'moved-incidents',
    sentence: /^2024Q2: 33\.3 % of its 1,932 incidents lie in other areas than those of 2023Q2 did/,
    broken: rows((row) =>
      isNew(row) && placeOf(row) < 2 ? at(row, -2.64 + placeOf(row) * 0.05, 53.5) : row,
    ),
  },
  {
    name: 'places that were not found, all at the town hall',
    code: 'moved-incidents',
    sentence: /^2024Q2: 19\.9 % of its 1,932 incidents lie in other areas/,
    broken: rows((row, i) => (isNew(row) && i % 10 < 3 ? at(row, -2.62, 53.55) : row)),
  },
  {
    name: 'rows doubled under new ids',
    code: 'out-of-control',
    sentence:
      /^7 of 7 counts .*: Anti-social behaviour in 2024Q2: 552, where 276 were expected and 1\d\d to 3\d\d lie within/,
    broken: rows((row) =>
      isNew(row) ? [row, withProperties(row, { id: `${String(row.properties['id'])}b` })] : row,
    ),
  },
  {
    name: 'a file cut off at half of its rows',
    code: 'out-of-control',
    sentence: /^7 of 7 counts .* 138, where 276 were expected/,
    broken: only((row, i) => !isNew(row) || i % 2 === 0),
  },
  {
    name: 'a group of which four in five are missing',
    code: 'out-of-control',
    sentence: /^1 of 7 counts .*: Public order in 2024Q2: 54, where 276 were expected/,
    broken: only((row, i) => !(isNew(row) && is('public-order')(row)) || i % 5 === 0),
  },
  {
    name: 'one group counted as another',
    code: 'out-of-control',
    sentence: /^2 of 7 counts .*Anti-social behaviour in 2024Q2: 537, .*Public order in 2024Q2: 15/,
    broken: rows((row, i) =>
      isNew(row) && is('public-order')(row) && i % 18 > 0
        ? withProperties(row, { category: 'anti-social-behaviour' })
        : row,
    ),
  },
  {
    name: 'a border that was moved',
    code: 'borders-changed',
    sentence: /^2 of 3 areas have other borders than in the ledger: Area A1 \(A1\); Area A2 \(A2\)\.$/,
    broken: areas((row, i) =>
      i === 2 ? row : { ...row, geometry: i === 0 ? squareFrom(-2.7, -2.652) : squareFrom(-2.652, -2.6) },
    ),
  },
  {
    name: 'shapes under the codes of others',
    code: 'borders-changed',
    sentence: /^3 of 3 areas have other borders/,
    broken: areas((row, i) => ({
      ...row,
      geometry: squareFrom(-2.7 + ((i + 1) % 3) * 0.05, -2.65 + ((i + 1) % 3) * 0.05),
    })),
  },
  {
    name: 'a category put into another group',
    code: 'category-map-changed',
    sentence:
      /^1 of 13 categories are counted in another group than in the ledger: drugs from no group to public-order\.$/,
    broken: manifest({ categories: [{ id: 'drugs', publicGroup: 'public-order' }] }),
  },
  {
    name: 'a category taken out of its group',
    code: 'category-map-changed',
    sentence: /: robbery from violence-robbery-weapons to no group\.$/,
    broken: manifest({ categories: [{ id: 'robbery', publicGroup: null }] }),
  },
  {
    name: 'a group renamed',
    code: 'names-changed',
    sentence: /^0 areas and 1 groups .*: burglary from "Burglary" to "Theft from homes"\.$/,
    broken: manifest({ labels: { 'public.group.burglary': 'Theft from homes' } }),
  },
  {
    name: 'the names of two areas exchanged',
    code: 'names-changed',
    sentence: /^2 areas and 0 groups .*: A2 from "Area A2" to "Area A1"; A1 from "Area A1" to "Area A2"\.$/,
    broken: areas((row, i) => (i === 2 ? row : withProperties(row, { name: `Area A${2 - i}` }))),
  },
  {
    name: 'corrections of many cells in the yearly release',
    code: 'corrections',
    sentence: /^105 of 105 published cells would be corrected \(100 %; at most 2 % may\)\.$/,
    broken: only((_row, i) => i % 3 > 0),
    base: input2023Q4.next,
    ledger: lastOf2023,
  },
  {
    name: 'a news release with counts that a band would hide',
    code: 'exact-figures',
    sentence:
      /exact counts of fewer than five.*: "3" in "3 children in Area A1"; "two" in "It counts two homes of 24"\.$/,
    broken: manifest({
      announced: [
        {
          text: '3 children in Area A1',
          on: '2024-04-14',
          source: 'A news release',
          why: 'It counts two homes of 24',
        },
      ],
    }),
  },
  {
    name: 'every count of years halved',
    code: 'differs-from-ledger',
    sentence:
      /^The data count 147 of 147 published cells into other bands than the ledger has \(100 %; at most 10 % may\)\.$/,
    broken: only((_row, i) => i % 2 === 0),
  },
]
