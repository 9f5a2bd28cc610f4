/** Columns of areas as the Office for National Statistics names them: `WD23CD`, `WD23NM`, `LSOA21CD`. */
import type { JsonObject } from '../rows/json-object.ts'

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

interface AreaColumns {
  readonly code: string
  readonly name: string | null
  /** As the kind `areas` names it. */
  readonly level: string | null
}

/** The columns of the smallest area whose codes all differ; null where there are none. */
export function statisticalColumns(rows: readonly JsonObject[]): AreaColumns | null {
  const [first] = rows
  if (!first) return null
  const found = Object.keys(first).flatMap((column) => {
    const match = CODE_COLUMN.exec(column)
    const letters = match?.[1]?.toUpperCase() ?? ''
    return match && Object.hasOwn(LEVELS, letters) ? [{ column, letters, year: match[2] ?? '' }] : []
  })
  const order = Object.keys(LEVELS)
  const smallest = found
    .filter(({ column }) => new Set(rows.map((row) => row[column])).size === rows.length)
    .toSorted((a, b) => order.indexOf(a.letters) - order.indexOf(b.letters))[0]
  if (!smallest) return null
  const { column, letters, year } = smallest
  const nameColumn = Object.keys(first).find((key) => key.toUpperCase() === `${letters}${year}NM`)
  return { code: column, name: nameColumn ?? null, level: LEVELS[letters] ?? null }
}
