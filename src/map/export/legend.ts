/** Legend of the exported map image: one key for each kind of mark that the Scene draws. */
import { GROUP_LABELS, GROUPS } from '../../domain/category.ts'
import { STAGE_LABELS, type Stage } from '../../domain/closure-order.ts'
import { PHASE_KINDS, PHASE_LABELS, type PhaseKind } from '../../domain/site.ts'
import { NOTICE_DAYS } from '../../domain/time/due-soon.ts'
import { KEY_COUNTS, keyCountWords } from '../discs/disc-size.ts'
import { classWords, type ColourClasses } from '../../measures/hotspots/square-classes.ts'
import type { SquareMarks } from '../squares/square-marks.ts'
import type { Zooms } from '../scale.ts'
import type { Scene, WalkMark } from '../scene.ts'

/** The symbol of a legend key. */
export type LegendSymbol =
  | { readonly kind: 'disc' }
  /** A disc in the size that it has on the map. */
  | { readonly kind: 'size'; readonly count: number }
  | { readonly kind: 'group'; readonly group: 0 | 1 | 2 | 3 }
  | { readonly kind: 'order'; readonly stage: Stage; readonly endsSoon: boolean }
  | { readonly kind: 'pill' }
  | { readonly kind: 'phase'; readonly phase: PhaseKind }
  | { readonly kind: 'ward-line' }
  | { readonly kind: 'area-line' }
  /** A class of square counts or of density, 1 to 5. */
  | { readonly kind: 'class'; readonly ofClass: number }
  | { readonly kind: 'hot-square' }
  /** The square of a place of a shift: solid where it holds more than chance would give, else dashed. */
  | { readonly kind: 'walk-place'; readonly isHot: boolean }
  | { readonly kind: 'walk-leg' }
  /** A hotspot of the partnership that is drawn faintly, without its minutes. */
  | { readonly kind: 'hotspot-area' }

export interface LegendKey {
  readonly symbol: LegendSymbol
  readonly label: string
}

const STAGES: readonly Stage[] = ['notice', 'hearing', 'in-force', 'extended']

/** Legend keys of a Scene at a zoom. */
export function legendOf(scene: Scene, zoom: number, zooms: Zooms): readonly LegendKey[] {
  // Below the town zoom orders are counted in the labels of sites, where any is drawn, and hotspots are not drawn.
  const isTown = zoom >= zooms.town
  return [
    ...clusterKeys(scene),
    ...squareKeys(scene.squares ?? null),
    ...walkKeys(scene.walk ?? null),
    ...(isTown || scene.sites.length === 0 ? orderKeys(scene) : []),
    ...(isTown && scene.hotspots.length > 0 ? [scene.isQuiet ? HOTSPOT_AREA : HOTSPOT_PILL] : []),
    ...PHASE_KINDS.filter((phase) => scene.sites.some((site) => site.phase === phase)).map(
      (phase): LegendKey => ({ symbol: { kind: 'phase', phase }, label: `Site in ${PHASE_LABELS[phase]}` }),
    ),
    ...(scene.areaLines ? [{ symbol: { kind: 'area-line' }, label: scene.areaLines.name } as const] : []),
    ...(scene.wards.length > 0 ? [{ symbol: { kind: 'ward-line' }, label: 'Ward' } as const] : []),
  ]
}

const HOTSPOT_PILL: LegendKey = {
  symbol: { kind: 'pill' },
  label: 'Patrol hotspot: minutes a day, delivered / planned',
}
const HOTSPOT_AREA: LegendKey = { symbol: { kind: 'hotspot-area' }, label: 'Patrol hotspot' }

/** Places of a shift in both kinds that are drawn, and the way between them. */
function walkKeys(walk: WalkMark | null): readonly LegendKey[] {
  if (!walk) return []
  const kinds = [true, false].filter((isHot) => walk.places.some((place) => place.isHot === isHot))
  return [
    ...kinds.map((isHot): LegendKey => ({
      symbol: { kind: 'walk-place', isHot },
      label: `Place of the shift: ${isHot ? 'more than chance would give' : 'could be chance'}`,
    })),
    ...(walk.legs.length > 0
      ? [{ symbol: { kind: 'walk-leg' }, label: 'The way between places, in minutes' } as const]
      : []),
  ]
}

function clusterKeys({ clusters }: Scene): readonly LegendKey[] {
  if (clusters.length === 0) return []
  const groups = ([0, 1, 2, 3] as const).filter((group) => clusters.some(({ mix }) => mix[group] > 0))
  return [
    { symbol: { kind: 'disc' }, label: 'Incidents reported: the exact number, its ring the mix' },
    ...sizeKeys(clusters),
    ...groups.map((group): LegendKey => ({
      symbol: { kind: 'group', group },
      label: GROUP_LABELS[GROUPS[group]],
    })),
  ]
}

/** Discs of the sizes up to the largest that is drawn. */
function sizeKeys(clusters: Scene['clusters']): readonly LegendKey[] {
  const most = clusters.reduce((largest, { count }) => Math.max(largest, count), 0)
  return KEY_COUNTS.filter((count) => count <= most).map((count) => ({
    symbol: { kind: 'size', count },
    label: keyCountWords(count),
  }))
}

function squareKeys(squares: SquareMarks | null): readonly LegendKey[] {
  if (!squares) return []
  const { classes, areSquares, isDensity, leavesOutFound, hot, grid, isScaled } = squares
  const scaled = isScaled ? ', scaled to the chosen categories and hours' : ''
  const found = `${leavesOutFound ? ', without what patrol itself finds' : ''}${scaled}`
  return [
    ...(isDensity ? classKeys(classes.density, `reports for each km²${found}`) : []),
    ...(areSquares ? classKeys(classes.counts, `in a square of ${grid.sideMetres} m${found}`) : []),
    ...(hot.length > 0
      ? [{ symbol: { kind: 'hot-square' }, label: 'More than chance would give' } as const]
      : []),
  ]
}

/** Keys of classes by their lower bounds; only the first key names the unit. */
const classKeys = (classes: ColourClasses, unit: string): readonly LegendKey[] =>
  classes.map((least, i) => {
    const bound = i === classes.length - 1 ? `${classWords(least)} and more` : `from ${classWords(least)}`
    return { symbol: { kind: 'class', ofClass: i + 1 }, label: i === 0 ? `${bound} ${unit}` : bound }
  })

function orderKeys({ orders }: Scene): readonly LegendKey[] {
  const stages = STAGES.filter((stage) => orders.some((order) => order.stage === stage))
  const endsSoon = orders.find(({ endsIn }) => endsIn !== null)
  return [
    ...stages.map((stage): LegendKey => ({
      symbol: { kind: 'order', stage, endsSoon: false },
      label: `Closure order: ${STAGE_LABELS[stage].toLowerCase()}`,
    })),
    ...(endsSoon
      ? [
          {
            symbol: { kind: 'order', stage: endsSoon.stage, endsSoon: true },
            label: `Ends in ${NOTICE_DAYS} days`,
          } as const,
        ]
      : []),
  ]
}
