/** The session of opened files: inspected, previewed, saved and joined. */
import { utils, write } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import type { FileInspection } from '../../../src/worker/files/file-inspection.ts'
import { entryFor } from '../../../src/worker/files/file-session.ts'
import { feedOf, manifestWith } from '../../measures/invented-dataset.ts'
import { inspected, newSession } from './opened-session.ts'

const HEAD = 'id,category,occurred,longitude,latitude'
const ROWS = [
  'a,burglary,2024-05-04,-2.6,53.5',
  'b,burglary,2024-05-05,-2.61,53.51',
  'c,drugs,2024-02-31,-2.6,53.5',
]
const csv = (...rows: readonly string[]) => new File([[HEAD, ...rows].join('\n')], 'trial.csv')

const chosenMeanings = ({ choices }: FileInspection) => choices.meanings

describe('an opened file', () => {
  test('is recognised with its columns; of its rows only samples are returned', async () => {
    const { inspection } = await inspected(csv(...ROWS))
    expect(inspection.recognition).toMatchObject({
      format: 'csv',
      rows: 3,
      feedKind: 'incidents',
      placed: 3,
      lands: 3,
    })
    expect(inspection.recognition).not.toHaveProperty('content')
    expect(chosenMeanings(inspection)).toEqual(['id', 'category', 'occurred', 'longitude', 'latitude'])
    expect(inspection.meanings.map(({ meaning }) => meaning)).toContain('postcode')
  })
  test('has a preview of its converted rows', async () => {
    const { session, inspection } = await inspected(csv(...ROWS))
    const preview = await session.previewFiles(inspection.choices)
    if (preview.kind === 'failed') throw new Error(preview.what)
    const { rowsIn, shown, setAside } = preview.report
    expect([rowsIn, shown]).toEqual([3, 2])
    expect(setAside).toMatchObject([{ reason: 'bad-date', count: 1 }])
  })
  test('that cannot be read, such as a folder, is named', async () => {
    const folder = new File([], 'exports')
    folder.arrayBuffer = () => Promise.reject(new DOMException('not found', 'NotFoundError'))
    const refused = await newSession().session.inspectFiles([csv(...ROWS), folder], 'postcodes.json')
    expect(refused).toMatchObject({
      kind: 'failed',
      what: expect.stringMatching(/^exports could not be read: it is a folder, or it was moved/) as string,
    })
  })
  test('can be inspected as another kind', async () => {
    const { session } = await inspected(csv(...ROWS))
    const inspection = await session.inspectFilesAs('actions')
    if (inspection.kind === 'failed') throw new Error(inspection.what)
    expect(inspection.choices.kind).toBe('actions')
    expect(inspection.meanings.map(({ meaning }) => meaning)).toContain('partner')
    const type = inspection.fields.find(({ name }) => name === 'type')
    expect(type).toMatchObject({ isNeeded: true, isClosed: false })
    expect(type?.options).toContain('arrest')
  })
  test('that is a workbook can be inspected with another of its sheets', async () => {
    const workbook = utils.book_new()
    utils.book_append_sheet(
      workbook,
      utils.aoa_to_sheet([
        ['id', 'type', 'occurred'],
        ['a', 'x', 'y'],
      ]),
      'Crimes',
    )
    utils.book_append_sheet(
      workbook,
      utils.aoa_to_sheet([
        ['id', 'to', 'on'],
        ['v', 'x', 'y'],
        ['w', 'x', 'y'],
      ]),
      'Visits',
    )
    const bytes = write(workbook, { bookType: 'xlsx', type: 'array' }) as ArrayBuffer
    const { session, inspection } = await inspected(new File([bytes], 'a.xlsx'))
    const names = ['Crimes', 'Visits']
    expect(inspection.recognition.sheets).toMatchObject({ names, isSure: false })
    expect(await session.inspectSheet('Visits')).toMatchObject({
      recognition: { rows: 2, sheets: { names, read: ['Visits'], isSure: true } },
    })
    expect(await session.inspectSheet('Other')).toMatchObject({ kind: 'failed' })
  })
  test('is saved as a feed that is read again without faults', async () => {
    const { session, inspection } = await inspected(csv(...ROWS))
    const saved = await session.saveFiles({ choices: inspection.choices, handling: 'official' })
    if (saved.kind === 'failed') throw new Error(saved.what)
    expect(saved.name).toBe('trial.geojson')
    const again = await inspected(new File([saved.file], saved.name))
    const preview = await again.session.previewFiles(again.inspection.choices)
    expect(preview).toMatchObject({ report: { rowsIn: 2, shown: 2, setAside: [] } })
  })
  test('joins with its handling mark, an id of its own, no copy, and the account of its rows', async () => {
    const { session, open, inspection } = await inspected(csv(...ROWS))
    expect(
      await session.joinFiles({ choices: inspection.choices, handling: 'official-sensitive' }),
    ).toBeNull()
    expect(open).toHaveBeenCalledOnce()
    const [joined] = open.mock.calls[0] ?? []
    expect(joined?.entry).toMatchObject({
      id: 'opened-trial',
      kind: 'incidents',
      source: 'Opened here: trial.csv',
      handling: 'official-sensitive',
      keepOnDeviceHours: 0,
    })
    expect(joined?.converted).toMatchObject({
      report: { rowsIn: 3, shown: 2 },
      listed: [{ reason: 'bad-date', count: 1, examples: [{ row: 3 }] }],
    })
  })
  const SENSITIVE_MARK = '"type":"FeatureCollection","handling":"official-sensitive",'
  test.each([
    ['a feed', (text: string) => text.replace('"type":"FeatureCollection",', SENSITIVE_MARK), true],
    ['another spelling', (text: string) => text.replace('{', '{"handling":"OFFICIAL: Sensitive",'), true],
    ['a mark that is none of ours', (text: string) => text.replace('{', '{"handling":"secret",'), false],
  ])('joins and is saved under the mark that it states itself: %s', async (_, marked, isKnown) => {
    const first = await inspected(csv(...ROWS))
    const saved = await first.session.saveFiles({ choices: first.inspection.choices, handling: 'public' })
    if (saved.kind === 'failed') throw new Error(saved.what)
    const text = marked((await saved.file.text()).replace('"handling":"public",', ''))
    const { session, open, inspection } = await inspected(new File([text], 'feed.geojson'))
    expect(inspection.recognition.mark).toEqual({ handling: 'official-sensitive', isKnown })
    const request = { choices: inspection.choices, handling: 'public' } as const
    expect(await session.joinFiles(request)).toBeNull()
    expect(open.mock.calls[0]?.[0].entry.handling).toBe('official-sensitive')
    const again = await session.saveFiles(request)
    if (again.kind === 'failed') throw new Error(again.what)
    expect(await again.file.text()).toContain('"handling":"official-sensitive"')
  })
  test('takes the highest mark of a column of marks', async () => {
    const marked = new File(
      [`${HEAD},Handling\n${ROWS[0]},public\n${ROWS[1]},Official\n${ROWS[2]},\n`],
      'trial.csv',
    )
    const { inspection } = await inspected(marked)
    expect(inspection.recognition.mark).toEqual({ handling: 'official', isKnown: true })
  })
  test('does not join without accepted rows', async () => {
    const { session, open, inspection } = await inspected(csv(ROWS[2] ?? ''))
    expect(await session.joinFiles({ choices: inspection.choices, handling: 'official' })).toMatchObject({
      kind: 'failed',
    })
    expect(open).not.toHaveBeenCalled()
  })
  test('with swapped axes is offered a fix, which is not applied automatically', async () => {
    const swapped = ['a,burglary,2024-05-04,53.5,-2.6', 'b,burglary,2024-05-05,53.51,-2.61']
    const { session, inspection } = await inspected(csv(...swapped))
    expect(inspection.recognition.offers[0]).toMatchObject({ swap: true, lands: 2, of: 2 })
    expect(inspection.choices.swap).toBe(false)
    expect(await session.previewFiles(inspection.choices)).toMatchObject({ report: { shown: 0 } })
    expect(await session.previewFiles({ ...inspection.choices, swap: true })).toMatchObject({
      report: { shown: 2 },
    })
  })
  test.each([
    ['empty.csv', ''],
    ['page.csv', '<!doctype html><title>Sign in</title>'],
    ['cut.geojson', '{"type":"FeatureCollection","features":[{"type":"Fea'],
  ])('is refused with a message: %s', async (name, text) => {
    const { session } = newSession()
    const inspection = await session.inspectFiles([new File([text], name)], '')
    expect(inspection).toMatchObject({ kind: 'failed' })
    expect(await session.inspectFilesAs('incidents')).toMatchObject({ kind: 'failed' })
  })
})

describe('the id of an opened file', () => {
  const choices = {
    feed: 'visits',
    kind: 'patrol-visits',
    meanings: [],
    crs: '4326',
    swap: false,
    dayOrder: 'as-recognised',
  } as const
  const datasetWith = (checksum: string) => ({
    manifest: manifestWith({ feeds: [feedOf('opened-visits', 'patrol-visits')] }),
    checksums: { 'opened-visits': checksum },
  })
  const file = { choices, handling: 'official', names: ['visits.gpx'], checksum: 'abc' } as const
  test('is the same where the same file is opened again', () => {
    expect(entryFor(file, datasetWith('abc')).id).toBe('opened-visits')
  })
  test('differs for another file of the same name', () => {
    expect(entryFor(file, datasetWith('def')).id).toBe('opened-visits-2')
  })
  test('is a valid id, whatever the name of the file', () => {
    const unusual = { ...file, choices: { ...choices, feed: '../<b>  é' } }
    expect(entryFor(unusual, datasetWith('')).id).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)
  })
})
