/**
 * Parses coordinates as people and exports write them: `51.2034 N`, `1°24'56"W`, `51,2034`, `(51.2, -1.4)`,
 * `SU 58300 05700`, `POINT (-1.4 51.2)`.
 */
import type { Grid } from '../../../domain/borough/grids.ts'
import { servedGrid } from '../../../domain/place/served-place.ts'

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/** Null for anything but a plain decimal number. */
export const numberIn = (text: string): number | null => (NUMBER.test(text) ? Number(text) : null)

const MINUS = /[−–‒﹣－]/g
const DMS =
  /^([+-]?\d{1,3})\s*[°ºd:\s]\s*(\d{1,2}(?:\.\d+)?)\s*['’′m:\s]?\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:"|”|″|''|s)?)?\s*([NSEW])?$/i
const WITH_SIGN = /^([+-]?\d+(?:[.,]\d+)?)\s*[°º]?\s*([NSEW])?$/i
const DECIMAL_COMMA = /^[+-]?\d+,(?:\d{1,2}|\d{4,})$/
const THOUSANDS = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
/** Decimal comma with three decimals, as of degrees. */
const THREE_DECIMALS = /^[+-]?\d{1,3},\d{3}$/

/** One coordinate, in degrees or metres; null where the text is none. */
export function coordinateIn(text: string, isDegrees = false): number | null {
  const direct = numberIn(text)
  if (direct !== null) return direct
  const plain = text.replace(MINUS, '-').replace(/\s+/g, ' ').trim()
  if (isDegrees && THREE_DECIMALS.test(plain)) return Number(plain.replace(',', '.'))
  if (THOUSANDS.test(plain)) return Number(plain.replaceAll(',', ''))
  if (DECIMAL_COMMA.test(plain)) return Number(plain.replace(',', '.'))
  const signed = WITH_SIGN.exec(plain)
  if (signed) return towards(Number((signed[1] ?? '').replace(',', '.')), signed[2])
  const dms = DMS.exec(plain)
  if (!dms || !/[°º'’′NSEWd]/i.test(plain)) return numberIn(plain)
  const [, degrees = '', minutes = '0', seconds = '0', side] = dms
  const size = Math.abs(Number(degrees)) + Number(minutes) / 60 + Number(seconds) / 3600
  return towards(degrees.startsWith('-') ? -size : size, side)
}

const towards = (value: number, side: string | undefined) =>
  side !== undefined && /[SW]/i.test(side) ? -Math.abs(value) : value

/** A pair of coordinates of one cell. */
interface CellPosition {
  readonly pair: readonly [x: number, y: number]
  readonly crs: '4326' | Grid['crs']
}

const PAIR = /^[([]?\s*([^,;\s()[\]]+(?: ?[NSEW])?)\s*[,;\s]\s*([^,;\s()[\]]+(?: ?[NSEW])?)\s*[)\]]?$/i
const PAIR_AT_END = /\(\s*(-?\d+\.\d+)\s*,\s*(-?\d+\.\d+)\s*\)$/
const POINT = /^(?:SRID=\d+;)?\s*POINT\s*\(\s*(\S+)\s+(\S+)\s*\)$/i
const DMS_PAIR = /^(.+?[NS])[,;\s]+(.+?[EW])$/i
const LEAST_METRES = 1000

/** Whether a text may name a whole place, by its first and last characters. */
export const mayBePosition = (text: string): boolean =>
  /^[\s([+\-−\d]|^[HNOST]?[A-HJ-Z]\s?\d|^(?:SRID|POINT)|\)$/i.test(text)

/** The place that a cell names: two coordinates in any order, a grid reference or a point; null for any other text. */
export function positionIn(text: string): CellPosition | null {
  const grid = gridReferenceIn(text)
  if (grid) return { pair: grid, crs: '27700' }
  const irish = servedGrid().crs === '29903' ? irishReferenceIn(text) : null
  if (irish) return { pair: irish, crs: '29903' }
  const match = POINT.exec(text) ?? DMS_PAIR.exec(text) ?? PAIR.exec(text) ?? PAIR_AT_END.exec(text)
  if (!match) return null
  const [a, b] = [coordinateIn(match[1] ?? '', true), coordinateIn(match[2] ?? '', true)]
  if (a === null || b === null) return null
  if (isLatitude(a) && isLongitude(b)) return { pair: [b, a], crs: '4326' }
  if (isLongitude(a) && isLatitude(b)) return { pair: [a, b], crs: '4326' }
  const isMetres = a >= LEAST_METRES && a < 700_000 && b >= LEAST_METRES && b < 1_300_000
  return isMetres ? { pair: [a, b], crs: servedGrid().crs } : null
}

const isLatitude = (value: number) => value >= 49 && value <= 61.5 && !Number.isInteger(value)
const isLongitude = (value: number) => value >= -9 && value <= 3

const REFERENCE = /^([HNOST][A-HJ-Z])\s*(\d{1,5})\s+(\d{1,5})$|^([HNOST][A-HJ-Z])\s*((?:\d\d){1,5})$/i
const SQUARE = 100_000

/** Easting and northing of the middle of the square that a National Grid reference names; null for any other text. */
function gridReferenceIn(text: string): readonly [easting: number, northing: number] | null {
  const match = REFERENCE.exec(text.trim())
  return middleOfReference(gridSquareIn(match?.[1] ?? match?.[4] ?? ''), match?.slice(2, 4), match?.[5])
}

/** One letter and at least six digits, since fewer name roads: `B52`. */
const IRISH_REFERENCE = /^([A-HJ-Z])\s*(\d{3,5})\s+(\d{3,5})$|^([A-HJ-Z])\s*((?:\d\d){3,5})$/i

/** As `gridReferenceIn`, on the Irish Grid. */
function irishReferenceIn(text: string): readonly [easting: number, northing: number] | null {
  const match = IRISH_REFERENCE.exec(text.trim())
  return middleOfReference(irishSquareIn(match?.[1] ?? match?.[4] ?? ''), match?.slice(2, 4), match?.[5])
}

/** @param apart digits of easting and northing where they stand apart; else `together` has both */
function middleOfReference(
  corner: readonly [easting: number, northing: number] | null,
  apart: readonly (string | undefined)[] = [],
  together = '',
): readonly [easting: number, northing: number] | null {
  const half = together.length / 2
  const [east, north] = half > 0 ? [together.slice(0, half), together.slice(half)] : apart
  if (!corner || east === undefined || north === undefined || east.length !== north.length) return null
  const size = 10 ** (5 - east.length)
  const middle = size > 1 ? size / 2 : 0
  return [corner[0] + Number(east) * size + middle, corner[1] + Number(north) * size + middle]
}

const LETTERS = 'ABCDEFGHJKLMNOPQRSTUVWXYZ'

/** South-west corner of a 100 km square by its two letters; null for any other text. */
export function gridSquareIn(text: string): readonly [easting: number, northing: number] | null {
  const letters = text.trim().toUpperCase()
  if (!/^[HNOST][A-HJ-Z]$/.test(letters)) return null
  const [first, second] = [LETTERS.indexOf(letters.charAt(0)), LETTERS.indexOf(letters.charAt(1))]
  const easting = (((first - 2 + 25) % 5) * 5 + (second % 5)) * SQUARE
  const northing = (19 - Math.floor(first / 5) * 5 - Math.floor(second / 5)) * SQUARE
  return [easting, northing]
}

/** South-west corner of a 100 km square of the Irish Grid by its letter, from A in the north-west; null for any other. */
function irishSquareIn(text: string): readonly [easting: number, northing: number] | null {
  const at = text.length === 1 ? LETTERS.indexOf(text.toUpperCase()) : -1
  return at < 0 ? null : [(at % 5) * SQUARE, (4 - Math.floor(at / 5)) * SQUARE]
}

/** A word after which nothing of a postcode follows. */
const POSTCODE = /(?<![A-Z\d])([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})(?![A-Z\d])/gi

/** The only postcode in a text, without its space and in capitals; null where there is none, or more than one. */
export function postcodeIn(text: string): string | null {
  const found = [...text.matchAll(POSTCODE)].map(([, out = '', inner = '']) => `${out}${inner}`.toUpperCase())
  return new Set(found).size === 1 ? (found[0] ?? null) : null
}
