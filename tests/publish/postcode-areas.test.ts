/** Unit postcodes by area: each in one, none lost that lies in an area, and a page that holds nothing else. */
import { expect, test } from 'vitest'
import { pageWriterWith } from '../../src/cli/publishing/public-files.ts'
import { servedFiles } from '../../src/cli/publishing/served-names.ts'
import { publicPostcodes } from '../../src/publish/postcode-areas.ts'
import { EMPTY_LEDGER } from '../../src/publish/ledger/ledger.ts'
import { prepareRelease, summaryText } from '../../src/publish/release.ts'
import { readPublished } from '../../src/summary/read-published.ts'
import { fileClaims } from '../../src/publish/attack/file-claims.ts'
import { inventedDataset } from './invented-release.ts'

const square = (west: number) =>
  ({
    type: 'Polygon',
    coordinates: [
      [
        [west, 53],
        [west + 1, 53],
        [west + 1, 54],
        [west, 54],
        [west, 53],
      ],
    ],
  }) as const
const AREAS = [
  { code: 'A', shape: square(-3) },
  { code: 'B', shape: square(-2) },
]
const POSTCODES = [
  { postcode: 'ZA2 1AB', at: [-1.5, 53.5] },
  { postcode: 'ZA1 1AB', at: [-2.5, 53.5] },
  { postcode: 'ZA1 1AA', at: [-2.4, 53.5] },
  { postcode: 'ZA1 1XY', at: [-1.9, 53.5] },
  { postcode: 'ZA1 2AA', at: [-5, 53.5] },
] as const

test('are listed by sector and area, those outside left out', () => {
  expect(publicPostcodes({ year: 2018, postcodes: POSTCODES }, AREAS)).toEqual({
    year: 2018,
    sectors: { 'ZA1 1': { A: 'ABAA', B: 'XY' }, 'ZA2 1': { B: 'AB' } },
  })
})

test('go into the summary, and from there into a script that the page names, which the attack compares', async () => {
  const postcodes = { year: 2018, postcodes: [{ postcode: 'ZA1 1AB', at: [-2.62, 53.5] as const }] }
  const request = { geography: null, withholdings: [], postcodes }
  const release = prepareRelease(await inventedDataset({}), EMPTY_LEDGER, request)
  if (release.kind === 'failed') throw new Error(release.what)
  const { summary } = release
  expect(Object.keys(summary.postcodes?.sectors ?? {})).toEqual(['ZA1 1'])
  const read = readPublished(summaryText(summary))
  expect(read).toEqual({ kind: 'published', published: summary })

  const writePage = pageWriterWith(() => Promise.resolve([]))
  const files = await writePage(summary)
  const served = servedFiles(files, () => '0123456789abcdef')
  expect(served.map(({ name }) => name)).toContain('assets/postcodes.0123456789ab.js')
  for (const page of ['index.html', 'embed.html'])
    expect(String(served.find(({ name }) => name === page)?.contents)).toContain(
      'data-postcodes="assets/postcodes.0123456789ab.js"',
    )
  expect((await fileClaims(files, summary, writePage)).faults).toEqual([])
  const altered = files.map((file) =>
    file.name === 'postcodes.js' ? { ...file, contents: `${String(file.contents)}//7 reports` } : file,
  )
  expect((await fileClaims(altered, summary, writePage)).faults).toEqual([
    'postcodes.js is not what the product makes of its summary',
  ])
})
