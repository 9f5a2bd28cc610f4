/** Coordinate systems by the names and codes that files give them. */
import { isObject } from '../rows/json-object.ts'
import type { Crs } from '../formats/recognised.ts'

/** EPSG and Esri codes of the coordinate systems that are read. */
const CODES: Readonly<Record<string, Crs>> = {
  '4326': '4326',
  '4258': '4326',
  '4979': '4326',
  '27700': '27700',
  // Irish Grid on its three datums, which differ by less than a metre.
  '29900': '29903',
  '29902': '29903',
  '29903': '29903',
  '3857': '3857',
  '900913': '3857',
  '102100': '3857',
  '102113': '3857',
}

/** The coordinate system of a code; `other` where it is not read. */
export const crsOfCode = (code: number | string): Crs | 'other' => {
  const text = String(code)
  return Object.hasOwn(CODES, text) ? (CODES[text] ?? 'other') : 'other'
}

/** By a name such as `urn:ogc:def:crs:EPSG::27700`, `EPSG:27700` or `OGC:CRS84`; null where it has no code. */
function crsOfName(name: string): Crs | 'other' | null {
  if (/CRS84/i.test(name)) return '4326'
  const code = /(\d{4,6})\D*$/.exec(name)?.[1]
  return code === undefined ? 'other' : crsOfCode(code)
}

/** By the obsolete member `crs` of a GeoJSON object, as text or with a name; null where there is none. */
export function crsOfMember(member: unknown): Crs | 'other' | null {
  const properties = isObject(member) ? member['properties'] : null
  const name = isObject(properties) ? (properties['name'] ?? properties['code']) : member
  return typeof name === 'string' || typeof name === 'number' ? crsOfName(String(name)) : null
}

/** By the member `spatialReference` of an Esri JSON; null where there is none. */
export function crsOfSpatialReference(member: unknown): Crs | 'other' | null {
  if (!isObject(member)) return null
  const codes = [member['latestWkid'], member['wkid']].filter((code) => typeof code === 'number')
  if (codes.length > 0) return codes.map(crsOfCode).find((crs) => crs !== 'other') ?? 'other'
  return typeof member['wkt'] === 'string' ? 'other' : null
}

/** Projections and datums by the names that GIS programs give them, without blanks, marks and case. */
const GRID_NAME = /^(?:osgb(?:19)?36)?britishnationalgrid(?:ostn15|ostn02)?$/
const IRISH_NAME =
  /^(?:tm(?:19)?(?:65|75))irishgrid$|^osni(?:19)?52irishnationalgrid$|^irish(?:national)?grid$/
const IRISH_DATUM = /^(?:tm(?:19)?(?:65|75)|osni(?:19)?52|geodeticdatumof1965)$/
const WEB_NAME = /^(?:wgs(?:19)?84)?(?:pseudomercator|webmercator(?:auxiliarysphere)?)$/
const plain = (name: string | undefined) => (name ?? '').toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/**
 * By well-known text, as in the .prj of a shapefile. A known projection on another datum is `other`: it would move every
 * place by some hundred metres.
 */
export function crsOfWkt(wkt: string): Crs | 'other' {
  const root = /^\s*(PROJCS|PROJCRS|GEOGCS|GEOGCRS)\s*\[\s*"([^"]*)"/i.exec(wkt)
  const datum = plain(/DATUM\s*\[\s*"([^"]*)"/i.exec(wkt)?.[1]).replace(/^d(?=osgb|wgs|etrs|tm|osni)/, '')
  const name = plain(root?.[2])
  if (!root) return 'other'
  if (/^GEOG/i.test(root[1] ?? ''))
    return /^(?:wgs(?:19)?84|etrs(?:19)?89|worldgeodeticsystem1984(?:ensemble)?|europeanterrestrialreferencesystem1989(?:ensemble)?)$/.test(
      datum,
    )
      ? '4326'
      : 'other'
  if (GRID_NAME.test(name))
    return /^(?:osgb(?:19)?36|ordnancesurveyofgreatbritain1936)$/.test(datum) ? '27700' : 'other'
  if (IRISH_NAME.test(name)) return IRISH_DATUM.test(datum) ? '29903' : 'other'
  return WEB_NAME.test(name) && /^(?:wgs(?:19)?84|worldgeodeticsystem1984(?:ensemble)?)$/.test(datum)
    ? '3857'
    : 'other'
}

/** The name of the system in well-known text; null where it gives none. */
export const nameInWkt = (wkt: string): string | null => /"([^"]+)"/.exec(wkt)?.[1] ?? null
