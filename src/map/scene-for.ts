/** Derives the Scene from the View, the catalogue and the counts of the shown window. */
import { surfaceCentre } from '../analytics/geometry.ts'
import type { Area } from '../domain/area.ts'
import { daysLeft, isLive, stageOn } from '../domain/closure-order.ts'
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
import { isActive, plannedMinutes, type PatrolHotspot, type PatrolVisit } from '../domain/patrol.ts'
import { phasesOn } from '../domain/site.ts'
import type { Catalogue } from '../state/catalogue.ts'
import { nodeOf } from '../state/chosen-cluster.ts'
import type { ShownCounts, Theme } from '../state/store.ts'
import type { Chosen, Layer, View } from '../state/view.ts'
import { kindsInAreas } from '../measures/areas/belongs-to.ts'
import { isLined, linedAreas, linesName } from '../measures/areas/lined-areas.ts'
import { daysActive } from '../measures/patrol-time/patrol-days.ts'
import { knowledgeIn } from '../measures/feeds/known-words.ts'
import { memoisedResult } from '../measures/memoised.ts'
import { placeOf } from '../measures/on-site.ts'
import type { SquareMarks } from './squares/square-marks.ts'
import type { AreaLines, ClusterMark, HotspotMark, OrderMark, Scene, SiteMark, WardMark } from './scene.ts'

interface SceneSource {
  readonly view: Pick<View, 'layers' | 'chosen' | 'areas'>
  /** Square marks, computed separately because they need their own counts; null or missing: none. */
  readonly squares?: SquareMarks | null
  readonly catalogue: Catalogue
  readonly shown: ShownCounts
  readonly theme: Theme
}

/** Marks of all switched-on layers; layers that are off have none. */
export function sceneFor(source: SceneSource): Scene {
  const isLayerOn = (layer: Layer) => source.view.layers.includes(layer)
  return {
    window: source.shown.window,
    squares: source.squares ?? null,
    clusters: isLayerOn('clusters') ? clusterMarks(source) : [],
    orders: isLayerOn('orders') ? orderMarks(source) : [],
    hotspots: isLayerOn('hotspots') ? hotspotMarks(source) : [],
    sites: isLayerOn('sites') ? siteMarks(source) : [],
    wards: isLayerOn('wards') ? wardMarks(source) : [],
    hasLsoaLines: isLayerOn('lsoas'),
    areaLines: areaLinesOf(
      source.catalogue.areas,
      isLayerOn('areas') ? source.shown.window.to : null,
      source.view.areas,
    ),
    unlabelledAreas: source.catalogue.sites.map(({ shape }) => shape),
    theme: source.theme,
  }
}

const isSelected = (chosen: Chosen | null, kind: Chosen['kind'], id: string) =>
  chosen?.kind === kind && chosen.id === id

function clusterMarks({ view, catalogue, shown }: SceneSource): readonly ClusterMark[] {
  const { index, step } = shown
  // Under the index of all incidents most clusters hold nothing of the chosen areas.
  const isOfAll = index === catalogue.index && view.areas.length > 0
  const verdicts = view.layers.includes('change') ? shown.baseline?.verdicts : null
  const chosen = view.chosen?.kind === 'cluster' ? nodeOf(index, view.chosen.id) : null
  return Array.from({ length: step.length }, (_, i) => {
    const node = step.node[i] ?? 0
    const group = (g: number) => step.mix[i * 4 + g] ?? 0
    return {
      node,
      after: index.skip[node] ?? node,
      at: [index.longitude[node] ?? 0, index.latitude[node] ?? 0] as const,
      count: step.count[i] ?? 0,
      mix: [group(0), group(1), group(2), group(3)] as const,
      isChosen: node === chosen,
      change: verdicts?.[i] ?? null,
    }
  }).filter(({ count }, i) => !isOfAll || count > 0 || (shown.baseline?.step.count[i] ?? 0) > 0)
}

/** The records that belong to the chosen areas, and the one that is itself chosen, wherever it lies. */
const drawnOf = <R extends { readonly id: string }>(
  all: readonly R[],
  kept: readonly R[],
  isChosen: (id: string) => boolean,
): readonly R[] => [...kept, ...all.filter((one) => isChosen(one.id) && !kept.includes(one))]

function orderMarks({ view, catalogue, shown }: SceneSource): readonly OrderMark[] {
  const day = shown.window.to
  const isChosen = (id: string) => isSelected(view.chosen, 'order', id)
  const { orders } = kindsInAreas(catalogue, view.areas)
  return drawnOf(catalogue.orders, orders, isChosen).flatMap((order) => {
    const stage = stageOn(order, day)
    if (!stage || !isLive(stage)) return []
    const remainingDays = daysLeft(order, day)
    const endsIn = remainingDays !== null && isDueSoon(remainingDays) ? remainingDays : null
    return [
      {
        id: order.id,
        at: placeOf(order),
        stage,
        endsIn,
        isChosen: isChosen(order.id),
      },
    ]
  })
}

/** Days of the window on which a hotspot was active, at least 1 because a mean is taken over them. */
function activeDays({ from, to }: PatrolHotspot, window: DaySpan): number {
  const first = dayNumber(Math.max(window.from, dayOfMoment(from)))
  const last = to === null ? window.to : dayNumber(Math.min(window.to, lastDayOfMoment(to)))
  return Math.max(1, daysIn({ from: first, to: last }))
}

interface VisitMinutes {
  readonly hotspot: string
  readonly day: Day
  readonly minutes: number
}
const visitMinutes = memoisedResult((visits: readonly PatrolVisit[]): readonly VisitMinutes[] =>
  visits.flatMap(({ hotspot, start, end }) =>
    hotspot === null ? [] : [{ hotspot, day: londonDay(start), minutes: (end - start) / 60_000 }],
  ),
)

/** Patrol minutes delivered in each hotspot over the window, by hotspot id. */
function minutesDelivered(catalogue: Catalogue, window: DaySpan): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const { hotspot, day, minutes } of visitMinutes(catalogue.visits))
    if (isWithin(day, window)) sums.set(hotspot, (sums.get(hotspot) ?? 0) + minutes)
  return sums
}

function hotspotMarks({ view, catalogue, shown }: SceneSource): readonly HotspotMark[] {
  const minutes = minutesDelivered(catalogue, shown.window)
  const isChosen = (id: string) => isSelected(view.chosen, 'hotspot', id)
  const { hotspots } = kindsInAreas(catalogue, view.areas)
  return drawnOf(catalogue.hotspots, hotspots, isChosen)
    .filter((hotspot) => isActive(hotspot, shown.window.to))
    .map((hotspot: PatrolHotspot) => ({
      id: hotspot.id,
      name: hotspot.name,
      shape: hotspot.shape,
      at: surfaceCentre(hotspot.shape),
      delivered: Math.round((minutes.get(hotspot.id) ?? 0) / activeDays(hotspot, shown.window)),
      planned: plannedMinutes(hotspot),
      known: knowledgeIn(catalogue, 'patrol-visits', daysActive(hotspot, shown.window) ?? shown.window).known,
      isChosen: isChosen(hotspot.id),
    }))
}

function siteMarks({ view, catalogue, shown }: SceneSource): readonly SiteMark[] {
  const isChosen = (id: string) => isSelected(view.chosen, 'site', id)
  const { sites } = kindsInAreas(catalogue, view.areas)
  return drawnOf(catalogue.sites, sites, isChosen).map((site) => ({
    id: site.id,
    name: site.name,
    shape: site.shape,
    at: surfaceCentre(site.shape),
    phase: phasesOn(site, shown.window.to)[0]?.kind ?? null,
    isChosen: isChosen(site.id) || view.areas.includes(site.id),
  }))
}

/** @param day the day on which areas have to be valid; null: the lines are off */
const areaLinesOf = memoisedResult(
  (areas: readonly Area[], day: Day | null, filteredAreas: readonly string[]): AreaLines | null => {
    const lined = day === null ? [] : linedAreas(areas, day)
    const chosen = areas.filter((area) => isLined(area) && filteredAreas.includes(area.code))
    const name = linesName([...lined, ...chosen])
    const shapesOf = (of: readonly Area[]) => of.map(({ shape }) => shape)
    return name === null ? null : { name, shapes: shapesOf(lined), chosen: shapesOf(chosen) }
  },
)

const wardMarks = ({ view, catalogue }: SceneSource) => wardMarksOf(catalogue.areas, view.chosen, view.areas)

const wardMarksOf = memoisedResult(
  (areas: readonly Area[], chosen: Chosen | null, filteredAreas: readonly string[]): readonly WardMark[] =>
    areas
      .filter(({ level }) => level === 'ward')
      .map(({ code, name, shape }) => ({
        code,
        name,
        shape,
        isChosen: isSelected(chosen, 'ward', code) || filteredAreas.includes(code),
      })),
)
