/** `holdfast board`: the files it writes, their figures, and its error messages. */
import { describe, expect, it } from 'vitest'
import { board } from '../../src/cli/commands/board.ts'
import type { BoardFile } from '../../src/measures/board-file.ts'
import { jsonFiles, memoryContext } from '../cli/memory-context.ts'

const feed = (id: string, kind: string) => ({
  id,
  kind,
  url: `${id}.geojson`,
  refreshMinutes: 60,
  source: 'invented',
  licence: 'invented',
  handling: 'official',
})
const MANIFEST = {
  version: 1,
  title: 'Invented',
  asOf: '2024-08-31',
  demonstration: true,
  timeZone: 'Europe/London',
  feeds: [feed('incidents', 'incidents'), feed('actions', 'actions')],
}
const collection = (features: readonly object[]) => ({ type: 'FeatureCollection', features })
const incident = (id: string, occurred: string) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [-2.65, 53.5] },
  properties: { id, category: 'burglary', occurred },
})
const action = (id: string, on: string, count: number) => ({
  type: 'Feature',
  geometry: null,
  properties: { id, type: 'arrest', on, partner: 'gmp', count },
})
const FILES: Readonly<Record<string, unknown>> = {
  '/feeds/manifest.json': MANIFEST,
  '/feeds/incidents.geojson': collection([
    incident('a', '2022-05-01'),
    incident('b', '2023-05-01'),
    incident('c', '2023-09-01'),
    incident('d', '2023-09-02'),
  ]),
  '/feeds/actions.geojson': collection([action('e', '2022-01-01', 1), action('f', '2023-09-01', 31)]),
}

async function run(commandLine: string, files: Readonly<Record<string, unknown>> = FILES) {
  const { context, written, output } = memoryContext(jsonFiles(files))
  const code = await board(commandLine.split(' '), context)
  return { code, written, ...output }
}
const DAYS = '--manifest feeds/manifest.json --from 2023-05-01 --to 2023-09-01'
interface FileFigures {
  readonly figures: readonly { readonly id: string; readonly value: number; readonly partner?: string }[]
}
const totalIn = (text: string, id: string) => {
  const { figures }: FileFigures = JSON.parse(text)
  return figures.find((figure) => figure.id === id && !('partner' in figure))?.value
}

/** Value and baseline value of a total. */
const countOf = (text: string, id: string) => {
  const { figures }: { readonly figures: readonly FileTotal[] } = JSON.parse(text)
  const total = figures.find((figure) => figure.id === id && !('area' in figure) && !('category' in figure))
  return [total?.value, total?.baselineValue]
}
interface FileTotal {
  readonly id: string
  readonly value: number
  readonly baselineValue?: number
}

describe('holdfast board', () => {
  it('compares a window under 28 days with the same weekdays, and says so, but judges none under a week', async () => {
    const days = (from: string, to: string) => `--manifest feeds/manifest.json --from ${from} --to ${to}`
    const ten = await run(`${days('2023-05-01', '2023-05-10')} --out board.json`)
    expect(ten.out).toContain(
      'compared with 2 May 2022 to 11 May 2022 (the same weekdays, 364 days earlier; bank holidays only now: Coronation of King Charles III)',
    )
    const file = JSON.parse(ten.written['/board.json'] ?? '') as BoardFile
    expect(file.baseline).toEqual({ from: '2022-05-02', to: '2022-05-11' })
    expect(file.baselineNote).toBe(
      'the same weekdays, 364 days earlier; bank holidays only now: Coronation of King Charles III',
    )
    const two = await run(`${days('2023-05-02', '2023-05-03')} --out board.json`)
    const short = JSON.parse(two.written['/board.json'] ?? '') as BoardFile
    const total = short.figures.find(({ id, area, category }) => id === 'crimes' && !area && !category)
    expect(total).toMatchObject({ value: 0, verdict: 'too short to say' })
    expect(total).not.toHaveProperty('ratioLow')
  })
  it('writes JSON with the default baseline', async () => {
    const { code, written, out } = await run(`${DAYS} --out board.json`)
    expect(code).toBe(0)
    const text = written['/board.json'] ?? ''
    expect(JSON.parse(text)).toMatchObject({
      asOf: '2024-08-31',
      asAt: '2023-09-01',
      from: '2023-05-01',
      to: '2023-09-01',
      baseline: { from: '2022-05-01', to: '2022-09-01' },
      handling: 'official',
      demonstration: 'Invented incidents',
    })
    expect([totalIn(text, 'actions.arrest'), totalIn(text, 'crimes')]).toEqual([31, 2])
    expect(out).toMatch(/^\d+ figures of 1 May 2023 to 1 September 2023, compared with 1 May 2022/)
    expect(out).toContain('\nAs at 1 September 2023, by rows known on 31 August 2024.\n')
  })
  it('writes CSV for the file ending .csv', async () => {
    const { code, written } = await run(`${DAYS} --out out/Board.CSV`)
    expect(code).toBe(0)
    const lines = (written['/out/Board.CSV'] ?? '').split('\r\n')
    expect(lines[0]).toMatch(/^\u{FEFF}id,label,from,to,.*,handling,demonstration$/u)
    expect(lines[1]).toMatch(
      /^actions\.arrest,Arrests,2023-05-01,2023-09-01,,,,,yes,31,.*,Invented incidents$/,
    )
  })
  it('accepts another baseline, and explains why it gives no verdict', async () => {
    const { code, written, err } = await run(`${DAYS} --baseline 2022-12-28..2023-04-30 --out board.json`)
    expect(code).toBe(0)
    expect(JSON.parse(written['/board.json'] ?? '')).toMatchObject({
      baseline: { from: '2022-12-28', to: '2023-04-30' },
    })
    expect(err).toMatch(/^Season not removed/)
    expect(written['/board.json']).not.toContain('"verdict"')
  })
  it('states why figures are not known where a feed did not open', async () => {
    const { '/feeds/incidents.geojson': _, ...files } = FILES
    const { err } = await run(`${DAYS} --out board.json`, files)
    expect(err).toMatch(/Not all is known\. The feed incidents did not open/)
  })
  describe('where incidents are dated by month', () => {
    const months = ['2023-01', '2023-02', '2023-02', '2023-04', '2023-05', '2023-05', '2023-05', '2023-06']
    const files = {
      ...FILES,
      '/feeds/incidents.geojson': collection(months.map((month, i) => incident(`m${i}`, month))),
    }
    const partMonths = '--manifest feeds/manifest.json --from 2023-05-10 --to 2023-05-20'
    it('extends the window to whole months, with the month before as default baseline', async () => {
      const { code, written, err } = await run(`${partMonths} --out board.json`, files)
      expect(code).toBe(0)
      const text = written['/board.json'] ?? ''
      expect(JSON.parse(text)).toMatchObject({
        from: '2023-05-01',
        to: '2023-05-31',
        baseline: { from: '2023-04-01', to: '2023-04-30' },
      })
      expect(countOf(text, 'crimes')).toEqual([3, 1])
      expect(err).toContain('known by month: the window is 1 May 2023 to 31 May 2023.')
    })
    it('extends a baseline to whole months', async () => {
      const { code, written, err } = await run(
        `${partMonths} --baseline 2023-02-10..2023-02-20 --out board.json`,
        files,
      )
      expect(code).toBe(0)
      const text = written['/board.json'] ?? ''
      expect(JSON.parse(text)).toMatchObject({ baseline: { from: '2023-02-01', to: '2023-02-28' } })
      expect(countOf(text, 'crimes')).toEqual([3, 2])
      expect(err).toContain('compared with 1 February 2023 to 28 February 2023.')
    })
    it('prints no note where whole months were requested', async () => {
      const { err } = await run(
        '--manifest feeds/manifest.json --from 2023-05-01 --to 2023-05-31 --baseline 2023-02-01..2023-02-28 --out board.json',
        files,
      )
      expect(err).not.toContain('known by month')
    })
  })
  it('writes the figures of a feed that did not open as not known, and names the feed', async () => {
    const { '/feeds/actions.geojson': _, ...rest } = FILES
    const { code, written, err } = await run(`${DAYS} --out board.json`, rest)
    expect(code).toBe(0)
    expect(err).toMatch(/^actions did not open\./)
    const { figures } = JSON.parse(written['/board.json'] ?? '') as BoardFile
    const arrests = figures.filter(({ id }) => id === 'actions.arrest')
    expect(arrests).toHaveLength(1)
    expect(arrests[0]).toMatchObject({ known: 'no', value: null, feeds: ['actions'] })
    expect(arrests[0]?.why).toMatch(/^The feed actions did not open/)
    expect(err).toContain('Not all is known. The feed actions did not open')
  })
  it.each([
    ['without days', '--manifest feeds/manifest.json --out board.json'],
    ['a day that does not exist', `${DAYS.replace('09-01', '02-30')} --out board.json`],
    ['days the wrong way round', '--manifest m.json --from 2023-05-02 --to 2023-05-01 --out board.json'],
    ['a baseline of one day only', `${DAYS} --baseline 2022-05-01 --out board.json`],
    ['a baseline of three days', `${DAYS} --baseline 2022-05-01..2022-05-02..2022-05-03 --out board.json`],
    ['another ending', `${DAYS} --out board.xlsx`],
    ['an option it does not know', `${DAYS} --out board.json --loud`],
  ])('refuses %s with exit code 2', async (_, commandLine) => {
    const { code, written, err } = await run(commandLine)
    expect(code).toBe(2)
    expect(written).toEqual({})
    expect(err).not.toBe('')
  })
  it('fails where the manifest does not open or no row is left', async () => {
    const missing = await run(`${DAYS} --out board.json`, {})
    expect([missing.code, missing.written]).toEqual([1, {}])
    const empty = {
      ...FILES,
      '/feeds/incidents.geojson': collection([]),
      '/feeds/actions.geojson': collection([]),
    }
    const bare = await run(`${DAYS} --out board.json`, empty)
    expect([bare.code, bare.written]).toEqual([1, {}])
  })
  it('prints its usage', async () => {
    const { code, out } = await run('--help')
    expect(code).toBe(0)
    expect(out).toContain('--baseline D..D')
  })
})
