/**
 * An invented city of another county, as open files of the usual publishers would hold it: a boundary with a hole and an
 * island, a ward around another, a ward of two parts, in metres of the National Grid.
 */

type Point = readonly [easting: number, northing: number]

/** Wards by the cells of a grid, from the north; a dot is another place within the boundary. */
const WARD_ROWS = ['AAAABBCC', 'ADDABBCC', 'AAAABBCC', 'EEEFF.CC', 'EEEFFFGG', 'EEEHHHGG']
const ISLAND = { ward: 'G', column: 10, row: 4 }
const SIDE_METRES = 1250
const WEST = 612_000
const NORTH = 318_000
export const WARD_NAMES: Readonly<Record<string, string>> = {
  A: 'Alder Cross',
  B: 'Brindle Fen',
  C: 'Cotter’s Hay',
  D: 'Dray Market',
  E: 'Eastholm Parva',
  F: 'Fallow End',
  G: 'Gull Reach',
  H: 'Harrow Stile',
}
export const CODE = 'E06999001'
export const NAME = 'Camford'

/** Deterministic numbers in 0 to 1 (Park and Miller 1988). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

interface Cell {
  readonly ward: string
  readonly column: number
  readonly row: number
}
export const CELLS: readonly Cell[] = [
  ...WARD_ROWS.flatMap((wards, row) =>
    Array.from(wards, (ward, column): Cell => ({ ward, column, row })).filter(({ ward }) => ward !== '.'),
  ),
  ISLAND,
]

/** Corner of the grid, moved a little. */
function cornerAt(column: number, row: number): Point {
  const random = randomFrom(column * 101 + row * 7919 + 13)
  const moved = () => (random() + random() - 1) * SIDE_METRES * 0.22
  random()
  return [WEST + column * SIDE_METRES + moved(), NORTH - row * SIDE_METRES + moved()]
}

const BENDS = 6
const metres = (value: number) => Math.round(value * 10) / 10

/** A border from one corner to the next without its end, the same in both directions. */
function borderBetween(from: Point, to: Point): readonly Point[] {
  const isForwards = from[0] < to[0] || (from[0] === to[0] && from[1] < to[1])
  const [a, b] = isForwards ? [from, to] : [to, from]
  const random = randomFrom(Math.round(Math.abs(a[0] * 3 + a[1] * 5 + b[0] * 7 + b[1] * 11)) % 2_147_483_646)
  random()
  const points = Array.from({ length: BENDS + 1 }, (_, at): Point => {
    const part = at / BENDS
    const bend = at === 0 || at === BENDS ? 0 : (random() - 0.5) * SIDE_METRES * 0.09
    return [metres(a[0] + (b[0] - a[0]) * part + bend), metres(a[1] + (b[1] - a[1]) * part + bend)]
  })
  return (isForwards ? points : points.toReversed()).slice(0, -1)
}

/** Anticlockwise ring of a cell, without the repeated end. */
function ringOf({ column, row }: Cell): readonly Point[] {
  const corners = [
    cornerAt(column, row + 1),
    cornerAt(column + 1, row + 1),
    cornerAt(column + 1, row),
    cornerAt(column, row),
  ]
  return corners.flatMap((corner, at) => borderBetween(corner, corners[(at + 1) % corners.length] ?? corner))
}

/** Middle of a cell, in metres. */
export function middleOf(cell: Cell): Point {
  const ring = ringOf(cell)
  const mean = (axis: 0 | 1) => ring.reduce((sum, point) => sum + point[axis], 0) / ring.length
  return [mean(0), mean(1)]
}

const keyOf = (point: Point) => point.join()
const areaOf = (ring: readonly Point[]) =>
  ring.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length] ?? [x, y]
    return sum + x * nextY - nextX * y
  }, 0)

function isWithin([x, y]: Point, ring: readonly Point[]): boolean {
  let isInside = false
  ring.forEach(([ax, ay], at) => {
    const [bx, by] = ring[(at + 1) % ring.length] ?? [ax, ay]
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) isInside = !isInside
  })
  return isInside
}

/** Union of cells as the polygons of a GeoJSON geometry. */
function union(cells: readonly Cell[]): readonly (readonly (readonly Point[])[])[] {
  const edges = new Map<string, readonly [Point, Point]>()
  for (const ring of cells.map(ringOf))
    ring.forEach((point, at) => {
      const next = ring[(at + 1) % ring.length] ?? point
      if (!edges.delete(`${keyOf(next)} ${keyOf(point)}`))
        edges.set(`${keyOf(point)} ${keyOf(next)}`, [point, next])
    })
  const onward = new Map([...edges.values()].map(([from, to]) => [keyOf(from), to]))
  const rings: Point[][] = []
  while (onward.size > 0) {
    const [first] = onward.keys()
    const ring: Point[] = []
    for (let key = first ?? ''; onward.has(key);) {
      const next = onward.get(key)
      onward.delete(key)
      if (!next) break
      ring.push(next)
      key = keyOf(next)
    }
    rings.push(ring)
  }
  const outer = rings.filter((ring) => areaOf(ring) > 0)
  const closed = (ring: readonly Point[]) => [...ring, ...ring.slice(0, 1)]
  return outer.map((ring) => [
    closed(ring),
    ...rings
      .filter((hole) => areaOf(hole) < 0 && hole[0] !== undefined && isWithin(hole[0], ring))
      .map(closed),
  ])
}

type Properties = Readonly<Record<string, string | number>>
const feature = (properties: Properties, geometry: object) => ({ type: 'Feature', properties, geometry })
const areaFeature = (properties: Properties, cells: readonly Cell[]) => {
  const polygons = union(cells)
  return feature(
    properties,
    polygons.length === 1
      ? { type: 'Polygon', coordinates: polygons[0] }
      : { type: 'MultiPolygon', coordinates: polygons },
  )
}
const collection = (features: readonly object[]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::27700' } },
    features,
  })

const msoaOf = ({ column, row }: Cell) => (row < 3 ? 0 : 2) + (column < 4 ? 0 : 1) + 1
const two = (number: number) => String(number).padStart(2, '0')
const line = (points: readonly Point[]) => ({ type: 'LineString', coordinates: points })

/** A line along the grid that bends, from one column and row to another. */
const course = (from: Point, to: Point, seed: number) => {
  const random = randomFrom(seed)
  return line(
    Array.from({ length: 24 }, (_, at): Point => {
      const part = at / 23
      const [column, row] = [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]
      const bend = (random() - 0.5) * 160
      return [WEST + column * SIDE_METRES + bend, NORTH - row * SIDE_METRES - bend]
    }),
  )
}

const ROADS = collection([
  feature({ road_classification: 'Motorway', road_number: 'M99' }, course([-2, 5.4], [10, 1.2], 3)),
  feature(
    { road_classification: 'A Road', road_number: 'A9001', name_1: 'Ferry Road' },
    course([-2, 2.3], [10, 3.1], 5),
  ),
  feature({ road_classification: 'A Road', road_number: 'A9002' }, course([3.4, -2], [4.1, 8], 7)),
  ...Array.from({ length: 7 }, (_, at) =>
    feature(
      { road_classification: 'B Road', road_number: `B90${two(at)}` },
      course([at + 0.4, 0.2], [at + 0.7, 5.8], 11 + at),
    ),
  ),
  ...Array.from({ length: 5 }, (_, at) =>
    feature(
      { road_classification: 'Unclassified', name_1: `Lane ${at}` },
      course([0.2, at + 0.5], [7.8, at + 0.6], 31 + at),
    ),
  ),
  feature({ road_classification: 'Not known here' }, course([1, 1], [2, 2], 43)),
])
const WATER = collection([
  feature({ form: 'inlandRiver', name1: 'River Alde Water' }, course([-1.5, 4.2], [9.8, 4.6], 47)),
  feature({ form: 'canal', name1: 'Cut of Camford' }, course([4.4, -1], [2.2, 4.3], 53)),
])

export const STREETS = [
  'Ferry Road',
  'Saddler Row',
  'Tanner Lane',
  'Weir Street',
  'Mill Bank',
  'Cooper Close',
]
const NAMES = [
  'NAME1,LOCAL_TYPE,GEOMETRY_X,GEOMETRY_Y',
  ...Object.entries(WARD_NAMES).map(([ward, name], at) => {
    const [x, y] = middleOf(CELLS.find((cell) => cell.ward === ward) ?? ISLAND)
    return `${name},${at === 3 ? 'Town' : at % 2 === 0 ? 'Suburban Area' : 'Village'},${metres(x)},${metres(y)}`
  }),
  ...CELLS.map((cell, at) => {
    const [x, y] = middleOf(cell)
    return `${STREETS[at % STREETS.length] ?? ''},Named Road,${metres(x + 120)},${metres(y - 90)}`
  }),
  `Camford Road,Railway Station,${WEST + 4200},${NORTH - 2600}`,
  `Oldmere,Town,${WEST - 4000},${NORTH - 1000}`,
].join('\n')

/** As ONSPD writes them; one has ended, and one lies elsewhere. */
const POSTCODES = [
  'pcds,dointr,doterm,oseast1m,osnrth1m,lat,long',
  ...CELLS.flatMap((cell, at) => {
    const [x, y] = middleOf(cell)
    const random = randomFrom(at + 1)
    return Array.from({ length: 20 }, (_, unit) => {
      const letters = `${'ABDEFGHJLN'[unit % 10] ?? ''}${unit < 10 ? 'A' : 'B'}`
      const near = () => (random() - 0.5) * 700
      return `ZQ${Math.floor(at / 9) + 1} ${(at % 9) + 1}${letters},202505,,${Math.round(x + near())},${Math.round(y + near())},,`
    })
  }),
  `ZQ9 9ZZ,199001,201003,${WEST + 2000},${NORTH - 2000},,`,
  'ZZ1 1AA,198001,,400000,400000,,',
].join('\n')

export const SETTINGS = {
  noun: 'city',
  police: { id: 'fenshire-police', label: 'Fenshire Police' },
  council: { id: 'camford-council', label: 'Camford City Council' },
  contacts: [
    {
      id: 'council',
      name: 'Camford City Council, or your landlord',
      text: 'Noise, rubbish and repairs.',
      url: 'https://www.camford.example/',
    },
  ],
}

/** Source files by name. */
export const SOURCES: Readonly<Record<string, string>> = {
  'boundary.geojson': collection([
    areaFeature({ LAD23CD: 'E07999777', LAD23NM: 'Oldmere' }, [{ ward: 'X', column: 30, row: 2 }]),
    areaFeature({ LAD23CD: CODE, LAD23NM: NAME }, CELLS),
  ]),
  'wards.geojson': collection([
    areaFeature({ WD23CD: 'E05999099', WD23NM: 'Elsewhere' }, [{ ward: 'X', column: 30, row: 2 }]),
    ...Object.entries(WARD_NAMES).map(([ward, name], at) =>
      areaFeature(
        { WD23CD: `E059990${two(at + 1)}`, WD23NM: name, population: 9000 + at * 800 },
        CELLS.filter((cell) => cell.ward === ward),
      ),
    ),
  ]),
  'lsoas.geojson': collection(
    CELLS.map((cell, at) =>
      areaFeature(
        {
          LSOA21CD: `E019990${two(at)}`,
          LSOA21NM: `Camford 00${msoaOf(cell)}${String.fromCharCode(65 + (at % 26))}`,
          population: 1500 + at * 10,
          imd_decile: (at % 10) + 1,
        },
        [cell],
      ),
    ),
  ),
  'msoas.geojson': collection(
    [1, 2, 3, 4].map((number) =>
      areaFeature(
        { MSOA21CD: `E029990${two(number)}`, MSOA21NM: `Camford 00${number}` },
        CELLS.filter((cell) => msoaOf(cell) === number),
      ),
    ),
  ),
  'roads.geojson': ROADS,
  'water.geojson': WATER,
  'names.csv': `${NAMES}\n`,
  'ONSPD_MAY_2025.csv': `${POSTCODES}\n`,
  'settings.json': JSON.stringify(SETTINGS),
}

/** Arguments of `place` for all of them, in a folder. */
export const placeArguments = (folder: string, out: string): readonly string[] => [
  '--boundary',
  `${folder}/boundary.geojson`,
  '--code',
  CODE,
  ...['wards', 'lsoas', 'msoas'].flatMap((name) => ['--areas', `${folder}/${name}.geojson`]),
  '--postcodes',
  `${folder}/ONSPD_MAY_2025.csv`,
  '--roads',
  `${folder}/roads.geojson`,
  '--water',
  `${folder}/water.geojson`,
  '--names',
  `${folder}/names.csv`,
  '--settings',
  `${folder}/settings.json`,
  '--out',
  out,
]
