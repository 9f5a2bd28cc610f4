/**
 * Code conventions (file names, opening sentences, strict types, read-only properties, clock and randomness), and a
 * violation of each.
 */
import { describe, expect, test } from 'vitest'
import {
  type Convention,
  badNames,
  looseTypes,
  opensWithoutSentence,
  viewsSetDirectly,
  impureCalls,
  writableProperties,
} from './conventions.ts'
import { filesBelow, sourceOf, sourcesBelow, textOf } from './source.ts'

describe('the code', () => {
  const sources = sourcesBelow('src')
  const violationsIn = (habit: Convention) => sources.flatMap(habit)

  test('has well-formed file names', () => {
    const files = filesBelow('src', /\.(tsx?|mjs|css)$/)
    expect(badNames(files.map((path) => ({ path, text: textOf(`src/${path}`) })))).toEqual([])
  })
  test('starts each file with a sentence', () => expect(violationsIn(opensWithoutSentence)).toEqual([]))
  test('has strict types only', () => expect(violationsIn(looseTypes)).toEqual([]))
  test('has only read-only properties in the domain', () =>
    expect(violationsIn(writableProperties)).toEqual([]))
  test('changes the View by dispatch only', () => expect(violationsIn(viewsSetDirectly)).toEqual([]))
  test('reads clock and randomness in the allowed files only', () =>
    expect(violationsIn(impureCalls)).toEqual([]))
})

describe('the conventions', () => {
  const button = 'export function Button({ label }: Props) {'
  const named = (path: string, text = '') => badNames([{ path, text }])

  test.each([
    ['feeds/utils.ts', ''],
    ['map/types.ts', ''],
    ['ui/index.ts', ''],
    ['ui/constants.css', ''],
    ['ui/Grid.ts', ''],
    ['feeds/readFeed.ts', ''],
    ['ui/button_red.module.css', ''],
    ['ui/button.tsx', button],
    ['ui/Knob.tsx', button],
    ['ui/Knob.tsx', 'export const Button = memo(function Inner() {'],
  ])('reject the file name %s', (path, text) => expect(named(path, text)).toEqual([path]))
  test.each([
    ['feeds/read-feed.ts', ''],
    ['ui/Button.tsx', button],
    ['ui/tables.tsx', `${button}\nexport const Knob = () => <p />`],
    ['state/context.tsx', 'export const Store = createContext(null)'],
    ['ui/Button.module.css', ''],
    ['main.tsx', ''],
    ['main.module.css', ''],
    ['embed/page.tsx', button],
    ['server/start.mjs', ''],
  ])('accept the file name %s', (path, text) => expect(named(path, text)).toEqual([]))

  const violations = (habit: Convention, path: string, text: string) => habit(sourceOf(path, text)).length

  test.each([
    ['no comment', 'export const a = 1'],
    ['a comment of another sort', '// Reads a feed, byte for byte.\nexport const a = 1'],
    ['a comment too late', 'export const a = 1\n/** Reads a feed, byte for byte. */'],
    ['a comment that is no sentence', '/** feed reader */\nexport const a = 1'],
  ])('reject a file with %s', (_what, text) => {
    expect(violations(opensWithoutSentence, 'feeds/a.ts', text)).toBe(1)
  })
  test('accept a file that starts with a sentence', () => {
    const text = '/** Reads a feed, byte for byte. */\nexport const a = 1'
    expect(violations(opensWithoutSentence, 'feeds/a.ts', text)).toBe(0)
    expect(
      violations(opensWithoutSentence, 'feeds/a.ts', '/**\n * Reads a feed,\n * byte for byte.\n */'),
    ).toBe(0)
    expect(violations(opensWithoutSentence, 'feeds/a.mjs', `#!/usr/bin/env node\n${text}`)).toBe(0)
  })

  test.each([
    'const a: any = 1',
    'enum A { B }',
    'const a = b!.c',
    'let a!: number',
    'class A { b!: number }',
    'export default 1',
    'const a = b as unknown as string',
    'const a = <string>b',
    '// @ts-ignore\nconst a = 1',
    '// @ts-expect-error\nconst a = 1',
  ])('reject loose types: %s', (text) => expect(violations(looseTypes, 'feeds/a.ts', text)).toBe(1))
  test('accept strict types', () => {
    const text = '// @ts-expect-error the package has no types\nconst a = b as Metres, c = [1] as const'
    expect(violations(looseTypes, 'feeds/a.ts', text)).toBe(0)
  })

  test('reject writable properties in the domain only', () => {
    const text = 'interface A { b: number; readonly c: number }'
    expect(violations(writableProperties, 'domain/a.ts', text)).toBe(1)
    expect(violations(writableProperties, 'analytics/a.ts', text)).toBe(0)
  })

  test.each([
    'store.setState({ view })',
    "store.setState({ notices, 'view': next })",
    'setState(({ view }) => ({ isTourOn: true, view: { ...view, tab } }))',
    'store.setState((state) => { return { view: state.view } })',
  ])('reject setting the View directly: %s', (text) => {
    expect(violations(viewsSetDirectly, 'shell/Tour.tsx', text)).toBe(1)
    expect(violations(viewsSetDirectly, 'state/store.ts', text)).toBe(0)
  })
  test.each([
    "store.dispatch({ kind: 'replace-view', view }, { notices })",
    'store.setState({ isTourOn: true })',
    'const source = { view, catalogue }',
  ])('accept %s', (text) => expect(violations(viewsSetDirectly, 'shell/Tour.tsx', text)).toBe(0))

  test.each(['Math.random()', 'Date.now()', 'new Date()', 'Date()', 'crypto.randomUUID()'])(
    'reject %s outside the impure files',
    (text) => {
      expect(violations(impureCalls, 'measures/plan.ts', text)).toBe(1)
      expect(violations(impureCalls, 'state/effects.ts', text)).toBe(0)
    },
  )
  test('accept a date from a parameter', () =>
    expect(violations(impureCalls, 'domain/a.ts', 'new Date(day)')).toBe(0))
})
