/** Reads the files that a place is made from, and makes and reads back its own. */
import { basename, extname, resolve } from 'node:path'
import { civilDate, londonDay } from '../../domain/day.ts'
import { failed, type Failed } from '../../domain/feed.ts'
import { boxOf } from '../../domain/geography.ts'
import { mapLayer, type MapLayer } from '../../feeds/features/map-layer.ts'
import { textOf } from '../../feeds/json-text.ts'
import { JURISDICTION_LABELS, nounOfCode, type Jurisdiction } from '../../domain/place/jurisdiction.ts'
import { PROJECTION_OF } from '../../domain/place/place.ts'
import { servePlace } from '../../domain/place/served-place.ts'
import type { CommandContext } from '../command.ts'
import { withPlaceIn } from '../place-folder.ts'
import { areasIn, boundaryIn, type Boundary, type ChosenAreas } from './areas.ts'
import { columnFor, counted, type GivenColumns } from './columns.ts'
import { roadsIn, waterIn } from './lines.ts'
import { madePlace, middleLatitude, type MadePlace, type PlaceSources } from './make-place.ts'
import { namesIn } from './names.ts'
import { placeReport } from './place-report.ts'
import { postcodesIn, type PostcodeList } from './postcodes.ts'
import { NO_SETTINGS, settingsIn, type Settings } from './settings.ts'
import { insideOf } from './shapes.ts'
import { jurisdictionFor } from './where.ts'

/** Paths as the command line names them; null where one is not given. */
interface PlacePaths {
  readonly boundary: string
  /** Code or name of the boundary in a file of several. */
  readonly code: string | null
  readonly areas: readonly string[]
  readonly postcodes: string | null
  readonly roads: string | null
  readonly water: string | null
  readonly names: string | null
  readonly pmtiles: string | null
  readonly settings: string | null
}

interface PlaceToWrite {
  readonly files: MadePlace['files']
  readonly report: readonly string[]
  readonly baseMap: { readonly name: string; readonly bytes: Uint8Array } | null
}

/** The place, or why one of its files cannot be used. */
export async function placeFromFiles(
  values: PlacePaths,
  given: GivenColumns,
  context: CommandContext,
): Promise<PlaceToWrite | Failed> {
  const settings = await readSettings(values.settings, context)
  if ('toDo' in settings) return settings
  const located = await readBoundary(values, { settings, given }, context)
  if ('toDo' in located) return located
  const { boundary, jurisdiction, isGuessed } = located
  const areas = await readAreas(values.areas, { boundary, given }, context)
  if ('toDo' in areas) return areas
  const ground = await readGround(values, { boundary, given }, context)
  if ('toDo' in ground) return ground
  const yearFault = yearMissing(ground.postcodes, settings, values.postcodes)
  if (yearFault) return yearFault
  const baseMap = await readBaseMap(values.pmtiles, context)
  if (baseMap && 'toDo' in baseMap) return baseMap
  const year = civilDate(londonDay(context.now())).year
  const sources = { boundary, areas, settings, jurisdiction, ...ground, year }
  const { files, toleranceMetres } = madePlace(sources)
  const read = await readBack(files, context)
  if ('toDo' in read) return read
  const report = placeReport({
    place: read.place(),
    borough: read.borough(),
    roads: read.roads(),
    postcodes: read.postcodes(),
    streets: read.streets(),
  })
  const guess = isGuessed
    ? [
        `Taken as a place of ${JURISDICTION_LABELS[jurisdiction]} by where it lies; its code does not say it. The settings can (jurisdiction).`,
      ]
    : []
  return { files, baseMap, report: [...report, ...guess, ...remarksOn(sources, toleranceMetres)] }
}

interface Located {
  readonly boundary: Boundary
  readonly jurisdiction: Jurisdiction
  readonly isGuessed: boolean
}

/** The boundary, read on the grid of its jurisdiction, on which all further layers are read too. */
async function readBoundary(
  values: Pick<PlacePaths, 'boundary' | 'code'>,
  { settings, given }: { readonly settings: Settings; readonly given: GivenColumns },
  context: CommandContext,
): Promise<Located | Failed> {
  const servePlaceIn = (jurisdiction: Jurisdiction, code: string) =>
    servePlace({
      code,
      noun: settings.noun ?? nounOfCode(code),
      projection: PROJECTION_OF[jurisdiction],
      jurisdiction,
      localHolidays: settings.localHolidays,
    })
  servePlaceIn(settings.jurisdiction ?? 'england-and-wales', '')
  const outline = await readLayer(values.boundary, context)
  if ('toDo' in outline) return outline
  const boundary = boundaryIn(outline, values.code, given)
  if (boundary.kind === 'failed') return boundary
  const where = jurisdictionFor(boundary, settings)
  if (where.kind === 'failed') return where
  servePlaceIn(where.jurisdiction, boundary.code)
  return { boundary, jurisdiction: where.jurisdiction, isGuessed: where.isGuessed }
}

async function readSettings(
  path: string | null,
  { cwd, readFile }: CommandContext,
): Promise<Settings | Failed> {
  if (path === null) return NO_SETTINGS
  const bytes = await readFile(resolve(cwd, path)).catch(() => null)
  if (!bytes) return failed(`${path} could not be read.`, 'Check that it is there and may be opened.')
  const text = textOf(bytes)
  return typeof text === 'string' ? settingsIn(text, path) : text
}

interface Within {
  readonly boundary: Boundary
  readonly given: GivenColumns
}

async function readAreas(
  paths: readonly string[],
  { boundary, given }: Within,
  context: CommandContext,
): Promise<readonly ChosenAreas[] | Failed> {
  const chosen: ChosenAreas[] = []
  for (const path of paths) {
    const layer = await readLayer(path, context)
    if ('toDo' in layer) return layer
    const areas = areasIn(layer, boundary, given)
    if (areas.kind === 'failed') return areas
    if (chosen.some(({ level }) => level === areas.level))
      return failed(
        `${path} holds ${areas.level}s, as a file before it does.`,
        'Give one file for each level.',
      )
    chosen.push(areas)
  }
  return chosen
}

type Ground = Pick<PlaceSources, 'postcodes' | 'roads' | 'water' | 'names' | 'areRoadsOfOpenStreetMap'>

async function readGround(
  values: PlacePaths,
  { boundary, given }: Within,
  context: CommandContext,
): Promise<Ground | Failed> {
  const box = boxOf(boundary.shape)
  const isInside = insideOf(boundary.shape)
  const where = { box, isInside, latitude: middleLatitude(boundary), given }
  const layerOf = async (path: string | null) => (path === null ? null : readLayer(path, context))
  const [roads, water, names] = [
    await layerOf(values.roads),
    await layerOf(values.water),
    await layerOf(values.names),
  ]
  for (const layer of [roads, water, names]) if (layer && 'toDo' in layer) return layer
  const postcodes = values.postcodes === null ? null : await postcodesIn(values.postcodes, where, context)
  if (postcodes?.kind === 'failed') return postcodes
  const isRead = <Layer extends object>(layer: Layer | Failed | null): layer is Layer =>
    layer !== null && !('toDo' in layer)
  return {
    postcodes,
    roads: isRead(roads) ? roadsIn(roads, where) : null,
    areRoadsOfOpenStreetMap:
      isRead(roads) && /^(?:highway|fclass)$/.test(columnFor('class', roads, given) ?? ''),
    water: isRead(water) ? waterIn(water, where) : null,
    names: isRead(names) ? namesIn(names, where) : null,
  }
}

const yearMissing = (postcodes: PostcodeList | null, { postcodesYear }: Settings, path: string | null) =>
  postcodes !== null && postcodes.year === null && postcodesYear === undefined
    ? failed(
        `${path ?? ''} does not say of which year its postcodes are, and residents who search by one are shown that year.`,
        'Write it into the file of --settings, for example { "postcodesYear": 2024 }.',
      )
    : null

async function readBaseMap(path: string | null, { cwd, readFile }: CommandContext) {
  if (path === null) return null
  const bytes = await readFile(resolve(cwd, path)).catch(() => null)
  return bytes
    ? { name: basename(path), bytes }
    : failed(`${path} could not be read.`, 'Check that it is there and may be opened.')
}

/** The place as the app reads it, from the texts that are about to be written. */
function readBack(files: MadePlace['files'], context: CommandContext): Promise<CommandContext | Failed> {
  const texts = new Map(
    Object.entries(files).map(([name, content]) => [`${name}.json`, JSON.stringify(content)]),
  )
  const readFile = (path: string) => Promise.resolve(new TextEncoder().encode(texts.get(basename(path))))
  return withPlaceIn('place', { ...context, readFile })
}

function remarksOn({ areas, roads, water, names, postcodes }: PlaceSources, toleranceMetres: number) {
  return [
    ...areas.flatMap(({ elsewhere, level }) =>
      elsewhere > 0
        ? [`Of the file of ${level}s, ${counted(elsewhere, 'area lies', 'areas lie')} elsewhere.`]
        : [],
    ),
    ...(toleranceMetres > 2
      ? [`Borders are simplified by up to ${toleranceMetres} m, so that the map stays light.`]
      : []),
    ...(roads?.remarks ?? []),
    ...(water?.remarks ?? []),
    ...(names?.remarks ?? []),
    ...(postcodes && postcodes.ended > 0
      ? [
          `${counted(postcodes.ended, 'postcode of the place is', 'postcodes of the place are')} no longer in use, and left out.`,
        ]
      : []),
    ...(postcodes && postcodes.postcodes.length === 0 ? ['No postcode of the list lies in the place.'] : []),
  ]
}

/** Files of a shapefile besides its shapes. */
const BESIDE_SHAPES = ['dbf', 'prj', 'cpg']

/** The layer of a file; a name may end in `#LAYER`, for a file of several. */
export async function readLayer(
  named: string,
  { cwd, readFile, progress }: Pick<CommandContext, 'cwd' | 'readFile' | 'progress'>,
): Promise<MapLayer | Failed> {
  const [path = '', sheet = null] = named.split('#', 2)
  const at = resolve(cwd, path)
  const bytesOf = (file: string) => readFile(file).catch(() => null)
  const bytes = await bytesOf(at)
  if (!bytes) return failed(`${path} could not be read.`, 'Check that it is there and may be opened.')
  const parts = new Map<string, Uint8Array>()
  if (extname(path).toLowerCase() === '.shp') {
    parts.set('shp', bytes)
    for (const ending of BESIDE_SHAPES) {
      const beside = await bytesOf(`${at.slice(0, -'shp'.length)}${ending}`)
      if (beside) parts.set(ending, beside)
    }
  }
  const layer = await mapLayer({ name: basename(path), bytes: new Uint8Array(bytes), parts }, sheet)
  if ('kind' in layer) return { ...layer, toDo: layer.toDo.replace('--sheet', `${path}#LAYER`) }
  progress(`${path}: ${layer.features.length.toLocaleString('en-GB')} features read`)
  return layer
}
