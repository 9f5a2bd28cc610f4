/** What the built page leaves out of MapLibre: it is built from the library's own sources, part by part. */
import { transformWithOxc, type Plugin } from 'vite'
import type { LeftOut } from './lean-libraries.ts'

const at = (path: string) => new RegExp(`/maplibre-gl/${path}$`)
const nothing = (...names: readonly string[]) =>
  names.map((name) => `export const ${name} = () => {}`).join('\n')
/** A class that stands for one left out: it throws where a style asks for it after all. */
const refused = (name: string, what: string) =>
  `export class ${name} { constructor() { throw new Error('${what} is left out of this map') } }`

const TILES: LeftOut = {
  module: at('src/source/vector_tile_mlt\\.ts'),
  why: 'tiles in a coding of MapLibre’s own, which no base map of ours may have',
  by: () => refused('MLTVectorTile', 'a tile in the coding mlt'),
}
const JUDGE: LeftOut = {
  module: at('src/style/validate_style\\.ts'),
  why: 'the judge of styles: our own is right by its types, and a foreign one is judged where it is read',
  by: () => `const none = () => []
    export const validateStyle = none
    for (const part of ['source','sprite','glyphs','layer','light','sky','terrain','filter','paintProperty','layoutProperty'])
      validateStyle[part] = none
    export const SPEC_SOURCE_TYPES = new Set()
    export const validateStyleAndEmit = () => false
    export const emitValidationErrors = () => false
    export const validateAndEmit = () => false`,
}
const SHADINGS: readonly LeftOut[] = [
  {
    module: at('src/style/style_layer/heatmap_style_layer\\.ts'),
    why: 'heat maps: their colours cannot be compared, and density is drawn from our own grid',
    by: () =>
      `export const HEATMAP_FULL_RENDER_FBO_KEY = ''\n${nothing('isHeatmapStyleLayer')}\n${refused('HeatmapStyleLayer', 'a heat map')}`,
  },
  {
    module: at('src/style/style_layer/hillshade_style_layer\\.ts'),
    why: 'shaded hills, which want a model of the ground',
    by: () => `${nothing('isHillshadeStyleLayer')}\n${refused('HillshadeStyleLayer', 'hill shading')}`,
  },
  {
    module: at('src/style/style_layer/color_relief_style_layer\\.ts'),
    why: 'coloured heights, which want the same model',
    by: () => `${nothing('isColorReliefStyleLayer')}\n${refused('ColorReliefStyleLayer', 'coloured relief')}`,
  },
]

/** Parts that both the page and MapLibre's worker do without. */
const FOR_BOTH: readonly LeftOut[] = [TILES, JUDGE, ...SHADINGS]

const DRAWN_BY: readonly LeftOut[] = [
  {
    module: at('src/webgl/draw/draw_(heatmap|hillshade|color_relief|custom)\\.ts'),
    why: 'the drawing of layers that no style of ours has',
    by: () => nothing('drawHeatmap', 'drawHillshade', 'drawColorRelief', 'drawCustom'),
  },
  {
    module: at('src/webgl/program/(heatmap|hillshade|color_relief)_program\\.ts'),
    why: 'what is handed to the card for them',
    by: () =>
      nothing(
        'heatmapUniforms',
        'heatmapTextureUniforms',
        'hillshadeUniforms',
        'hillshadePrepareUniforms',
        'colorReliefUniforms',
      ),
  },
  {
    module: at('src/webgl/draw/draw_(debug|collision_debug)\\.ts'),
    why: 'boxes for those who mend the library',
    by: () => nothing('drawDebug', 'drawDebugPadding', 'selectDebugSource', 'drawCollisionDebug'),
  },
  {
    module: at('src/webgl/draw/draw_sky\\.ts'),
    why: 'the sky: the map is looked at from straight above',
    by: () => nothing('drawSky', 'drawAtmosphere'),
  },
  {
    module: at('src/webgl/draw/draw_terrain\\.ts'),
    why: 'ground that rises',
    by: () => nothing('drawDepth', 'drawTerrain', 'drawTerrainHeightMap'),
  },
  {
    module: at(
      'src/shaders/glsl/(heatmap|hillshade|color_relief|terrain|sky|atmosphere|debug|collision_\\w+?|_projection_globe)(_\\w+)?\\.(vertex|fragment)\\.glsl\\.g\\.ts',
    ),
    why: 'the shaders of all these',
    by: () => "export default ''",
  },
]

/** The page's half of the library; what we ask of it is named here, so that nothing else comes in. */
export const MAPLIBRE_IN_THE_PAGE: readonly LeftOut[] = [
  {
    module: at('dist/maplibre-gl\\.mjs'),
    why: 'the library whole, in one file that nothing can be taken out of',
    by: () => `export { Map } from '../src/ui/map.ts'
      export { GPUInitializationError } from '../src/util/gpu_initialization_error.ts'
      export { addProtocol, removeProtocol } from '../src/source/protocol_crud.ts'
      import { config } from '../src/util/config.ts'
      export const setWorkerUrl = (url) => { config.WORKER_URL = url }`,
  },
  {
    module: at('package\\.json'),
    why: 'all that the library’s makers need; the page asks for its version',
    by: (code) => JSON.stringify({ version: (JSON.parse(code) as { version: string }).version }),
  },
  ...FOR_BOTH,
  ...DRAWN_BY,
  {
    module: at('src/geo/projection/projection_factory\\.ts'),
    why: 'the earth as a ball, and the change from it to a plane',
    by: () => `import { MercatorProjection } from './mercator_projection.ts'
      import { createMercatorTransform } from './mercator_transform.ts'
      import { MercatorCameraHelper } from './mercator_camera_helper.ts'
      export const createProjectionFromName = (name, constrainOverride) => ({
        projection: new MercatorProjection(),
        transform: createMercatorTransform({ constrainOverride }),
        cameraHelper: new MercatorCameraHelper(),
      })`,
  },
  {
    module: at('src/render/terrain\\.ts'),
    why: 'ground that rises: the camera of a map that does',
    by: () => refused('Terrain', 'terrain'),
  },
  {
    module: at('src/webgl/render_to_texture\\.ts'),
    why: 'the way by which such ground is drawn upon',
    by: () => refused('RenderToTexture', 'terrain'),
  },
  {
    module: at('src/tile/tile_manager_raster_dem\\.ts'),
    why: 'edges of the model of the ground',
    by: () => nothing('backfillDEM'),
  },
  {
    module: at('src/source/(raster_dem_tile|video|canvas)_source\\.ts'),
    why: 'sources of films, of moving canvases and of heights',
    by: () =>
      [
        refused('RasterDEMTileSource', 'a source of heights'),
        refused('VideoSource', 'a film'),
        refused('CanvasSource', 'a moving canvas'),
      ].join('\n'),
  },
  {
    module: at('src/ui/control/(attribution|logo)_control\\.ts'),
    why: 'furniture that the page draws itself, attribution as text',
    by: () =>
      [
        'export const defaultAttributionControlOptions = {}',
        refused('AttributionControl', 'the library’s own furniture'),
        refused('LogoControl', 'the library’s own furniture'),
      ].join('\n'),
  },
]

/** The worker's half. */
export const MAPLIBRE_IN_ITS_WORKER: readonly LeftOut[] = [
  {
    module: at('dist/maplibre-gl-worker\\.mjs'),
    why: 'the worker whole, in one file',
    by: () => "import '../src/source/worker.ts'",
  },
  ...FOR_BOTH,
  {
    module: at('src/source/raster_dem_tile_worker_source\\.ts'),
    why: 'the reading of heights',
    by: () => refused('RasterDEMTileWorkerSource', 'a source of heights'),
  },
]

/** Reads MapLibre's sources as its own build does: a field without a value is a note, and makes nothing. */
export function maplibreSources(): Plugin {
  return {
    name: 'holdfast:maplibre-sources',
    apply: 'build',
    enforce: 'pre',
    async transform(code, id) {
      if (!/\/maplibre-gl\/src\/[\w/.-]+\.ts$/.test(id)) return null
      const { code: script } = await transformWithOxc(code, id, {
        lang: 'ts',
        target: 'es2022',
        typescript: { removeClassFieldsWithoutInitializer: true },
        assumptions: { setPublicClassFields: true },
        sourcemap: false,
      })
      return { code: script, map: null, moduleType: 'js' }
    },
  }
}
