/** What the built page leaves out of libraries, since it can never run there: each part with its reason. */
import type { Plugin } from 'vite'

export interface LeftOut {
  /** Which module of a library, by the end of its path. */
  readonly module: RegExp
  readonly why: string
  /** What stands in its place. */
  readonly by: (code: string) => string
}

// A template that holds no template of its own, as deck.gl and luma.gl mark it.
const WGSL = /\/\* wgsl \*\/ `(?:[^`$]|\$(?!\{)|\$\{[^`{}]*\})*`/g

/** The map is drawn by WebGL2: what deck.gl and luma.gl carry for WebGPU never runs. */
export const FOR_THE_MAP: readonly LeftOut[] = [
  {
    module: /@deck\.gl\/core\/dist\/lib\/attribute\/attribute-buffer-groups\.js$/,
    why: 'made for a WebGPU device only, and the one way by which a library of computing shaders comes in',
    by: () => 'export default class {}',
  },
  {
    module: /@loaders\.gl\/core\/dist\/index\.js$/,
    why: 'readers of files by their address, which no layer is given',
    by: () => "export const load = () => Promise.reject(new Error('layers are given data, not addresses'))",
  },
  {
    module: /@deck\.gl\/core\/dist\/lib\/init\.js$/,
    why: 'what makes those readers known',
    by: () => "export const VERSION = ''",
  },
  {
    module: /mjolnir\.js\/dist\/index\.js$/,
    why: 'gestures: the map hears them itself, and its events say what is pressed',
    by: () => `export class EventManager { on() {} off() {} watch() {} unwatch() {} setElement() {} destroy() {} }
      class Gesture {}
      export { Gesture as Pan, Gesture as DoubleClickDrag, Gesture as Pinch, Gesture as Tap }`,
  },
  {
    module: /@deck\.gl\/core\/dist\/controllers\/(map|globe)-controller\.js$/,
    why: 'a second hand on the camera, which is the map’s',
    by: () => 'export class MapState {}\nexport default class {}',
  },
  {
    module: /@deck\.gl\/core\/dist\/views\/globe-view\.js$/,
    why: 'the earth as a ball',
    by: () => 'export default class {}',
  },
  {
    module: /@deck\.gl\/layers\/dist\/text-layer\/multi-icon-layer\/multi-icon-layer\.wgsl\.js$/,
    why: 'a shader for WebGPU that is put together from parts',
    by: () => "export const getShaderWGSL = () => ''\nexport const shaderWGSL = ''",
  },
  {
    module: /@luma\.gl\/shadertools\/dist\/lib\/shader-assembly\/wgsl-(binding-debug|interface-scan)\.js$/,
    why: 'readers of such shaders',
    by: () =>
      'export const getShaderBindingDebugRowsFromWGSL = () => []\nexport const scanWGSLInterface = () => ({})',
  },
  {
    module: /@(deck|luma)\.gl\/[\w/.-]+\.js$/,
    why: 'shaders in the language of WebGPU',
    by: (code) => code.replace(WGSL, "''"),
  },
]

/** The worker reads the British National Grid by a definition of its own: one projection of some thirty. */
export const FOR_THE_WORKER: readonly LeftOut[] = [
  {
    module: /proj4\/projs\.js$/,
    why: 'projections that no feed may come in',
    by: () =>
      "import etmerc from './lib/projections/etmerc'\nexport default ({ Proj }) => Proj.projections.add(etmerc)",
  },
  {
    module: /proj4\/lib\/nadgrid\.js$/,
    why: 'grids of shifts, which our definition does without',
    by: () => 'export default () => {}\nexport const getNadgrids = () => null',
  },
  {
    module: /mgrs\/mgrs\.js$/,
    why: 'military grid references, which no feed has',
    by: () => 'export default {}\nexport const forward = () => {}\nexport const toPoint = forward',
  },
  {
    module: /wkt-parser\/index\.js$/,
    why: 'definitions in another dress than ours',
    by: () => 'export default () => {}',
  },
]

/** Leaves parts out of a build; throws where only some of them were met, since a library has then moved the others. */
export function leanLibraries(parts: readonly LeftOut[]): Plugin {
  const met = new Set<LeftOut>()
  return {
    name: 'holdfast:lean-libraries',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      // A worker is built on its own: in the page only its address is asked for.
      if (/[?&]worker&url/.test(id)) return null
      const path = id.replace(/\?.*$/s, '')
      const part = parts.find(({ module }) => module.test(path))
      if (!part) return null
      const lean = part.by(code)
      if (lean === code) return null
      met.add(part)
      return { code: lean, map: null }
    },
    buildEnd(error) {
      const missed = parts.filter((part) => !met.has(part)).map(({ why }) => why)
      if (!error && met.size > 0 && missed.length > 0)
        throw new Error(`No library holds any more: ${missed.join('; ')}`)
    },
  }
}
