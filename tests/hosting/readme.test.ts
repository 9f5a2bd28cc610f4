/** The commands and the line for the manifest under *Put it on your website* in the README, run as they stand. */
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fromRoot } from '../../src/build/fresh.mjs'
import { publishWith } from '../../src/cli/commands/publish.ts'
import { retractWith } from '../../src/cli/commands/retract.ts'
import { pageWriterWith } from '../../src/cli/publishing/public-files.ts'
import {
  createFolder,
  folderNames,
  pathTo,
  removeFolder,
  run,
  text,
} from '../cli/publishing/publish-setup.ts'

beforeEach(createFolder)
afterEach(removeFolder)

const readme = readFileSync(fromRoot('README.md'), 'utf8')
const [, section = ''] = /### Put it on your website\n(.*?)\n## /s.exec(readme) ?? []
/** Words of a command line, of which some stand in quotes. */
const wordsOf = (line: string) => [...line.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word)
const commands = [...section.matchAll(/npm run --silent holdfast -- ([^`\n]+)/g)].map(([, line = '']) =>
  wordsOf(line),
)

describe('Put it on your website', () => {
  it('has ten steps', () => {
    const steps = [...section.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number))
    expect(steps).toEqual(Array.from({ length: 10 }, (_, at) => at + 1))
  })
  it('publishes, prints the headers and takes the release back by its own commands', async () => {
    expect(commands.map(([command]) => command)).toEqual(['publish', 'publish', 'retract'])
    const [, labels = ''] = /`("labels": \{[^`]*\})`/.exec(section) ?? []
    const manifest = JSON.parse(await text('feeds/manifest.json')) as object
    await writeFile(
      pathTo('feeds', 'manifest.json'),
      JSON.stringify({ ...manifest, ...(JSON.parse(`{${labels}}`) as object) }),
    )
    const writePage = pageWriterWith(() => Promise.resolve([]))
    const results = []
    for (const [command, ...args] of commands)
      results.push(await run(command === 'retract' ? retractWith : publishWith, args, { writePage }))
    expect(results.map(({ code, err }) => [code, err])).toEqual(commands.map(() => [0, '']))
    expect(results[1]?.out).toContain("frame-ancestors 'self' https://www.council.example")
    expect(results[1]?.out).toContain(`alias "${pathTo('public-page')}/"`)
    expect(await folderNames()).toEqual(['feeds', 'ledger', 'public-page'])
    expect(await text('public-page/_headers')).toContain('https://www.council.example')
    for (const name of ['index.html', 'embed.html'])
      expect(await text(`public-page/${name}`)).toContain('One street was counted twice.')
  })
  it('names every server, and every step of the dialog by its own words', () => {
    const dialog = readFileSync(fromRoot('src/shell/embedding/EmbedDialog.tsx'), 'utf8')
    for (const words of ['Put the public page on a website', 'Strictest sandbox']) {
      expect(section).toContain(words)
      expect(dialog).toContain(words)
    }
  })
})
