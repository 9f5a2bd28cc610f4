/** Finds columns of map layers by the names that open data gives them, or by those given on the command line. */
import { failed, type Failed } from '../../domain/feed.ts'
import { smallestArea } from '../../feeds/tables/mapping/statistical-areas.ts'
import type { MapFeature, MapLayer } from '../../feeds/features/map-layer.ts'

/** Count with its noun. */
export const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

/** Columns by what they hold, from `--set code=COLUMN`. */
export type GivenColumns = Readonly<Record<string, string>>

/** What may be given. */
export const COLUMN_PARTS = [
  'code',
  'name',
  'level',
  'population',
  'decile',
  'ward',
  'class',
  'kind',
] as const
type ColumnPart = (typeof COLUMN_PARTS)[number]

/** Patterns of column names in lower case, the likeliest first. */
const USUAL: Readonly<Record<ColumnPart, readonly RegExp[]>> = {
  code: [/^code$/, /^(?:wd|lad|lsoa|msoa)\d\dcd$/, /^(?:geo|area|ons)[ _-]?code$/, /^reference$/],
  name: [
    /^name$/,
    /^(?:wd|lad|lsoa|msoa)\d\dnm$/,
    /^msoa\d\dhclnm$/,
    /^name_?1$/,
    /^(?:geo|area)[ _-]?name$/,
    /^text$/,
  ],
  level: [/^level$/],
  population: [
    /^population$/,
    /^totpop\d{4}$/,
    /^pop(?:ulation)?[_ ]?\d{4}/,
    /^(?:all )?(?:usual )?residents$/,
  ],
  decile: [/^deprivationdecile$/, /^imd.*dec(?:ile)?$/, /^imd\d{4}$/, /^imddecil$/],
  ward: [/^ward$/, /^wd\d\dcd$/],
  class: [/^class$/, /^highway$/, /^fclass$/, /^road_?classification$/, /^road_?function$/, /^function$/],
  kind: [
    /^kind$/,
    /^form$/,
    /^waterway$/,
    /^place$/,
    /^local_?type$/,
    /^railway$/,
    /^natural$/,
    /^fclass$/,
    /^type$/,
  ],
}

/** The column of a layer that holds a part; null where there is none. */
export function columnFor(part: ColumnPart, layer: MapLayer, given: GivenColumns): string | null {
  const columns = columnNames(layer)
  const named = given[part]
  if (named !== undefined) {
    const own = columns.find((column) => column.toLowerCase() === named.toLowerCase())
    if (own !== undefined) return own
  }
  for (const pattern of USUAL[part]) {
    const match = columns.find((column) => pattern.test(column.toLowerCase()))
    if (match !== undefined) return match
  }
  return null
}

export const columnNames = ({ features }: Pick<MapLayer, 'features'>): readonly string[] => [
  ...new Set(features.slice(0, 200).flatMap(({ properties }) => Object.keys(properties))),
]

interface AreaColumns {
  readonly kind: 'columns'
  readonly code: string
  readonly name: string
  /** Level that the names of the columns state; null where they do not. */
  readonly level: string | null
}

/** Columns of codes and names of areas, or which one is not found. */
export function areaColumns(layer: MapLayer, given: GivenColumns): AreaColumns | Failed {
  const statistical = smallestArea(columnNames(layer))
  const code = given['code'] === undefined ? statistical?.code : undefined
  const name = given['name'] === undefined ? statistical?.name : undefined
  const columns = {
    code: code ?? columnFor('code', layer, given),
    name: name ?? columnFor('name', layer, given),
  }
  const missing = (['code', 'name'] as const).find((part) => columns[part] === null)
  if (columns.code === null || columns.name === null)
    return failed(
      `${layer.name} has no column that is known to hold the ${missing} of an area; it has: ${columnNames(layer).join(', ')}.`,
      `Say which one with --set ${missing}=COLUMN.`,
    )
  return { kind: 'columns', code: columns.code, name: columns.name, level: statistical?.level ?? null }
}

/** The text of a cell; null where it is empty. */
export function textIn({ properties }: MapFeature, column: string | null): string | null {
  const value = column === null ? null : properties[column]
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  return text === '' ? null : text
}

/** The number of a cell; null where it is no number. */
export function numberIn(feature: MapFeature, column: string | null): number | null {
  const text = textIn(feature, column)
  const number = text === null ? Number.NaN : Number(text.replaceAll(',', ''))
  return Number.isFinite(number) ? number : null
}
