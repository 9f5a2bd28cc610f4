/**
 * Encodes a folder of source geography (GeoJSON and CSV, WGS84) into data/place; deterministic: `node
 * src/build/encode-geography.mjs SOURCE [OUT]`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { cutIntoArcs, dissolve } from './geography/arcs.mjs'
import { conflate } from './geography/conflate.mjs'
import { encodePostcodes, refsAsText, surface, textOfLines } from './geography/delta-text.mjs'
import { doubleArea, toUnits } from './geography/plane.mjs'
import { PLACE, PLANE } from './geography/shipped-plane.mjs'
import { densePostcodes, discsDissolved, TOWN_RADIUS_METRES } from './geography/town-tint.mjs'

const { footOn, simplifyRing, squareMetres } = PLANE

const VERSION = 1
const BUILT_UP_TOLERANCE_METRES = 4
const SMALLEST_BUILT_UP_SQUARE_METRES = 2_000

const byCode = (one, other) => (one.properties.code < other.properties.code ? -1 : 1)
const column = (features, field) => features.map((feature) => feature.properties[field])
const openRing = (closed) => closed.map(toUnits).slice(0, -1)
const anticlockwise = (ring) => (doubleArea(ring) < 0 ? ring.toReversed() : ring)

/** An area's single ring; areas with holes or several parts are rejected. */
function ringOf({ geometry, properties }) {
  const [ring, ...more] = geometry.coordinates
  if (geometry.type !== 'Polygon' || more.length > 0) throw new Error(`${properties.code} is not one ring`)
  return anticlockwise(openRing(ring))
}

/**
 * Wards, LSOAs, MSOAs and the outline on one set of arcs. An MSOA is named like its LSOAs without the final letter.
 */
function encodeAreas(read) {
  const [wards, lsoas, msoas] = ['wards', 'lsoas', 'msoas'].map((level) => read(level).toSorted(byCode))
  const bent = conflate(wards.map(ringOf), lsoas.map(ringOf))
  const within = msoas.map(({ properties }) =>
    lsoas.flatMap((lsoa, i) => (lsoa.properties.name.slice(0, -1) === properties.name ? [i] : [])),
  )
  const msoaRings = within.map((members) => dissolve(members.map((i) => bent.census[i])))
  const { arcs, rings } = cutIntoArcs([[dissolve(bent.wards)], bent.wards, bent.census, msoaRings])
  const named = (features, level, population) => ({
    codes: column(features, 'code'),
    names: column(features, 'name'),
    population,
    rings: refsAsText(rings[level]),
  })
  const residents = column(lsoas, 'pop2020')
  const wardCodes = column(wards, 'code')
  return {
    arcs: textOfLines(arcs),
    outline: refsAsText(rings[0]),
    wards: named(wards, 1, column(wards, 'pop2020_bestfit')),
    lsoas: {
      ...named(lsoas, 2, residents),
      ward: column(lsoas, 'ward').map((code) => wardCodes.indexOf(code)),
      deprivationDecile: column(lsoas, 'imd2025'),
      asb: column(lsoas, 'asb_rate'),
      burglary: column(lsoas, 'burglary_rate'),
      violence: column(lsoas, 'violence_injury_rate'),
    },
    msoas: named(
      msoas,
      3,
      within.map((members) => members.reduce((sum, i) => sum + residents[i], 0)),
    ),
  }
}

function encodeBuiltUp(features) {
  const polygonsOf = ({ type, coordinates }) => (type === 'Polygon' ? [coordinates] : coordinates)
  const simplified = (polygon) =>
    polygon
      .map((ring) => simplifyRing(openRing(ring), BUILT_UP_TOLERANCE_METRES))
      .filter((ring) => ring.length > 2 && squareMetres(ring) >= SMALLEST_BUILT_UP_SQUARE_METRES)
  return {
    names: column(features, 'name').map((name) => name.replace(/ BUA$/, '')),
    surfaces: features.map(({ geometry }) =>
      surface(
        polygonsOf(geometry)
          .map(simplified)
          .filter((rings) => rings.length > 0),
      ),
    ),
  }
}

const encodeLines = (features) => ({
  names: column(features, 'name'),
  lines: textOfLines(features.map(({ geometry }) => geometry.coordinates.map(toUnits))),
})
const ofKind = (features, field, kind) => features.filter((feature) => feature.properties[field] === kind)
const pointsAsText = (features) =>
  textOfLines([features.map(({ geometry }) => toUnits(geometry.coordinates))])

/** Without the county in brackets that the timetable sets namesakes apart by. */
const stationName = (name) => name.replace(/ \(.*\)$/, '')

function encodeBorough(read, postcodes) {
  const dense = densePostcodes(
    postcodes.map(({ at }) => at),
    PLANE,
  )
  const [water, places, stations] = ['water', 'places', 'stations'].map(read)
  return {
    ...encodeAreas(read),
    town: surface(discsDissolved(dense, TOWN_RADIUS_METRES.overview, PLANE)),
    townAtStreet: surface(discsDissolved(dense, TOWN_RADIUS_METRES.street, PLANE)),
    builtUp: encodeBuiltUp(read('builtup')),
    rivers: encodeLines(ofKind(water, 'kind', 'river')),
    canals: encodeLines(ofKind(water, 'kind', 'canal')),
    lakes: encodeLines(ofKind(water, 'kind', 'lake')),
    places: {
      names: column(places, 'name'),
      kinds: column(places, 'kind'),
      population: column(places, 'population'),
      at: pointsAsText(places),
    },
    stations: { names: column(stations, 'name').map(stationName), at: pointsAsText(stations) },
  }
}

const encodeRoads = (roads) => ({
  classes: [...new Set(column(roads, 'class'))].map((name) => ({
    class: name,
    ...encodeLines(ofKind(roads, 'class', name)),
  })),
})

/** A point this close to a road lies on it. */
const ON_ROAD_METRES = 25

const metresToLine = (at, line) => Math.min(...line.slice(1).map((end, i) => footOn(at, line[i], end).metres))

/** The roads, each without a name numbered where a street's point of that number (`A58`) lies on it. */
function numbered(roads, streets) {
  const numbers = streets.filter(({ name }) => /^[ABM]\d+$/.test(name))
  const nearest = numbers.map(({ at }) => {
    const distances = roads.map(({ properties, geometry }) =>
      properties.class === 'path' ? Infinity : metresToLine(at, geometry.coordinates.map(toUnits)),
    )
    const least = Math.min(...distances)
    return least <= ON_ROAD_METRES ? distances.indexOf(least) : -1
  })
  return roads.map((road, i) => {
    const number = numbers[nearest.indexOf(i)]?.name
    return road.properties.name || !number
      ? road
      : { ...road, properties: { ...road.properties, name: number } }
  })
}

function readPostcodes(text) {
  const [, ...rows] = text.trim().split('\n')
  return rows.map((row) => {
    const [postcode, longitude, latitude] = row.trim().split(',')
    return { postcode, at: toUnits([Number(longitude), Number(latitude)]) }
  })
}

/** Streets by the points that open data of reports anonymise them to; a name may stand at several points. */
const encodeStreets = (streets) => ({
  names: streets.map(({ name }) => name),
  at: textOfLines([streets.map(({ at }) => at)]),
})

function readStreets(text) {
  const [, ...rows] = text.trim().split('\n')
  return rows.map((row) => {
    const [name, longitude, latitude] = row.trim().split(',')
    return { name, at: toUnits([Number(longitude), Number(latitude)]) }
  })
}

/** Writes one file and reports its size in bytes, raw and after gzip. */
function write(folder, name, content) {
  const text = JSON.stringify({
    format: `holdfast-${name}`,
    version: VERSION,
    ...PLACE.attribution.files[name],
    ...content,
  })
  writeFileSync(join(folder, `${name}.json`), `${text}\n`)
  console.log(`${name}.json: ${text.length} bytes, ${gzipSync(text, { level: 9 }).length} gzip`)
}

function main([source, out = 'data/place']) {
  if (!source) throw new Error('Name the folder of source figures: encode-geography.mjs SOURCE [OUT]')
  const read = (name) => JSON.parse(readFileSync(join(source, `${name}.geojson`), 'utf8')).features
  const postcodes = readPostcodes(readFileSync(join(source, 'postcodes.csv'), 'utf8'))
  mkdirSync(out, { recursive: true })
  write(out, 'borough', encodeBorough(read, postcodes))
  const streets = readStreets(readFileSync(join(source, 'streets.csv'), 'utf8'))
  write(out, 'roads', encodeRoads(numbered(read('roads'), streets)))
  write(out, 'postcodes', encodePostcodes(postcodes))
  write(out, 'streets', encodeStreets(streets))
}

main(process.argv.slice(2))
