/** Libraries run as published: no plugin or alias of the build replaces or rewrites a part of one. */
import { expect, test } from 'vitest'
import config from '../../vite.config.ts'

const HOOKS_THAT_CHANGE_CODE = ['transform', 'load', 'resolveId', 'renderChunk'] as const

const isOwn = (plugin: unknown): plugin is Readonly<Record<string, unknown>> & { readonly name: string } =>
  typeof plugin === 'object' &&
  plugin !== null &&
  'name' in plugin &&
  typeof plugin.name === 'string' &&
  plugin.name.startsWith('holdfast:')

/** `name: hook` of each own plugin that could change the code of a library. */
const changing = (plugins: readonly unknown[]) =>
  plugins
    .filter(isOwn)
    .flatMap((plugin) =>
      HOOKS_THAT_CHANGE_CODE.filter((hook) => hook in plugin).map((hook) => `${plugin.name}: ${hook}`),
    )

test('no own plugin changes code', () => {
  const plugins = (config.plugins ?? []).flat()
  expect(plugins.filter(isOwn).length).toBeGreaterThan(1)
  expect(changing(plugins)).toEqual([])
})

test('no package is replaced by another, in the page or in a worker', () => {
  expect(config.resolve?.alias).toBeUndefined()
  const plugins = (config.worker?.plugins?.() ?? []).flat()
  expect(plugins.filter(isOwn)).toHaveLength(plugins.length)
  expect(changing(plugins)).toEqual([])
})

test('a plugin that changes code is reported', () => {
  const planted = { name: 'holdfast:planted', transform: (code: string) => code }
  expect(changing([planted, { name: 'react', transform: () => null }])).toEqual([
    'holdfast:planted: transform',
  ])
})
