/** Quoted figures: shown as text on the page and in the release note, without letting counts of our own pass. */
import { beforeAll, describe, expect, test } from 'vitest'
import { attack } from '../../src/publish/attack/attack.ts'
import { type Solver, openSolver } from '../../src/publish/attack/linear-program.ts'
import { publicationOf, withClaims } from '../../src/publish/attack/publication.ts'
import { fileClaims, type PageFile } from '../../src/publish/attack/file-claims.ts'
import { EMPTY_LEDGER } from '../../src/publish/ledger/ledger.ts'
import { type PreparedRelease, prepareRelease } from '../../src/publish/release.ts'
import { releaseNote } from '../../src/publish/texts/release-note.ts'
import { ownWordsOf } from '../../src/publish/texts/suspicions.ts'
import { readPublished } from '../../src/summary/read-published.ts'
import { pageWriterWith } from '../../src/cli/publishing/public-files.ts'
import { inventedDataset } from './invented-release.ts'
import { PLACE } from '../domain/shipped-place.ts'

const HOSTILE = `<img src=x onerror=alert(1)> "quoted" & 'so' </li><script>alert(2)</script> =1+1`
const MANIFEST = [
  {
    text: '4,711 reports in Example Road',
    on: '2024-05-14',
    source: 'A news release',
    why: 'It counts by days.',
  },
  { text: HOSTILE, on: '2023-11', source: HOSTILE, url: 'https://news.example/a?b=1&c="d"', why: HOSTILE },
  { text: '12 next year', on: '2025-01-01', source: 'A plan', why: 'It was not yet.' },
]
const writePage = pageWriterWith(() => Promise.resolve([]))
let solver: Solver
let prepared: PreparedRelease
let files: readonly PageFile[]
beforeAll(async () => {
  solver = await openSolver()
  const release = prepareRelease(await inventedDataset({ more: { announced: MANIFEST } }), EMPTY_LEDGER, null)
  if (release.kind === 'failed') throw new Error(release.what)
  prepared = release
  files = await writePage(release.summary)
})

const page = () => String(files.find(({ name }) => name === 'index.html')?.contents)
async function faultsWith(change: (html: string) => string): Promise<readonly string[]> {
  const changed = files.map((file) =>
    file.name === 'index.html' ? { ...file, contents: change(String(file.contents)) } : file,
  )
  const { summary } = prepared
  const publication = withClaims(
    publicationOf(summary, 'the release'),
    await fileClaims(changed, summary, writePage),
  )
  return attack([publication], [], solver).faults
}

describe('a release with figures announced elsewhere', () => {
  test('quotes them, the earliest first, and leaves out one dated after the release, with a reason', () => {
    expect(prepared.summary.announced?.map(({ on, url }) => [on, url])).toEqual([
      ['2023-11', 'https://news.example/a?b=1&c="d"'],
      ['2024-05-14', null],
    ])
    expect(prepared.leftOut).toContainEqual({
      what: 'The announced figure "12 next year"',
      why: 'its day is after the day on which the data were drawn',
    })
  })
  test("passes the reader's schema, and without them equals a release without the list", async () => {
    const { summary } = prepared
    expect(readPublished(JSON.stringify(summary))).toEqual({ kind: 'published', published: summary })
    const [first] = summary.announced ?? []
    const bad = { ...summary, announced: [{ ...first, url: 'javascript:alert(1)' }] }
    expect(readPublished(JSON.stringify(bad))).toMatchObject({ kind: 'refused' })
    const withoutQuotes = prepareRelease(await inventedDataset(), EMPTY_LEDGER, null)
    expect(withoutQuotes).not.toHaveProperty('summary.announced')
  })
  test('lists them in the release note word for word, with a reminder to check them', () => {
    const note = releaseNote({
      prepared,
      attackResult: attack([publicationOf(prepared.summary, 'the release')], [], solver),
      streets: new Set(),
      ...ownWordsOf(PLACE),
      gates: { accepted: [], notJudged: [] },
      number: 1,
    })
    expect(note).toContain(`  announced 1: ${HOSTILE}`)
    expect(note).toContain('  announced 2: 4,711 reports in Example Road')
    expect(note).toContain('  announced 2, source: A news release · 2024-05-14')
    expect(note).toContain('  announced 2, why ours differ: It counts by days.')
    expect(note).toContain('announced 2: "Example Road" looks like a street')
    expect(note).toContain('write it into the file of --known')
  })
})

describe('the page with quoted figures', () => {
  test('shows them as text, whatever they contain', () => {
    const html = page()
    expect(html).toContain('<blockquote>4,711 reports in Example Road</blockquote>')
    expect(html).toContain('A news release, 14 May 2024.')
    expect(html).toContain(', November 2023.')
    expect(html).toContain('&lt;script&gt;alert(2)&lt;/script&gt;')
    expect(html).not.toMatch(/<img|<script>|onerror=alert\(1\)>/)
    expect(html.match(/data-quoted/g)).toHaveLength(2)
  })
  test('does not let counts in through them', async () => {
    expect(await faultsWith((html) => html)).toEqual([])
    const unmarked = await faultsWith((html) => html.replace('</main>', '<p>There were 4,711.</p></main>'))
    expect(unmarked).toContainEqual(expect.stringContaining('4711 stands in no figure'))
    const dressed = await faultsWith((html) =>
      html.replace('</main>', '<p data-quoted="">There were 1,377.</p></main>'),
    )
    expect(dressed).toContainEqual(expect.stringContaining('1377 stands in no figure'))
  })
})
