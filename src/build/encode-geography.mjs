/**
 * Encodes a folder of source geography (GeoJSON and CSV, WGS84) into data/place; deterministic: `node
 * src/build/encode-geography.mjs SOURCE [OUT]`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { cutIntoArcs, dissolve } from './geography/arcs.mjs'
import { conflate } from './geography/conflate.mjs'
import { PLACE, doubleArea, footOn, simplifyRing, squareMetres, toUnits } from './geography/plane.mjs'
import { densePostcodes, discsDissolved } from './geography/town-tint.mjs'

/** Alphabet of the integer encoding; decoded by src/domain/borough/delta-text.ts. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Integers as text: zigzag, then five bits per character, lowest first; the sixth bit marks that more follow. */
function textOf(numbers) {
  let text = ''
  for (const number of numbers) {
    let rest = number < 0 ? -2 * number - 1 : 2 * number
    for (; rest > 31; rest = Math.floor(rest / 32)) text += ALPHABET[32 + (rest % 32)]
    text += ALPHABET[rest]
  }
  return text
}

/** The first number, then the difference of each from the one before. */
const steps = (numbers) => numbers.map((number, i) => (i === 0 ? number : number - numbers[i - 1]))

/**
 * Each line as its number of points and the coordinate differences; the previous point carries over between lines.
 */
function textOfLines(lines) {
  let [x, y] = [0, 0]
  const numbers = []
  for (const line of lines) {
    numbers.push(line.length)
    for (const point of line) {
      numbers.push(point[0] - x, point[1] - y)
      ;[x, y] = point
    }
  }
  return textOf(numbers)
}

const VERSION = 1
const BUILT_UP_TOLERANCE_METRES = 4
const SMALLEST_BUILT_UP_SQUARE_METRES = 2_000
const TOWN_RADIUS_METRES = { overview: 115, street: 180 }

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

const refsAsText = (rings) => rings.map((refs) => textOf([refs.length, ...steps(refs)])).join('')

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

const surface = (polygons) => ({
  ringsInPolygon: polygons.map((rings) => rings.length),
  rings: textOfLines(polygons.flat()),
})

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
  const dense = densePostcodes(postcodes.map(({ at }) => at))
  const [water, places, stations] = ['water', 'places', 'stations'].map(read)
  return {
    ...encodeAreas(read),
    town: surface(discsDissolved(dense, TOWN_RADIUS_METRES.overview)),
    townAtStreet: surface(discsDissolved(dense, TOWN_RADIUS_METRES.street)),
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

/** Grouped by outward code ("ZZ1"); the inward code ("1AA") as a number in base 26, so that differences are small. */
function encodePostcodes(postcodes) {
  const outward = (postcode) => postcode.slice(0, -4)
  const inward = (postcode) => {
    const [sector, first, second] = Array.from(postcode.slice(-3), (sign) => parseInt(sign, 36))
    return (sector * 26 + first - 10) * 26 + second - 10
  }
  const districts = [...new Set(postcodes.map(({ postcode }) => outward(postcode)))].map((name) => {
    const members = postcodes.filter(({ postcode }) => outward(postcode) === name)
    const numbers = members.map(({ postcode }) => inward(postcode)).toSorted((one, other) => one - other)
    const inOrder = members.toSorted((one, other) => inward(one.postcode) - inward(other.postcode))
    return {
      outward: name,
      inward: textOf([numbers.length, ...steps(numbers)]),
      at: textOfLines([inOrder.map(({ at }) => at)]),
    }
  })
  return { districts }
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
