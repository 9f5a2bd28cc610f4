/** Removes house numbers, house names, postcodes and persons from texts, so that no home can be identified by them. */

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
  String.raw`(?<!(?:junctions?|junc|jct|exit|stop|platform|gate|route|bus|pier|terminal|mile|marker|phase|zone|bay|stand|lock|bridge)\s{0,3}(?:no\.?\s{0,3})?)(?<![\p{L}\p{Nd}])#?${NUMBER}(?![\p{L}\p{Nd}"″])`,
  'giu',
)
const MAY_CONTAIN_NUMBER =
  /\p{Nd}|\b(?:flat|apartment|apt|unit|room|bedsit|plot|suite|maisonette|house|level|floor)s?[\s.#:-]+\p{L}\b/iu

/** A postcode of some fifteen homes, such as `ZZ1 1AA`; `A49 3rd Avenue` is none. */
const POSTCODE =
  /(?<![\p{L}\p{Nd}])(?!\S+\s+\d(?:st|nd|rd|th)\s+\p{L})[a-z]{1,2}\d[a-z\d]?\s*\d[abd-hjlnp-uw-z]{2}(?![\p{L}\p{Nd}])/giu

const ROAD =
  /\b(?:street|st|road|rd|lane|ln|avenue|ave|drive|dr|close|court|ct|crescent|place|terrace|row|grove|way|gardens|gdns|square|walk|mews|brow|fold)\.?$/i
const DWELLING_NAME =
  /\b(?:cottages?|bungalow|lodge|villas?|farmhouse|house|barn|hollies|laurels|willows|vicarage|rectory)\b/i
/** Words for places that no one lives in, or that only say where another place is. */
const PUBLIC_PLACE =
  /\b(?:arcade|bank|bar|bridge|buildings?|bus|cafe|canal|car|centre|church|clinic|club|college|corner|depot|district|estate|field|fields|garage|gym|hall|hospital|hotel|inn|junction|library|mall|market|mill|museum|nursery|office|offices|park|petrol|pier|playground|pub|public|pool|restaurant|retail|roundabout|school|service|shop|shops|shopping|site|stadium|station|store|stores|supermarket|surgery|takeaway|theatre|unit|works|yard|near|off|opposite|outside|rear|behind|between|towards|at|by|of)\b/i
/** Words of the longest name of a house. */
const MOST_NAME_WORDS = 3

/** The parts between commas without names of houses: those of a dwelling, and unknown short names before a road. */
function withoutHouseNames(location: string): string {
  if (!location.includes(',')) return location
  const parts = location.split(',').map((part) => part.trim())
  const lastRoad = parts.findLastIndex((part) => ROAD.test(part))
  const isHouse = (part: string, at: number) => {
    if (part === '' || ROAD.test(part) || PUBLIC_PLACE.test(part) || /\p{Nd}/u.test(part)) return false
    const isBefore = at < lastRoad && part.split(/\s+/).length <= MOST_NAME_WORDS
    return isBefore || (at < parts.length - 1 && DWELLING_NAME.test(part))
  }
  return parts.some(isHouse) ? parts.filter((part, at) => !isHouse(part, at)).join(', ') : location
}

/**
 * The location without house and flat numbers: `12 Elm Street` and `Flat 3, 12a Elm Street` become `Elm Street`, and
 * without names of houses and postcodes: `Rose Cottage, Elm Street, ZZ1 1AA` does too. Roads (`A49`), junctions
 * (`M6 Junction 26`), numbered streets (`3rd Avenue`) and public places stay. Null where nothing is left.
 */
export function withoutHouseNumbers(location: string): string | null {
  const isPlain =
    !MAY_CONTAIN_NUMBER.test(location) && !MAY_CONTAIN_PERSON.test(location) && !location.includes(',')
  if (isPlain) return location
  const withoutNumbers = withoutPersons(location)
    .replace(POSTCODE, ' ')
    .replace(DWELLING, ' ')
    .replace(BLOCK, ' ')
    .replace(BARE_NUMBER, ' ')
  const tidied = withoutNumbers === location ? location : tidyText(withoutNumbers)
  if (tidied === null) return null
  // What was taken out may have left what looks like a postcode: `A49 3rd B12`.
  return tidied === location ? withoutHouseNames(tidied) : withoutHouseNumbers(tidied)
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

const CAPITALISED_STREET = STREET.replace(/\b\p{L}/gu, (letter) => letter.toUpperCase())
/** The name of a dwelling before a street. */
const NAMED_HOUSE = new RegExp(
  String.raw`(?<!\p{L})(?:[Tt]he\s+)?(?:\p{Lu}[\p{L}']*\s+)?(?:Cottages?|Bungalow|Lodge|Villas?|Farmhouse|House|Barn),\s+(?=(?:\p{Lu}[\p{L}']*\s+){1,3}(?:${CAPITALISED_STREET})(?!\p{L}))`,
  'gu',
)

/** A text without the numbers of addresses, postcodes, telephone numbers, and names with titles; null where nothing is left. */
export function withoutAddresses(text: string): string | null {
  if (!/\d/.test(text) && !MAY_CONTAIN_PERSON.test(text) && !text.includes(',')) return text
  const left = withoutPersons(text)
    .replace(ADDRESS, '')
    .replace(POSTCODE, ' ')
    .replace(NAMED_HOUSE, '')
    .replace(TELEPHONE, ' ')
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
