/** Derives the Scene: View, catalogue and one counted moment in, plain data to draw out. */
import { surfaceCentre } from '../analytics/geometry.ts'
import type { Area } from '../domain/area.ts'
import { daysLeft, isLive, stageOn, type ClosureOrder } from '../domain/closure-order.ts'
import {
  dayNumber,
  dayOfMoment,
  daysIn,
  isWithin,
  lastDayOfMoment,
  londonDay,
  type Day,
  type DaySpan,
} from '../domain/day.ts'
import { isDueSoon } from '../domain/time/due-soon.ts'
import type { Position } from '../domain/geography.ts'
import { isActive, plannedMinutes, type PatrolHotspot, type PatrolVisit } from '../domain/patrol.ts'
import { phasesOn } from '../domain/site.ts'
import type { Catalogue } from '../state/catalogue.ts'
import { nodeOf } from '../state/chosen-cluster.ts'
import type { ShownCounts, Theme } from '../state/store.ts'
import type { Chosen, Layer, View } from '../state/view.ts'
import { memoisedResult } from '../measures/memoised.ts'
import type { SquareMarks } from './squares/square-marks.ts'
import type { ClusterMark, HotspotMark, OrderMark, Scene, SiteMark, WardMark } from './scene.ts'

interface SceneSource {
  readonly view: Pick<View, 'layers' | 'chosen' | 'areas'>
  /** What of the squares is drawn, made apart since it counts anew; null or left out: nothing. */
  readonly squares?: SquareMarks | null
  readonly catalogue: Catalogue
  readonly shown: ShownCounts
  readonly theme: Theme
}

export function sceneFor(source: SceneSource): Scene {
  const has = (layer: Layer) => source.view.layers.includes(layer)
  return {
    squares: source.squares ?? null,
    clusters: has('clusters') ? clusterMarks(source) : [],
    orders: has('orders') ? orderMarks(source) : [],
    hotspots: has('hotspots') ? hotspotMarks(source) : [],
    sites: has('sites') ? siteMarks(source) : [],
    wards: has('wards') ? wardMarks(source) : [],
    lsoaLines: has('lsoas'),
    unnamed: source.catalogue.sites.map(({ shape }) => shape),
    theme: source.theme,
  }
}

const isChosen = (chosen: Chosen | null, kind: Chosen['kind'], id: string) =>
  chosen?.kind === kind && chosen.id === id

function clusterMarks({ view, catalogue, shown }: SceneSource): readonly ClusterMark[] {
  const { index } = catalogue
  const { step } = shown
  const verdicts = view.layers.includes('change') ? shown.baseline?.verdicts : null
  const chosen = view.chosen?.kind === 'cluster' ? nodeOf(index, view.chosen.id) : null
  return Array.from({ length: step.length }, (_, i) => {
    const node = step.node[i] ?? 0
    const group = (g: number) => step.mix[i * 4 + g] ?? 0
    return {
      node,
      at: [index.longitude[node] ?? 0, index.latitude[node] ?? 0] as const,
      count: step.count[i] ?? 0,
      mix: [group(0), group(1), group(2), group(3)] as const,
      chosen: node === chosen,
      change: verdicts?.[i] ?? null,
    }
  })
}

const placeOf = (order: ClosureOrder): Position =>
  order.shape.type === 'Point' ? order.shape.coordinates : surfaceCentre(order.shape)

function orderMarks({ view, catalogue, shown }: SceneSource): readonly OrderMark[] {
  const day = shown.window.to
  return catalogue.orders.flatMap((order) => {
    const stage = stageOn(order, day)
    if (!stage || !isLive(stage)) return []
    const left = daysLeft(order, day)
    const endsIn = left !== null && isDueSoon(left) ? left : null
    return [
      { id: order.id, at: placeOf(order), stage, endsIn, chosen: isChosen(view.chosen, 'order', order.id) },
    ]
  })
}

/** Days of the window on which a hotspot was active; at least 1, so that a mean can be taken over them. */
function activeDays({ from, to }: PatrolHotspot, window: DaySpan): number {
  const first = dayNumber(Math.max(window.from, dayOfMoment(from)))
  const last = to === null ? window.to : dayNumber(Math.min(window.to, lastDayOfMoment(to)))
  return Math.max(1, daysIn({ from: first, to: last }))
}

interface Delivered {
  readonly hotspot: string
  readonly day: Day
  readonly minutes: number
}
const deliveredBy = memoisedResult((visits: readonly PatrolVisit[]): readonly Delivered[] =>
  visits.flatMap(({ hotspot, start, end }) =>
    hotspot === null ? [] : [{ hotspot, day: londonDay(start), minutes: (end - start) / 60_000 }],
  ),
)

/** Minutes delivered in each hotspot over the window, by hotspot id. */
function minutesDelivered(catalogue: Catalogue, window: DaySpan): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const { hotspot, day, minutes } of deliveredBy(catalogue.visits))
    if (isWithin(day, window)) sums.set(hotspot, (sums.get(hotspot) ?? 0) + minutes)
  return sums
}

function hotspotMarks({ view, catalogue, shown }: SceneSource): readonly HotspotMark[] {
  const minutes = minutesDelivered(catalogue, shown.window)
  return catalogue.hotspots
    .filter((hotspot) => isActive(hotspot, shown.window.to))
    .map((hotspot: PatrolHotspot) => ({
      id: hotspot.id,
      name: hotspot.name,
      shape: hotspot.shape,
      at: surfaceCentre(hotspot.shape),
      delivered: Math.round((minutes.get(hotspot.id) ?? 0) / activeDays(hotspot, shown.window)),
      planned: plannedMinutes(hotspot),
      chosen: isChosen(view.chosen, 'hotspot', hotspot.id),
    }))
}

function siteMarks({ view, catalogue, shown }: SceneSource): readonly SiteMark[] {
  return catalogue.sites.map((site) => ({
    id: site.id,
    name: site.name,
    shape: site.shape,
    at: surfaceCentre(site.shape),
    phase: phasesOn(site, shown.window.to)[0]?.kind ?? null,
    chosen: isChosen(view.chosen, 'site', site.id) || view.areas.includes(site.id),
  }))
}

const wardMarks = ({ view, catalogue }: SceneSource) => wardMarksOf(catalogue.areas, view.chosen, view.areas)

const wardMarksOf = memoisedResult(
  (areas: readonly Area[], chosen: Chosen | null, counted: readonly string[]): readonly WardMark[] =>
    areas
      .filter(({ level }) => level === 'ward')
      .map(({ code, name, shape }) => ({
        code,
        name,
        shape,
        chosen: isChosen(chosen, 'ward', code) || counted.includes(code),
      })),
)
