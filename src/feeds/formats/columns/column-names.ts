/** The names that agencies give to columns, beside those of the feed's own fields. */
import type { FeedKind } from '../../../domain/feed.ts'
import { FEED_DEFINITIONS } from '../../feed-kinds.ts'
import type { Part } from '../recognised.ts'

/** Letters and digits only: `Crime_Type`, `crime type` and `CrimeType` are one name. */
export const plainName = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** The likeliest first. */
export const PART_NAMES: Readonly<Record<Part, readonly string[]>> = {
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
  ],
  time: ['time', 'timeofday', 'incidenttime', 'timeoccurred', 'timefrom', 'eventtime', 'starttime', 'hour'],
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

/** Other names of a field, the likeliest first. */
export function namesOfField(kind: FeedKind, field: string): readonly string[] {
  const { columnNames } = FEED_DEFINITIONS[kind]
  return Object.hasOwn(columnNames, field) ? (columnNames[field] ?? []) : []
}
