/** Names in use and teams: for the areas of the release only, checked like every other text, and shown as text. */
import { beforeAll, describe, expect, test } from 'vitest'
import { pageWriterWith } from '../../../src/cli/publishing/public-files.ts'
import { attack } from '../../../src/publish/attack/attack.ts'
import { fileClaims, type PageFile } from '../../../src/publish/attack/file-claims.ts'
import { openSolver } from '../../../src/publish/attack/linear-program.ts'
import { publicationOf, withClaims } from '../../../src/publish/attack/publication.ts'
import { EMPTY_LEDGER } from '../../../src/publish/ledger/ledger.ts'
import { prepareRelease, type PreparedRelease } from '../../../src/publish/release.ts'
import { residentTexts } from '../../../src/publish/texts/resident-texts.ts'
import { suspicionsIn } from '../../../src/publish/texts/suspicions.ts'
import { inventedDataset } from '../invented-release.ts'

const HOSTILE = '<script>alert(1)</script>'
const MORE = {
  publicNames: [
    { name: 'The Flats', area: 'A2' },
    { name: 'Abbey Road Estate', area: 'A1' },
    { name: 'The Flats', area: 'A1' },
    { name: HOSTILE, area: 'A1' },
    { name: 'Elsewhere', area: 'X9' },
  ],
  teams: [
    {
      name: 'Team Abbey',
      areas: ['A1', 'X9'],
      priorities: ['Noise at night', 'Ask Jane Smith'],
      nextMeeting: { on: '2024-09-30', at: '18:30', where: 'Town library' },
    },
    { name: 'Team Brook', areas: ['A2'], nextMeeting: { on: '2024-01-02', where: 'Hall' } },
    { name: 'Team Far', areas: ['X9'] },
  ],
}
const writePage = pageWriterWith(() => Promise.resolve([]))
let release: PreparedRelease
let files: readonly PageFile[]
beforeAll(async () => {
  const prepared = prepareRelease(await inventedDataset({ more: MORE }), EMPTY_LEDGER, null)
  if (prepared.kind === 'failed') throw new Error(prepared.what)
  release = prepared
  files = await writePage(release.summary)
})
const textOf = (name: string) => String(files.find((file) => file.name === name)?.contents)

describe('names in use and teams', () => {
  test('are those of the published areas; what is not is left out, with the reason', () => {
    const { names, teams } = release.summary
    expect(names).toEqual([
      { name: HOSTILE, areas: ['A1'] },
      { name: 'Abbey Road Estate', areas: ['A1'] },
      { name: 'The Flats', areas: ['A2', 'A1'] },
    ])
    expect(teams?.map(({ name, areas }) => [name, areas])).toEqual([
      ['Team Abbey', ['A1']],
      ['Team Brook', ['A2']],
    ])
    expect(release.leftOut.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        'The name "Elsewhere" in X9',
        'The team "Team Far" in X9',
        'The next meeting of "Team Brook"',
      ]),
    )
  })
  test('are in the list of texts that the officer reads; a person named in one is pointed out', () => {
    const texts = residentTexts(release.summary)
    expect(texts.find(({ where }) => where === 'names in use')?.text).toContain('The Flats')
    const known = { streets: new Set<string>(), ownWords: new Set<string>() }
    const found = texts
      .filter(({ where }) => /^(?:names in use|team)/.test(where))
      .flatMap(({ where, ...text }) => suspicionsIn(text, known).map(({ match }) => `${where}: ${match}`))
    expect(found).toContain('team 1, priority: Ask Jane Smith')
    expect(found.filter((one) => /next meeting|Flats/.test(one))).toEqual([])
  })
  test('are shown as text, with what is not given said to be so', () => {
    expect(textOf('index.html')).not.toContain(HOSTILE)
    expect(textOf('embed.html')).not.toContain(HOSTILE)
    expect(textOf('embed.html')).toContain('Your team: Team Abbey')
    expect(textOf('embed.html')).toContain('30 September 2024, 18:30, Town library')
    expect(textOf('index.html')).toMatch(
      /Team Brook.*Works on<\/dt><dd>not given.*Next meeting<\/dt><dd>not given/s,
    )
  })
  test('tell the attack nothing', async () => {
    const { summary } = release
    const publication = withClaims(
      publicationOf(summary, 'the release'),
      await fileClaims(files, summary, writePage),
    )
    const result = attack([publication], [], await openSolver())
    expect([result.kind, result.faults]).toEqual(['held', []])
  })
})
