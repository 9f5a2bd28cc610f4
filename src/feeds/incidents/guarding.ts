/**
 * Removes house numbers from locations, and moves guarded positions to the centre of their 150 m square, so that no
 * home can be identified.
 */
import proj4 from 'proj4'
import type { Position } from '../../domain/geography.ts'
import { NATIONAL_GRID, centreOf, squareAt } from '../../domain/borough/national-grid.ts'

/** House number with letters, or a run of numbers: `12`, `12bis`, `12a-c`, `12-14`, `12 and 14`. */
const NUMBER = String.raw`\p{Nd}+(?:bis|ter|\p{L}(?:\s*[-–/]\s*\p{L}(?!\p{L}))?)?(?:\s*(?:[-–/&,+]|to|and)\s*\p{Nd}+\p{L}?)*`
/** Words for dwellings with the number or letter that follows: `Flat 3`, `Apt B`, `No. 12`. */
const DWELLING = new RegExp(
  String.raw`(?<![\p{L}\p{Nd}])(?:(?:flats?|apartments?|apts?|units?|rooms?|bedsits?|plots?|suites?|maisonettes?|house|houses|levels?|floors?)[\s.#:-]*(?:${NUMBER}|\p{L})|(?:numbers?|nos?)\s*[.#:]?\s*${NUMBER})(?![\p{L}\p{Nd}])`,
  'giu',
)
/** A block such as `B12`. Road numbers (`A49`, `M6`, `B5238`) and junctions (`J26`) are excluded. */
const BLOCK = /(?<![\p{L}\p{Nd}])(?![AJM]\p{Nd}|B\p{Nd}{3})\p{L}\p{Nd}{1,3}\p{L}?(?![\p{L}\p{Nd}])/giu
/** A bare number, unless it belongs to a junction, a stop, a platform or the like. */
const BARE_NUMBER = new RegExp(
  String.raw`(?<!(?:junctions?|junc|jct|exit|stop|platform|gate|route|bus|pier|terminal|mile|marker|phase|zone|bay|stand|lock|bridge)\s{0,3}(?:no\.?\s{0,3})?)(?<![\p{L}\p{Nd}])#?${NUMBER}(?![\p{L}\p{Nd}])`,
  'giu',
)
const MAY_CONTAIN_NUMBER =
  /\p{Nd}|\b(?:flat|apartment|apt|unit|room|bedsit|plot|suite|maisonette|house|level|floor)s?[\s.#:-]+\p{L}\b/iu

/**
 * The location without house and flat numbers: `12 Elm Street` and `Flat 3, 12a Elm Street` become `Elm Street`. Roads
 * (`A49`), junctions (`M6 Junction 26`) and numbered streets (`3rd Avenue`) stay. Null where nothing is left.
 */
export function withoutHouseNumbers(location: string): string | null {
  if (!MAY_CONTAIN_NUMBER.test(location) && !MAY_CONTAIN_PERSON.test(location)) return location
  const withoutNumbers = withoutPersons(location)
    .replace(DWELLING, ' ')
    .replace(BLOCK, ' ')
    .replace(BARE_NUMBER, ' ')
  return withoutNumbers === location ? location : tidyText(withoutNumbers)
}

const MAY_CONTAIN_PERSON = /@|\b(?:mr|mrs|ms|miss|mx|occupier|resident|tenant)\b/i
/** A person with a title, up to the next comma, or with the word for one who lives there; and an e-mail address. */
const PERSON =
  /(?<!\p{L})(?:(?:mr|mrs|ms|miss|mx)\b\.?(?:\s*(?:&|and)\s*(?:mr|mrs|ms|miss)\b\.?)?\s+[^,;\d]+|(?:the )?(?:occupier|resident|tenant)s?(?!\p{L}))|[^\s,;<>]+@[^\s,;<>]+/giu
const withoutPersons = (text: string) => text.replace(PERSON, ' ')

const STREET =
  'street|st|road|rd|lane|ln|avenue|ave|drive|dr|close|court|ct|crescent|place|pl|terrace|row|grove|way|gardens|gdns|square|walk|view|rise|hill|mews|house|park|green|brow|fold'
/** A number or dwelling before a street of one to three words with capitals. */
const ADDRESS = new RegExp(
  String.raw`(?:(?:flat|apartment|apt|unit|room)\s+[\p{L}\p{Nd}]+,?\s+)?(?<![\p{L}\p{Nd}])\p{Nd}{1,4}\p{L}?,?\s+(?=(?:\p{Lu}[\p{L}']*\s+){1,3}(?:${STREET})(?!\p{L}))`,
  'giu',
)
const TELEPHONE = /(?<!\d)(?:\+44\s?|0)\d{2,4}[\s-]?\d{3}[\s-]?\d{3,4}(?!\d)/g

/** A text without the numbers of addresses, telephone numbers, and names with titles; null where nothing is left. */
export function withoutAddresses(text: string): string | null {
  if (!/\d/.test(text) && !MAY_CONTAIN_PERSON.test(text)) return text
  const left = withoutPersons(text).replace(ADDRESS, '').replace(TELEPHONE, ' ')
  return left === text ? text : tidyText(left)
}

function tidyText(text: string): string | null {
  const trimmed = text
    .replace(/\s+/g, ' ')
    .replace(/(?:\s*,)+\s*/g, ', ')
    .replace(/^[\s,;&/.-]+|[\s,;&/-]+$/g, '')
    .trim()
  return trimmed === '' ? null : trimmed
}

const grid = proj4('EPSG:4326', NATIONAL_GRID)
const MILLIONTHS = 1e6

/**
 * Centre of the National Grid square of a position, in degrees to six decimals (a tenth of a metre): the same for every
 * position in the square.
 */
export function middleOfSquare(longitude: number, latitude: number): Position {
  const [easting = 0, northing = 0] = grid.forward([longitude, latitude])
  const middle = centreOf(squareAt(easting, northing))
  const [east = 0, north = 0] = grid.inverse([middle.easting, middle.northing])
  return [rounded(east), rounded(north)]
}
const rounded = (degrees: number) => Math.round(degrees * MILLIONTHS) / MILLIONTHS
