/** `holdfast place`: makes the ground of another place from open files, and checks it. */
import { basename, join, relative, resolve } from 'node:path'
import { command, printLine } from '../command.ts'
import { COLUMN_PARTS, type GivenColumns } from '../placing/columns.ts'
import { placeFromFiles } from '../placing/source-files.ts'

const SHAPE = {
  name: 'place',
  description:
    'Makes the ground of another place from open files (GeoJSON, GeoPackage, shapefile, FlatGeobuf or KML, in degrees or metres of the National Grid; FILE#LAYER for one of several layers), and says what it lacks.',
  positionals: null,
  options: {
    boundary: { kind: 'required', value: 'FILE', description: 'the outline of the place' },
    code: {
      kind: 'text',
      value: 'CODE',
      description: 'which one, by code or name, where FILE holds several',
    },
    areas: {
      kind: 'repeated',
      value: 'FILE',
      description:
        'wards, LSOAs or MSOAs, one level a file, of which one is needed; those outside the boundary are passed over',
    },
    postcodes: {
      kind: 'text',
      value: 'FILE',
      description:
        'ONSPD or Code-Point Open, as CSV; of another list --settings says the year (postcodesYear)',
    },
    roads: { kind: 'text', value: 'FILE', description: 'roads, such as OS Open Roads' },
    water: { kind: 'text', value: 'FILE', description: 'rivers, canals and lakes, such as OS Open Rivers' },
    names: { kind: 'text', value: 'FILE', description: 'towns, stations and streets, such as OS Open Names' },
    pmtiles: { kind: 'text', value: 'FILE', description: 'a richer base map, copied beside the place' },
    settings: {
      kind: 'text',
      value: 'FILE',
      description: 'words, partners, contacts and attribution of the place, as JSON; README says which',
    },
    set: {
      kind: 'repeated',
      value: 'WHAT=COLUMN',
      description: `which column holds what, where its name does not say it: ${COLUMN_PARTS.join(', ')}`,
    },
    out: { kind: 'required', value: 'DIR', description: 'the folder to write to, beside the feeds' },
  },
} as const

export const place = command(SHAPE, async ({ values }, context) => {
  const { err, cwd, out } = context
  if (values.areas.length === 0)
    return printLine(err, '--areas is missing: wards, LSOAs or MSOAs of the place.', 2)
  const given = columnsGiven(values.set)
  if (typeof given === 'string') return printLine(err, given, 2)
  const made = await placeFromFiles(values, given, context)
  if ('kind' in made) return printLine(err, `${made.what} ${made.toDo}\nNothing was written.`, 1)
  const folder = resolve(cwd, values.out)
  for (const [name, content] of Object.entries(made.files))
    await context.writeFile(join(folder, `${name}.json`), `${JSON.stringify(content)}\n`)
  if (made.baseMap) await context.writeBytes(join(folder, made.baseMap.name), made.baseMap.bytes)
  for (const line of made.report) out(`${line}\n`)
  const path = relative(cwd, folder).replaceAll('\\', '/')
  const named = basename(folder)
  const baseMap = made.baseMap ? `, "baseMap": "${named}/${made.baseMap.name}"` : ''
  return printLine(
    out,
    `Written to ${path}. In the manifest beside that folder: "place": "${named}"${baseMap}`,
    0,
  )
})

function columnsGiven(settings: readonly string[]): GivenColumns | string {
  const given: Record<string, string> = {}
  for (const setting of settings) {
    const [part = '', column = ''] = setting.split('=', 2)
    if (!COLUMN_PARTS.some((known) => known === part) || column === '') return wrongSetting(setting)
    given[part] = column
  }
  return given
}

const wrongSetting = (wrong: string) =>
  `--set ${wrong}: it should be WHAT=COLUMN, with one of ${COLUMN_PARTS.join(', ')}.`
