/**
 * Files as agencies send them: a workbook of 200,000 rows against unzipping its sheet and scanning it with an XML parser;
 * a table of a million rows against papaparse alone. Each run has its own process; its peak is maxRSS less the memory
 * before the start.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import Papa from 'papaparse'
import { SaxesParser } from 'saxes'
import { workbookTexts } from '../../src/feeds/workbooks/workbook-texts.ts'
import { converted, fileOf } from '../feeds/formats/converting.ts'
import { median, report } from './harness.ts'

const HOUR = 3_600_000
const PAIRS = 3
const SHEET = 'xl/worksheets/sheet1.xml'
const HEADER = ['id', 'category', 'occurred', 'longitude', 'latitude', 'location']

const rowOf = (index: number) => [
  `I${index}`,
  index % 3 === 0 ? 'burglary' : 'anti-social-behaviour',
  new Date(Date.UTC(2023, 0, 1) + (index % 10_000) * HOUR),
  -2.69 + (index % 100) / 1000,
  53.46 + (index % 70) / 1000,
  'Mill Row',
]

function workbook(rows: number): Uint8Array {
  const cells = [HEADER, ...Array.from({ length: rows }, (_, index) => rowOf(index))]
  const book = utils.book_new()
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet(cells, { dense: true, UTC: true, cellDates: true }),
    'Incidents',
  )
  return new Uint8Array(write(book, { type: 'array', compression: true }) as ArrayBuffer)
}

function table(rows: number): string {
  const lines = [HEADER.join(',')]
  for (let index = 0; index < rows; index++)
    lines.push(
      rowOf(index)
        .map((cell) => (cell instanceof Date ? cell.toISOString() : cell))
        .join(','),
    )
  return `${lines.join('\n')}\n`
}

/** Rows that a task finds in a file. */
type Task = (bytes: Uint8Array<ArrayBuffer>) => number | Promise<number>

const TASKS: Readonly<Record<string, Task>> = {
  'workbook.ours': (bytes) => {
    const read = workbookTexts(fileOf(bytes, 'a.xlsx'), {})
    if ('kind' in read) throw new Error(read.what)
    return read.texts.reduce((sum, { text }) => sum + text.trimEnd().split('\n').length - 1, 0)
  },
  'workbook.peer': (bytes) => {
    let rows = 0
    const parser = new SaxesParser()
    parser.on('opentag', ({ name }) => void (name === 'row' && rows++))
    parser.write(strFromU8(unzipSync(bytes)[SHEET] ?? new Uint8Array())).close()
    return rows - 1
  },
  'table.ours': async (bytes) => {
    const { report: counts } = await converted([fileOf(bytes)], { kind: 'incidents' })
    return counts.shown
  },
  'table.peer': (bytes) => {
    let rows = 0
    Papa.parse<readonly string[]>(new TextDecoder().decode(bytes), {
      step: () => void rows++,
      skipEmptyLines: true,
    })
    return rows - 1
  },
}

interface Run {
  readonly rows: number
  readonly milliseconds: number
  readonly peak: number
}

/** Kilobytes, as `maxRSS`. */
const peakNow = () => process.resourceUsage().maxRSS / 1000

async function runTask(name: string, path: string): Promise<Run> {
  const task = TASKS[name]
  if (!task) throw new Error(`no task ${name}`)
  const bytes = new Uint8Array(readFileSync(path))
  const before = peakNow()
  const began = performance.now()
  const rows = await task(bytes)
  return { rows, milliseconds: performance.now() - began, peak: peakNow() - before }
}

function inItsOwnProcess(name: string, path: string): Run {
  const child = spawnSync(process.execPath, [process.argv[1] ?? '', name, path], { encoding: 'utf8' })
  if (child.status !== 0) throw new Error(`${name}: ${child.stderr}`)
  return JSON.parse(child.stdout) as Run
}

interface Case {
  readonly name: 'workbook' | 'table'
  readonly measure: string
  readonly rows: number
  readonly peer: string
  readonly bar?: string
}
const CASES: readonly Case[] = [
  {
    name: 'workbook',
    measure: 'workbook.200k',
    rows: 200_000,
    peer: 'unzip and scan the sheet',
    bar: '<= 4.5',
  },
  { name: 'table', measure: 'table.1M', rows: 1_000_000, peer: 'papaparse alone' },
]

function measure({ name, measure: label, rows, peer, bar }: Case, path: string): void {
  const pairs = Array.from({ length: PAIRS }, () => ({
    ours: inItsOwnProcess(`${name}.ours`, path),
    peer: inItsOwnProcess(`${name}.peer`, path),
  }))
  for (const pair of pairs)
    if (pair.ours.rows !== rows || pair.peer.rows !== rows)
      throw new Error(`${label}: ${pair.ours.rows} and ${pair.peer.rows} rows of ${rows}`)
  report({
    name: `formats.${label}`,
    value: Math.round(median(pairs.map(({ ours }) => ours.milliseconds))),
    unit: 'ms',
    peer,
    ratio: median(pairs.map((pair) => pair.ours.milliseconds / pair.peer.milliseconds)),
    ...(bar === undefined ? {} : { bar }),
  })
  const peak = Math.round(median(pairs.map(({ ours }) => ours.peak)))
  report({ name: `formats.${label}.peak`, value: peak, unit: 'MB' })
}

const [, , task, path] = process.argv
if (task !== undefined && path !== undefined) process.stdout.write(JSON.stringify(await runTask(task, path)))
else {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-formats-'))
  try {
    for (const each of CASES) {
      const file = join(folder, each.name)
      writeFileSync(file, each.name === 'workbook' ? workbook(each.rows) : table(each.rows))
      measure(each, file)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
