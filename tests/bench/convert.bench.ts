/**
 * A table of two million rows (or as many as ROWS says) to a feed in GeoJSON and in Parquet, by the command as it is run by npm:
 * its peak memory and its time. The peer is the time that papaparse alone takes to read the same file in pieces.
 */
import { spawnSync } from 'node:child_process'
import {
  closeSync,
  createReadStream,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { fromRoot } from '../../src/build/fresh.mjs'
import { report } from './harness.ts'

const ROWS = Number(process.env['ROWS'] ?? 2_000_000)
const DAY = 86_400_000
const MINUTE = 60_000
const CATEGORIES = ['burglary', 'drugs', 'vehicle-crime', 'violent-crime', 'anti-social-behaviour'] as const
const NOTE = 'an invented note about what was seen there, of no meaning at all, '.repeat(2)
const WRITTEN_AT_ONCE = 1 << 22

function writeTable(path: string): void {
  const file = openSync(path, 'w')
  let text = 'id,category,occurred,unit,easting,northing,location,notes\n'
  for (let row = 0; row < ROWS; row += 1) {
    const at = new Date(Date.UTC(2019, 0, 1) + (row % 2000) * DAY + (row % 1440) * MINUTE)
      .toISOString()
      .slice(0, 16)
    const place = `${350_000 + ((row * 7919) % 16_000)},${396_000 + ((row * 104_729) % 14_000)}`
    text += `I${row},${CATEGORIES[row % CATEGORIES.length]},${at},unit ${row % 12},${place},"Mill Row, north","${NOTE}${row % 97}"\n`
    if (text.length < WRITTEN_AT_ONCE) continue
    writeSync(file, text)
    text = ''
  }
  writeSync(file, text)
  closeSync(file)
}

/** Prints the peak of the memory on its last line. */
const MEASURED = `process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'))`

const FLAGS = /node (--\S+) src\/cli/.exec(readFileSync(fromRoot('package.json'), 'utf8'))?.[1]

/** Peak in megabytes and seconds of one conversion. */
function convert(folder: string, out: string): { readonly peak: number; readonly seconds: number } {
  const began = performance.now()
  const words = [
    'convert',
    'in.csv',
    '--kind',
    'incidents',
    '--out',
    out,
    '--crs',
    '27700',
    '--report',
    'r.json',
  ]
  if (FLAGS === undefined) throw new Error('package.json does not say how the command is run')
  const args = [
    FLAGS,
    '--import',
    `data:text/javascript,${encodeURIComponent(MEASURED)}`,
    fromRoot('src/cli/holdfast.mjs'),
  ]
  const { status, stderr } = spawnSync(process.execPath, [...args, ...words], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  const seconds = (performance.now() - began) / 1000
  const peak = Number(/peak (\d+)\n$/.exec(stderr)?.[1]) / 1000
  const { rowsIn, shown } = JSON.parse(readFileSync(join(folder, 'r.json'), 'utf8')) as {
    rowsIn: number
    shown: number
  }
  if (status !== 0 || rowsIn !== ROWS || shown !== ROWS)
    throw new Error(`${status}: ${shown} of ${rowsIn} rows. ${stderr}`)
  return { peak, seconds }
}

async function papaSeconds(path: string): Promise<number> {
  const began = performance.now()
  let rows = 0
  await new Promise<void>((resolve, reject) => {
    Papa.parse<string[]>(createReadStream(path), {
      step: () => {
        rows += 1
      },
      complete: () => resolve(),
      error: reject,
    })
  })
  if (rows < ROWS) throw new Error(`papaparse read ${rows} rows`)
  return (performance.now() - began) / 1000
}

const folder = mkdtempSync(join(tmpdir(), 'holdfast-bench-'))
try {
  const path = join(folder, 'in.csv')
  writeTable(path)
  // The tool is bundled beforehand, so that this is not measured.
  spawnSync(process.execPath, [fromRoot('src/cli/holdfast.mjs'), '--help'])
  const peer = await papaSeconds(path)
  const name = `convert.${ROWS / 1e6}M`
  report({ name: `${name}.size`, value: Math.round(statSync(path).size / 1e6), unit: 'MB' })
  for (const form of ['geojson', 'parquet']) {
    const { peak, seconds } = convert(folder, `out.${form}`)
    report({ name: `${name}.${form}.memory`, value: Math.round(peak), unit: 'MB', bar: '<= 500' })
    report({
      name: `${name}.${form}.time`,
      value: Math.round(seconds),
      unit: 's',
      peer: 'papaparse alone',
      ratio: seconds / peer,
    })
  }
} finally {
  rmSync(folder, { recursive: true })
}
