/** British spelling, no machine-specific paths, no skipped tests, and a README that shows the two commands. */
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fromRoot } from '../../src/build/fresh.mjs'
import { filesBelow, sourceOf, sourcesBelow, textOf } from './source.ts'
import { americanSpellingsIn, skippedTestsIn, machinePathsIn, proseIn } from './prose.ts'

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

describe('the prose of the project', () => {
  test('is read completely', () => expect(texts.length).toBeGreaterThan(100))
  test('has British spelling', () => {
    const prose = [...sourcesBelow('src'), ...sourcesBelow('tests')]
      .filter(({ path }) => !path.startsWith('architecture/prose'))
      .flatMap(proseIn)
    const pages = atTheTop
      .filter((path) => path === 'README.md')
      .map((path) => ({ place: path, text: textOf(path) }))
    expect(prose.length).toBeGreaterThan(500)
    const american = [...prose, ...pages].flatMap(({ place, text }) =>
      americanSpellingsIn(text).map((word) => `${place}: ${word}`),
    )
    expect(american).toEqual([])
  })
  test('contains no machine-specific path', () => {
    expect(texts.flatMap((path) => machinePathsIn(textOf(path)).map((found) => `${path}: ${found}`))).toEqual(
      [],
    )
  })
  test('skips no test', () => {
    const tests = texts.filter((path) => /\.test\.tsx?$/.test(path))
    expect(tests.length).toBeGreaterThan(5)
    expect(tests.flatMap((path) => skippedTestsIn(textOf(path)).map((found) => `${path}: ${found}`))).toEqual(
      [],
    )
  })
  test('shows the two commands in the README', () => {
    const readme = textOf('README.md')
    expect(readme).toContain('npm ci && npm start')
    expect(readme).toContain('npm ci && npm test')
  })
  test('states in LICENSE the licences of code and data', () => {
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

describe('the prose rules', () => {
  test.each([
    'the color of it',
    'Normalized rates',
    'in the center',
    '200 meters',
    'labeled',
    'anti-social behavior',
  ])('reject: %s', (prose) => expect(americanSpellingsIn(prose)).toHaveLength(1))
  test.each([
    'the colour',
    'the size of the prize',
    'a parameter',
    'a dialog with a catalogue',
    '`color` is a property',
  ])('accept: %s', (prose) => expect(americanSpellingsIn(prose)).toEqual([]))
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
  // Assembled at run time, so that this file does not contain what it looks for.
  test('distinguish a machine-specific path from a URL or a project path', () => {
    const planted = ['home/ann', 'Users/ann', 'work/main'].map((path) => `cat /${path}/file`)
    expect(planted.flatMap(machinePathsIn)).toHaveLength(planted.length)
    const inTheProject = ['src', 'work', 'plan.ts'].join('/')
    expect(machinePathsIn(`${inTheProject} and https://a.example/home/page`)).toEqual([])
  })
  test('find a skipped or exclusive test', () => {
    const planted = ['only', 'skip', 'todo'].map((how) => `test.${how}`)
    expect(skippedTestsIn(planted.join("('a', run); "))).toEqual(planted)
    expect(skippedTestsIn("context.skip('no file'); test.each(rows)")).toEqual([])
  })
})
