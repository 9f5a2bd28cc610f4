/** Names of columns as agencies write them, in comparable form, and the names of place and time components. */
import type { ColumnPart } from '../../formats/recognised.ts'
import { EVENT_WORDS, wordsOf } from './private-columns.ts'

/** Letters and digits in lower case, so that `Crime_Type`, `crime type` and `CrimeType` are equal. */
export const plainName = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

const words = (text: string): readonly string[] => text.split(' ')

/** Names of place and time components, the likeliest first. */
export const COLUMN_PART_NAMES: Readonly<Record<ColumnPart, readonly string[]>> = {
  longitude: [
    'longitude',
    'lon',
    'lng',
    'long',
    'longitudewgs84',
    'wgs84longitude',
    'gpslongitude',
    'decimallongitude',
  ],
  latitude: ['latitude', 'lat', 'latitudewgs84', 'wgs84latitude', 'gpslatitude', 'decimallatitude'],
  easting: [
    'easting',
    'eastings',
    'east',
    'bngeasting',
    'osgbeasting',
    'gridreferenceeasting',
    'oseasting',
    'geasting',
  ],
  northing: [
    'northing',
    'northings',
    'north',
    'bngnorthing',
    'osgbnorthing',
    'gridreferencenorthing',
    'osnorthing',
    'gnorthing',
  ],
  postcode: [
    'postcode',
    'postalcode',
    'postcodeunit',
    'pcds',
    'pcd',
    'pcd2',
    'locationpostcode',
    'incidentpostcode',
    'postcodefull',
  ],
  roundedEasting: ['eastingrounded', 'roundedeasting', 'eastinground'],
  roundedNorthing: ['northingrounded', 'roundednorthing', 'northinground'],
  gridSquare: ['gridsquare', 'square', 'osgridsquare', 'gridletters', 'gridprefix', '100kmsquare', 'grid'],
  position: [
    'position',
    'latlong',
    'latlon',
    'latlng',
    'coordinates',
    'gridreference',
    'gridref',
    'osgridref',
  ],
  time: words(
    'time timeofday incidenttime timeoccurred timefrom eventtime starttime fromtime committedfromtime timeofcall offencetime crimetime timeofincident timeofoffence occurredtime timestart timereported reportedtime hour hourofcall hourofday',
  ),
  endTime: words('endtime timeto totime committedtotime timeend timeuntil finishtime timefinish'),
  year: words('year calyear yr calendaryear'),
  device: [
    'device',
    'deviceid',
    'unit',
    'unitid',
    'callsign',
    'imei',
    'radio',
    'radioid',
    'resource',
    'resourceid',
    'issi',
    'vehicle',
    'officer',
    'collar',
    'collarnumber',
    'user',
    'userid',
    'trackid',
    'id',
  ],
}

/** Words in brackets, such as the form of a date. */
export const EXPLANATION = /\([^)]*\)|\[[^\]]*\]/g
const UNIT = /(?<=[a-z])[_ ](?:m|metres|meters|wgs84|osgb|osgr|bng)$/i

/** The plain name, and the plain names without an explanation in brackets and without a unit. */
export function plainNames(name: string): readonly string[] {
  const bare = name.replace(EXPLANATION, ' ').trim()
  return [...new Set([name, bare, bare.replace(UNIT, '')].map(plainName))].filter(Boolean)
}

/** The plain name without words that say that a place is the event's, such as `Offence Easting`. */
export const eventlessName = (name: string): string =>
  wordsOf(name.replace(EXPLANATION, ' ').trim().replace(UNIT, ''))
    .filter((word) => !EVENT_WORDS.has(word))
    .join('')
