/** British spelling, no path of one machine, no idle test, and a README that shows the two commands. */
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fromRoot } from '../../src/build/fresh.mjs'
import { filesBelow, sourceOf, sourcesBelow, textOf } from './source.ts'
import { americanIn, idleTestsIn, machinePathsIn, proseIn } from './words.ts'

const AT_THE_TOP = ['README.md', 'LICENSE', 'package.json', 'vite.config.ts', 'tsconfig.json', '.ci/run']

const atTheTop = AT_THE_TOP.filter((path) => existsSync(fromRoot(path)))
const filesIn = (folder: string, ending: RegExp) =>
  filesBelow(folder, ending).map((path) => `${folder}/${path}`)
const texts = [
  ...atTheTop,
  ...filesIn('src', /\.(tsx?|mjs|css|html|json)$/),
  ...filesIn('tests', /\.(tsx?|mjs|json|geojson|csv|md)$/),
  ...filesIn('data', /\.(md|json)$/),
]

describe('the words of the house', () => {
  test('are seen', () => expect(texts.length).toBeGreaterThan(100))
  test('are spelt as they are here', () => {
    const prose = [...sourcesBelow('src'), ...sourcesBelow('tests')]
      .filter(({ path }) => !path.startsWith('architecture/words'))
      .flatMap(proseIn)
    const pages = atTheTop
      .filter((path) => path === 'README.md')
      .map((path) => ({ place: path, text: textOf(path) }))
    expect(prose.length).toBeGreaterThan(500)
    const american = [...prose, ...pages].flatMap(({ place, text }) =>
      americanIn(text).map((word) => `${place}: ${word}`),
    )
    expect(american).toEqual([])
  })
  test('name no path of one machine', () => {
    expect(texts.flatMap((path) => machinePathsIn(textOf(path)).map((found) => `${path}: ${found}`))).toEqual(
      [],
    )
  })
  test('leave no test idle', () => {
    const tests = texts.filter((path) => /\.test\.tsx?$/.test(path))
    expect(tests.length).toBeGreaterThan(5)
    expect(tests.flatMap((path) => idleTestsIn(textOf(path)).map((found) => `${path}: ${found}`))).toEqual([])
  })
  test('show the two commands in the README', () => {
    const readme = textOf('README.md')
    expect(readme).toContain('npm ci && npm start')
    expect(readme).toContain('npm ci && npm test')
  })
  test('say in LICENSE what covers the code and what the data', () => {
    const licence = textOf('LICENSE')
    for (const named of [
      'MIT License',
      'Open Government Licence',
      'Open Database License',
      'CC BY 4.0',
      'Royal Mail',
    ])
      expect(licence).toContain(named)
  })
})

describe('the word rules', () => {
  test.each([
    'the color of it',
    'Normalized rates',
    'in the center',
    '200 meters',
    'labeled',
    'anti-social behavior',
  ])('refuse: %s', (prose) => expect(americanIn(prose)).toHaveLength(1))
  test.each([
    'the colour',
    'the size of the prize',
    'a parameter',
    'a dialog with a catalogue',
    '`color` is a property',
  ])('allow: %s', (prose) => expect(americanIn(prose)).toEqual([]))
  test('read comments, markup, sentences and names of functions, not code', () => {
    const text = `/** One. */
      // two
      const a = <p style={{ color: 'red' }}>Three</p>
      const b = 'four is here'
      const c = \`\${a} five is here\`
      const d = 'color'
      function normalizeRates() {}`
    const read = proseIn(sourceOf('ui/A.tsx', text)).map((found) => found.text.trim())
    expect(read).toEqual(['* One.', 'two', 'Three', 'four is here', 'five is here', 'normalize Rates'])
  })
  // Put together here, so that this file holds none of what it plants.
  test('know a path of one machine from an address or a word', () => {
    const planted = ['home/ann', 'Users/ann', 'work/main'].map((path) => `cat /${path}/file`)
    expect(planted.flatMap(machinePathsIn)).toHaveLength(planted.length)
    const inTheProject = ['src', 'work', 'plan.ts'].join('/')
    expect(machinePathsIn(`${inTheProject} and https://a.example/home/page`)).toEqual([])
  })
  test('know an idle test', () => {
    const planted = ['only', 'skip', 'todo'].map((how) => `test.${how}`)
    expect(idleTestsIn(planted.join("('a', run); "))).toEqual(planted)
    expect(idleTestsIn("context.skip('no file'); test.each(rows)")).toEqual([])
  })
})
