/** The chunks in which the inside app's modules come over the line: few, in the order in which a screen needs them. */
import { fromRoot } from './fresh.mjs'

/** The part of a bundler's context that tells what imports a module. */
export interface ModuleGraph {
  getModuleInfo(
    id: string,
  ): { readonly importers: readonly string[]; readonly importedIds: readonly string[] } | null
}

interface ChunkGroup {
  readonly debugName: string
  readonly name: (id: string, graph: ModuleGraph) => string | null
  readonly priority: number
}

/** What the first text needs, what the first table adds, and what every screen shows soon after; paths in the project. */
const STAGES: readonly (readonly [name: string, begins: readonly string[]])[] = [
  ['first', ['src/main.tsx']],
  ['table', ['src/team/table/ViewTable.tsx']],
  [
    'start',
    [
      'src/analytics/selection.ts',
      'src/domain/borough/decode.ts',
      'src/domain/place/place.ts',
      'src/shell/ClockDock.tsx',
      'src/shell/Cover.tsx',
      'src/shell/Messages.tsx',
      'src/shell/feeds/FeedsBadge.tsx',
      'src/shell/header/HeaderMenus.tsx',
      'src/shell/header/PageDialogs.tsx',
      'src/shell/help/Help.tsx',
      'src/shell/notices.tsx',
      'src/shell/phone/BottomBar.tsx',
      'src/shell/phone/MoreSheet.tsx',
      'src/shell/search/FindPlace.tsx',
      'src/state/areas/start-area-index.ts',
      'src/state/counting/compare-counts.ts',
      'src/state/effects/server-polling.ts',
      'src/team/layers/LayersContent.tsx',
    ],
  ],
]
const MAP_LIBRARIES = /[/\\]node_modules[/\\](?:maplibre-gl|@deck\.gl|@luma\.gl)[/\\]/
/** A chunk of its own, which stays in caches from one release to the next. */
const MAPLIBRE = /[/\\]node_modules[/\\]maplibre-gl[/\\].*\.m?js/
const MAP = ['src/team/CityMap.tsx']

/**
 * Groups for the bundler. Each stage holds all that its beginnings import statically, unless an earlier one has it. Of
 * what the map imports, whatever needs a map library is one chunk, and the rest, which others import as well, another: a
 * list must not wait for a map library.
 */
export function chunkGroups(root = fromRoot('')): readonly ChunkGroup[] {
  const importedFrom = (paths: readonly string[]) => {
    const begins = new Set(paths.map((path) => `${root.replace(/[/\\]$/, '')}/${path}`))
    return anyOf((id) => begins.has(id), { way: 'importers' })
  }
  const stages = STAGES.map(([name, paths]) => ({ name, holds: importedFrom(paths) }))
  const isOfMap = importedFrom(MAP)
  const needsLibrary = anyOf((id) => MAP_LIBRARIES.test(id), { way: 'importedIds' })
  // A package or a sheet belongs to the modules that import it: a sheet must follow the library's own.
  const isPlain = anyOf((id, graph) => isModule(id) && !needsLibrary(id, graph), {
    way: 'importers',
    goesOn: (id) => !isModule(id),
  })
  const nameOf = (id: string, graph: ModuleGraph) => {
    const stage = stages.find(({ holds }) => holds(id, graph))
    if (stage) return stage.name
    if (!isOfMap(id, graph)) return null
    if (isPlain(id, graph)) return 'common'
    return MAPLIBRE.test(id) ? 'maplibre' : 'map'
  }
  return [...stages.map(({ name }) => name), 'common', 'maplibre', 'map'].map((name, at) => ({
    debugName: name,
    name: (id, graph) => (nameOf(id, graph) === name ? name : null),
    priority: 10 - at,
  }))
}

const isModule = (id: string) => !/[/\\]node_modules[/\\]|\.css$/.test(id)

type Question = (id: string, graph: ModuleGraph) => boolean

interface Search {
  readonly way: 'importers' | 'importedIds'
  /** Whether the search goes on beyond a module; always where left out. */
  readonly goesOn?: (id: string) => boolean
}

/** Whether `is` holds for a module, or for any that its importers or its static imports lead to. */
function anyOf(is: Question, { way, goesOn = () => true }: Search): Question {
  const known = new Map<string, boolean>()
  const holds: Question = (id, graph) => {
    const before = known.get(id)
    if (before !== undefined) return before
    // A cycle of imports alone does not lead there.
    known.set(id, false)
    const next = goesOn(id) ? (graph.getModuleInfo(id)?.[way] ?? []) : []
    const found = is(id, graph) || next.some((other) => holds(other, graph))
    known.set(id, found)
    return found
  }
  return holds
}
