/** Chunks of the inside app: by stage, and that what a list needs does not come with a map library. */
import { expect, test } from 'vitest'
import { chunkGroups, type ModuleGraph } from '../../src/build/chunks.ts'

/** Static imports by module, below the project's folder. */
const IMPORTS: Readonly<Record<string, readonly string[]>> = {
  'src/main.tsx': ['src/ui/Button.tsx', 'node_modules/react/index.js'],
  'src/ui/Button.tsx': ['src/ui/Button.css'],
  'src/shell/ClockDock.tsx': ['src/ui/Button.tsx', 'src/clock/scale.ts'],
  'src/clock/scale.ts': ['src/shell/ClockDock.tsx'],
  'src/team/CityMap.tsx': [
    'src/map/canvas.ts',
    'src/map/mercator.ts',
    'src/ui/Button.tsx',
    'src/clock/scale.ts',
  ],
  'src/map/canvas.ts': [
    'node_modules/maplibre-gl/dist/maplibre-gl.mjs',
    'node_modules/@deck.gl/core/index.js',
    'src/map/canvas.css',
  ],
  'node_modules/maplibre-gl/dist/maplibre-gl.mjs': [],
  'node_modules/@deck.gl/core/index.js': ['node_modules/@math.gl/core/index.js'],
  'src/map/mercator.ts': ['node_modules/rings/index.js', 'src/map/mercator.css'],
  // Loaded by an import() of its own.
  'src/team/Details.tsx': ['src/map/mercator.ts', 'src/details.ts'],
}

const at = (path: string) => `/project/${path}`
const graph: ModuleGraph = {
  getModuleInfo: (id) => ({
    importedIds: (IMPORTS[id.slice('/project/'.length)] ?? []).map(at),
    importers: Object.entries(IMPORTS)
      .filter(([, imports]) => imports.some((path) => at(path) === id))
      .map(([path]) => at(path)),
  }),
}
const chunkOf = (path: string) => {
  const names = chunkGroups('/project/').map(({ name }) => name(at(path), graph))
  return names.filter((name) => name !== null)
}

test('the first stage holds all that the entry imports, and a later one the rest of its own', () => {
  expect(chunkOf('src/main.tsx')).toEqual(['first'])
  expect(chunkOf('node_modules/react/index.js')).toEqual(['first'])
  expect(chunkOf('src/ui/Button.tsx')).toEqual(['first'])
  expect(chunkOf('src/ui/Button.css')).toEqual(['first'])
  expect(chunkOf('src/shell/ClockDock.tsx')).toEqual(['start'])
  expect(chunkOf('src/clock/scale.ts')).toEqual(['start'])
})

test('only what needs a map library, with its sheets and packages, is in the chunks of the map', () => {
  expect(chunkOf('src/team/CityMap.tsx')).toEqual(['map'])
  expect(chunkOf('src/map/canvas.ts')).toEqual(['map'])
  expect(chunkOf('src/map/canvas.css')).toEqual(['map'])
  expect(chunkOf('node_modules/@math.gl/core/index.js')).toEqual(['map'])
  expect(chunkOf('node_modules/maplibre-gl/dist/maplibre-gl.mjs')).toEqual(['maplibre'])
  for (const plain of ['src/map/mercator.ts', 'src/map/mercator.css', 'node_modules/rings/index.js'])
    expect(chunkOf(plain), plain).toEqual(['common'])
})

test('the bundler chooses the chunk of what none of them imports', () => {
  expect(chunkOf('src/team/Details.tsx')).toEqual([])
  expect(chunkOf('src/details.ts')).toEqual([])
})
