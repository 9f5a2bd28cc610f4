/** An archive of data.police.uk as a source of gather: by files or by address, each month once, forces by name. */
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { fetchSource } from '../../../src/cli/gathering/fetch-source.ts'
import { makeFeed } from '../../../src/cli/gathering/convert-source.ts'
import { secretsFrom } from '../../../src/cli/gathering/secrets.ts'
import { readSources, type Source } from '../../../src/cli/gathering/sources.ts'
import { GROUND } from '../../feeds/formats/converting.ts'
import { PLACE } from '../../domain/shipped-place.ts'

type Bytes = Uint8Array<ArrayBuffer>
const HEAD =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context'
const zip = (months: Readonly<Record<string, readonly string[]>>): Bytes =>
  new Uint8Array(
    zipSync(
      Object.fromEntries(
        Object.entries(months).map(([name, ids]) => {
          const month = name.slice(0, 7)
          const rows = ids.map((id) => `${id},${month},F,F,-2.61,53.51,On or near Elm Street,,,Burglary,,`)
          return [`${month}/${name}-street.csv`, strToU8([HEAD, ...rows, ''].join('\n'))]
        }),
      ),
    ),
  )

const sourcesOf = (from: object, kind = 'incidents') =>
  readSources(
    JSON.stringify({ sources: [{ id: 'street', kind, from: { kind: 'police-archive', ...from } }] }),
    '2024-09-01',
    PLACE,
  )
function sourceOf(from: object): Source {
  const read = sourcesOf(from)
  const [source] = read.kind === 'sources' ? read.sources : []
  if (!source) throw new Error(read.kind === 'failed' ? read.what : 'no source')
  return source
}

const OLDER = zip({ '2023-05-greater-manchester': ['a'], '2023-04-greater-manchester': ['n'] })
const NEWER = zip({ '2023-05-greater-manchester': ['a', 'b'], '2023-05-cheshire': ['x'] })

async function idsOf(source: Source, files: Readonly<Record<string, Bytes>>) {
  const names = Object.keys(files)
  const content = await fetchSource(source, null, {
    folder: '/job',
    now: 1e9,
    secrets: secretsFrom({}),
    web: {
      fetch: (url) => Promise.resolve(new Response(files[url.pathname.slice(1)])),
      sleep: () => Promise.resolve(),
    },
    files: {
      files: () => Promise.resolve(names),
      // Written in the order in which they are listed.
      modified: (path) => Promise.resolve(names.indexOf(path.replace(/^.*\//, ''))),
      read: (path) => Promise.resolve(files[path.replace(/^.*\//, '')] ?? new Uint8Array()),
    },
  })
  if (content.kind !== 'content') return content.kind === 'failed' ? content.what : content.kind
  const made = await makeFeed(source, content.files, GROUND)
  if (made.kind === 'failed') return made.what
  const { features } = JSON.parse(made.text) as { features: { properties: { id: string } }[] }
  return features.map(({ properties }) => properties.id)
}

describe('an archive of data.police.uk', () => {
  test('of several files has each month once, as in the one written last', async () => {
    const source = sourceOf({ path: 'police/*.zip' })
    expect(await idsOf(source, { 'b.zip': OLDER, 'a.zip': NEWER })).toEqual(['n', 'a', 'b'])
    expect(await idsOf(source, { 'a.zip': NEWER, 'b.zip': OLDER })).toEqual(['n', 'a'])
  })
  test('is fetched by its address', async () => {
    expect(await idsOf(sourceOf({ url: 'https://police.example/a.zip' }), { 'a.zip': OLDER })).toEqual([
      'n',
      'a',
    ])
  })
  test('gives the forces that are named, and is refused without one of them', async () => {
    const both = { path: '*.zip', forces: ['cheshire', 'greater-manchester'] }
    expect(await idsOf(sourceOf(both), { 'a.zip': NEWER })).toEqual(['x', 'a', 'b'])
    expect(await idsOf(sourceOf(both), { 'a.zip': OLDER })).toBe('a.zip: no file of cheshire is in it.')
  })
})

test.each([
  [{}, 'incidents', 'It should be either a path or a url.'],
  [{ path: 'a.zip', url: 'https://a.example/a.zip' }, 'incidents', 'It should be either a path or a url.'],
  [{ path: 'a.zip', forces: [] }, 'incidents', 'from.forces'],
  [
    { path: 'a.zip' },
    'sites',
    'it holds incidents (street crimes) or actions (stops and searches), not sites.',
  ],
])('%j as %s is refused', (from, kind, words) => {
  const read = sourcesOf(from, kind)
  expect(read.kind === 'failed' && read.what).toContain(words)
})
