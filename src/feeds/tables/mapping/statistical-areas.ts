/** Columns of areas as the Office for National Statistics names them: `WD23CD`, `WD23NM`, `LSOA21CD`. */
import type { RecognisedColumn } from '../../formats/recognised.ts'
import { plainName } from '../columns/part-names.ts'
import type { ReadyMapping } from './ready/known-file.ts'

/** Level of an area by the letters before the year; null for levels that are not shown. The smallest come first. */
const LEVELS: Readonly<Record<string, string | null>> = {
  OA: null,
  LSOA: 'lsoa',
  MSOA: 'msoa',
  WD: 'ward',
  CMWD: 'ward',
  PAR: null,
  LAD: 'borough',
  PCON: null,
  PFA: null,
  CTY: null,
  RGN: null,
}
const CODE_COLUMN = /^([A-Z]{2,5})(\d\d)CD$/i

/** The mapping by the columns of the smallest area; null where there are none. */
export function statisticalMapping(columns: readonly RecognisedColumn[]): ReadyMapping | null {
  const order = Object.keys(LEVELS)
  const [smallest] = columns
    .flatMap(({ name, signs }) => {
      const match = CODE_COLUMN.exec(name)
      const letters = match?.[1]?.toUpperCase() ?? ''
      const isKnown = match !== null && signs.filled > 0 && Object.hasOwn(LEVELS, letters)
      return isKnown ? [{ name, letters, year: match[2] ?? '' }] : []
    })
    .toSorted((a, b) => order.indexOf(a.letters) - order.indexOf(b.letters))
  if (!smallest) return null
  const { name: code, letters, year } = smallest
  const name = columns.find((column) => column.name.toUpperCase() === `${letters}${year}NM`)?.name
  const isOwn = (field: string) =>
    columns.some((column) => plainName(column.name) === field && column.signs.filled > 0)
  const level = LEVELS[letters] ?? null
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
