/** Files on the worker's desk: looked at, tried, saved, joined; by the same code as the command line's. */
import { describe, expect, test, vi } from 'vitest'
import type { FeedEntry } from '../../../src/domain/feed.ts'
import type { RowAccount } from '../../../src/feeds/rows/ledger.ts'
import type { FileInspection } from '../../../src/worker/files/file-inspection.ts'
import { makeFileSession, entryFor } from '../../../src/worker/files/file-session.ts'
import { SMALL_BOROUGH } from '../../feeds/small-borough.ts'
import { datasetOf, feedOf, manifestWith } from '../../measures/invented-dataset.ts'

const HEAD = 'id,category,occurred,longitude,latitude'
const ROWS = [
  'a,burglary,2024-05-04,-2.6,53.5',
  'b,burglary,2024-05-05,-2.61,53.51',
  'c,drugs,2024-02-31,-2.6,53.5',
]
const csv = (...rows: readonly string[]) => new File([[HEAD, ...rows].join('\n')], 'trial.csv')

function deskOf() {
  const open = vi.fn((_entry: FeedEntry, _bytes: Uint8Array<ArrayBuffer>, { report }: RowAccount) =>
    Promise.resolve(report),
  )
  const dataset = datasetOf([], { manifest: manifestWith({ feeds: [feedOf('incidents', 'incidents')] }) })
  const desk = makeFileSession({
    known: () => ({ dataset, outline: SMALL_BOROUGH.outline }),
    fetchPostcodes: () => Promise.resolve([{ postcode: 'WN1 1AA', at: [-2.6, 53.5] }]),
    open,
  })
  return { desk, open }
}
async function lookedAt(...files: readonly File[]) {
  const { desk, open } = deskOf()
  const looked = await desk.inspectFiles(files, 'postcodes.json')
  if (looked.kind === 'failed') throw new Error(`${looked.what} ${looked.toDo}`)
  return { desk, open, looked }
}
const meant = ({ choices }: FileInspection) => choices.meanings

describe('a file on the desk', () => {
  test('is recognised with its columns, and nothing of its rows but samples comes back', async () => {
    const { looked } = await lookedAt(csv(...ROWS))
    expect(looked.recognition).toMatchObject({
      format: 'csv',
      rows: 3,
      feedKind: 'incidents',
      placed: 3,
      lands: 3,
    })
    expect(looked.recognition).not.toHaveProperty('content')
    expect(meant(looked)).toEqual(['id', 'category', 'occurred', 'longitude', 'latitude'])
    expect(looked.meanings.map(({ meaning }) => meaning)).toContain('postcode')
  })
  test('shows what would become of its rows', async () => {
    const { desk, looked } = await lookedAt(csv(...ROWS))
    const preview = await desk.previewFiles(looked.choices)
    if (preview.kind === 'failed') throw new Error(preview.what)
    const { rowsIn, shown, setAside } = preview.report
    expect([rowsIn, shown]).toEqual([3, 2])
    expect(setAside).toMatchObject([{ reason: 'bad-date', count: 1 }])
  })
  test('is read otherwise as another kind', async () => {
    const { desk } = await lookedAt(csv(...ROWS))
    const looked = await desk.inspectFilesAs('actions')
    if (looked.kind === 'failed') throw new Error(looked.what)
    expect(looked.choices.kind).toBe('actions')
    expect(looked.meanings.map(({ meaning }) => meaning)).toContain('partner')
  })
  test('is saved as a feed that is read again without a fault', async () => {
    const { desk, looked } = await lookedAt(csv(...ROWS))
    const saved = await desk.saveFiles(looked.choices)
    if (saved.kind === 'failed') throw new Error(saved.what)
    expect(saved.name).toBe('trial.geojson')
    const again = await lookedAt(new File([saved.file], saved.name))
    const preview = await again.desk.previewFiles(again.looked.choices)
    expect(preview).toMatchObject({ report: { rowsIn: 2, shown: 2, setAside: [] } })
  })
  test('joins with its mark, its own name, no copy, and the account of its rows', async () => {
    const { desk, open, looked } = await lookedAt(csv(...ROWS))
    expect(await desk.joinFiles({ choices: looked.choices, handling: 'official-sensitive' })).toBeNull()
    expect(open).toHaveBeenCalledOnce()
    const [entry, , converted] = open.mock.calls[0] ?? []
    expect(entry).toMatchObject({
      id: 'opened-trial',
      kind: 'incidents',
      source: 'Opened here: trial.csv',
      handling: 'official-sensitive',
      keepOnDeviceHours: 0,
    })
    expect(converted).toMatchObject({
      report: { rowsIn: 3, shown: 2 },
      listed: [{ reason: 'bad-date', count: 1, examples: [{ row: 3 }] }],
    })
  })
  test('does not join where no row would be left', async () => {
    const { desk, open, looked } = await lookedAt(csv(ROWS[2] ?? ''))
    expect(await desk.joinFiles({ choices: looked.choices, handling: 'official' })).toMatchObject({
      kind: 'failed',
    })
    expect(open).not.toHaveBeenCalled()
  })
  test('with its axes swapped is offered a mend, which is not taken by itself', async () => {
    const swapped = ['a,burglary,2024-05-04,53.5,-2.6', 'b,burglary,2024-05-05,53.51,-2.61']
    const { desk, looked } = await lookedAt(csv(...swapped))
    expect(looked.recognition.offers[0]).toMatchObject({ swap: true, lands: 2, of: 2 })
    expect(looked.choices.swap).toBe(false)
    expect(await desk.previewFiles(looked.choices)).toMatchObject({ report: { shown: 0 } })
    expect(await desk.previewFiles({ ...looked.choices, swap: true })).toMatchObject({ report: { shown: 2 } })
  })
  test.each([
    ['empty.csv', ''],
    ['page.csv', '<!doctype html><title>Sign in</title>'],
    ['cut.geojson', '{"type":"FeatureCollection","features":[{"type":"Fea'],
  ])('is refused in words: %s', async (name, text) => {
    const { desk } = deskOf()
    const looked = await desk.inspectFiles([new File([text], name)], '')
    expect(looked).toMatchObject({ kind: 'failed' })
    expect(await desk.inspectFilesAs('incidents')).toMatchObject({ kind: 'failed' })
  })
})

describe('the name of an opened file', () => {
  const choices = {
    feed: 'visits',
    kind: 'patrol-visits',
    meanings: [],
    crs: '4326',
    swap: false,
    dayOrder: 'as-recognised',
  } as const
  const known = (checksum: string) => ({
    manifest: manifestWith({ feeds: [feedOf('opened-visits', 'patrol-visits')] }),
    checksums: { 'opened-visits': checksum },
  })
  const file = { choices, handling: 'official', names: ['visits.gpx'], checksum: 'abc' } as const
  test('is the same where the same file is opened again', () => {
    expect(entryFor(file, known('abc')).id).toBe('opened-visits')
  })
  test('is another where another file is called the same', () => {
    expect(entryFor(file, known('def')).id).toBe('opened-visits-2')
  })
  test('is one that a manifest could give, whatever the file is called', () => {
    const odd = { ...file, choices: { ...choices, feed: '../<b>  é' } }
    expect(entryFor(odd, known('')).id).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)
  })
})
