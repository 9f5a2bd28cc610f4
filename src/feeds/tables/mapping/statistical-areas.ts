/**
 * Columns of areas as statistical offices name them: `WD23CD`, `WD23NM`, `LSOA21CD` (ONS), `DZ2021_cd` (NISRA), `DataZone`
 * (Scottish Government).
 */
import type { RecognisedColumn } from '../../formats/recognised.ts'
import { plainName } from '../columns/part-names.ts'
import type { ReadyMapping } from './ready/known-file.ts'

/** Level of an area by the letters before the year; null for levels that are not shown. The smallest come first. */
const LEVELS: Readonly<Record<string, string | null>> = {
  OA: null,
  LSOA: 'lsoa',
  DZ: 'lsoa',
  MSOA: 'msoa',
  IZ: 'msoa',
  SDZ: 'msoa',
  WD: 'ward',
  CMWD: 'ward',
  PAR: null,
  LAD: 'borough',
  PCON: null,
  PFA: null,
  CTY: null,
  RGN: null,
}
const CODE_COLUMN = /^([A-Z]{2,5})(\d\d|\d{4}_)CD$/i
/** Columns of codes whose column of names is `Name`. */
const ZONE_COLUMNS: Readonly<Record<string, string>> = { DATAZONE: 'DZ', INTERZONE: 'IZ' }

/** Names of the columns of one area. */
interface AreaColumns {
  readonly code: string
  readonly name: string | null
  /** As the kind `areas` names it; null for levels that are not shown. */
  readonly level: string | null
}

/** The columns of the smallest area among the names of columns; null where there are none. */
export function smallestArea(names: readonly string[]): AreaColumns | null {
  const order = Object.keys(LEVELS)
  const [smallest] = names
    .flatMap((code) => {
      const match = CODE_COLUMN.exec(code)
      const zone = ZONE_COLUMNS[code.toUpperCase()]
      const letters = zone ?? match?.[1]?.toUpperCase() ?? ''
      if (!Object.hasOwn(LEVELS, letters)) return []
      return [{ code, letters, nameColumn: zone ? 'NAME' : `${letters}${match?.[2] ?? ''}NM` }]
    })
    .toSorted((a, b) => order.indexOf(a.letters) - order.indexOf(b.letters))
  if (!smallest) return null
  const { code, letters, nameColumn } = smallest
  const name = names.find((each) => each.toUpperCase() === nameColumn) ?? null
  return { code, name, level: LEVELS[letters] ?? null }
}

/** The mapping by the columns of the smallest area; null where there are none. */
export function statisticalMapping(columns: readonly RecognisedColumn[]): ReadyMapping | null {
  const filled = columns.filter(({ signs }) => signs.filled > 0).map(({ name }) => name)
  const smallest = smallestArea(filled)
  if (!smallest) return null
  const { code, level } = smallest
  const name = smallest.name ?? columns.find((column) => isNameOf(column.name, code))?.name
  const isOwn = (field: string) => filled.some((each) => plainName(each) === field)
  return {
    label: `areas of the Office for National Statistics (${code})`,
    columns: {
      ...(isOwn('code') ? {} : { [plainName(code)]: 'code' }),
      ...(name === undefined || isOwn('name') ? {} : { [plainName(name)]: 'name' }),
    },
    constants: level === null ? {} : { level },
    assumed: [],
  }
}

const isNameOf = (name: string, code: string) =>
  name.toUpperCase() === code.toUpperCase().replace(/CD$/, 'NM')
