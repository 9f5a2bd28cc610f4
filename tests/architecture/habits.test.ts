/** Names, opening sentences, types, read-only properties, clock and chance; with a planted fault for each. */
import { describe, expect, test } from 'vitest'
import type { Habit } from './habits.ts'
import {
  badNames,
  looseTypes,
  opensWithoutSentence,
  viewSetAside,
  worldTouched,
  writableProperties,
} from './habits.ts'
import { filesBelow, sourceOf, sourcesBelow, textOf } from './source.ts'

describe('the house', () => {
  const sources = sourcesBelow('src')
  const faultsOf = (habit: Habit) => sources.flatMap(habit)

  test('names files for their ideas', () => {
    const files = filesBelow('src', /\.(tsx?|mjs|css)$/)
    expect(badNames(files.map((path) => ({ path, text: textOf(`src/${path}`) })))).toEqual([])
  })
  test('opens each file with a sentence', () => expect(faultsOf(opensWithoutSentence)).toEqual([]))
  test('keeps its types strict', () => expect(faultsOf(looseTypes)).toEqual([]))
  test('writes to no property of the domain', () => expect(faultsOf(writableProperties)).toEqual([]))
  test('changes the View by dispatch alone', () => expect(faultsOf(viewSetAside)).toEqual([]))
  test('is told the time and the chance', () => expect(faultsOf(worldTouched)).toEqual([]))
})

describe('the habits', () => {
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
  ])('refuse the name %s', (path, text) => expect(named(path, text)).toEqual([path]))
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
  ])('allow the name %s', (path, text) => expect(named(path, text)).toEqual([]))

  const breaks = (habit: Habit, path: string, text: string) => habit(sourceOf(path, text)).length

  test.each([
    ['no comment', 'export const a = 1'],
    ['a comment of another sort', '// Reads a feed, byte for byte.\nexport const a = 1'],
    ['a comment too late', 'export const a = 1\n/** Reads a feed, byte for byte. */'],
    ['a comment that is no sentence', '/** feed reader */\nexport const a = 1'],
  ])('refuse a file with %s', (_what, text) => {
    expect(breaks(opensWithoutSentence, 'feeds/a.ts', text)).toBe(1)
  })
  test('allow a file that opens with a sentence', () => {
    const text = '/** Reads a feed, byte for byte. */\nexport const a = 1'
    expect(breaks(opensWithoutSentence, 'feeds/a.ts', text)).toBe(0)
    expect(breaks(opensWithoutSentence, 'feeds/a.ts', '/**\n * Reads a feed,\n * byte for byte.\n */')).toBe(
      0,
    )
    expect(breaks(opensWithoutSentence, 'feeds/a.mjs', `#!/usr/bin/env node\n${text}`)).toBe(0)
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
  ])('refuse loose types: %s', (text) => expect(breaks(looseTypes, 'feeds/a.ts', text)).toBe(1))
  test('allow strict types', () => {
    const text = '// @ts-expect-error the package has no types\nconst a = b as Metres, c = [1] as const'
    expect(breaks(looseTypes, 'feeds/a.ts', text)).toBe(0)
  })

  test('refuse writable properties in the domain only', () => {
    const text = 'interface A { b: number; readonly c: number }'
    expect(breaks(writableProperties, 'domain/a.ts', text)).toBe(1)
    expect(breaks(writableProperties, 'analytics/a.ts', text)).toBe(0)
  })

  test.each([
    'store.setState({ view })',
    "store.setState({ notices, 'view': next })",
    'setState(({ view }) => ({ isTourOn: true, view: { ...view, tab } }))',
    'store.setState((state) => { return { view: state.view } })',
  ])('refuse a View set by hand: %s', (text) => {
    expect(breaks(viewSetAside, 'shell/Tour.tsx', text)).toBe(1)
    expect(breaks(viewSetAside, 'state/store.ts', text)).toBe(0)
  })
  test.each([
    "store.dispatch({ kind: 'replace-view', view }, { notices })",
    'store.setState({ isTourOn: true })',
    'const source = { view, catalogue }',
  ])('allow %s', (text) => expect(breaks(viewSetAside, 'shell/Tour.tsx', text)).toBe(0))

  test.each(['Math.random()', 'Date.now()', 'new Date()', 'Date()', 'crypto.randomUUID()'])(
    'refuse %s but where the world is touched',
    (text) => {
      expect(breaks(worldTouched, 'measures/plan.ts', text)).toBe(1)
      expect(breaks(worldTouched, 'state/effects.ts', text)).toBe(0)
    },
  )
  test('allow a date that is given', () =>
    expect(breaks(worldTouched, 'domain/a.ts', 'new Date(day)')).toBe(0))
})
