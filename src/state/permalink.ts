/**
 * The View as an address fragment and back: `#v=1&from=&to=&base=&cat=&area=&layers=&tab=&part=&since=&at=&sel=&hours=`
 * and, for squares and their ranking, `&cell=&found=&by=`.
 * A fragment reaches no server log. Unknown keys are kept; a bad value falls back and is named in a notice.
 */
import type { Day } from '../domain/day.ts'
import { isoDay, parseDay } from '../domain/day.ts'
import { PLACE_MEASURES, SQUARE_SIDES } from '../domain/places/ranked-place.ts'
import { parseHours } from '../domain/places/week-hours.ts'
import { truncated, wellFormed } from '../domain/text/well-formed-text.ts'
import { isBaseline } from '../measures/baseline/chosen-baseline.ts'
import type { BoardPart, Camera, Chosen, Layer, Tab, View } from './view.ts'
import { BOARD_PARTS, CHOSEN_KINDS, INITIAL_VIEW, LAYERS, TABS } from './view.ts'

export interface ParsedPermalink {
  readonly view: View
  /** One sentence for each value that could not be read. */
  readonly notices: readonly string[]
}

/** Reads one value; undefined: it says nothing that we understand. */
interface Key<K extends keyof View> {
  readonly name: string
  readonly write: (value: View[K]) => string | null
  readonly read: (text: string) => View[K] | undefined
}
type Keys = { readonly [K in Exclude<keyof View, 'unknown'>]: Key<K> }

/** Members may hold commas themselves, and one may be called `none`, which means no member at all. */
const memberText = (member: string) =>
  member
    .replaceAll('%', '%25')
    .replaceAll(',', '%2C')
    .replace(/^none$/, '%6Eone')
const memberOf = (text: string) => text.replaceAll('%6E', 'n').replaceAll('%2C', ',').replaceAll('%25', '%')
const listText = (members: readonly string[]) => members.map(memberText).join(',')
const list = (text: string) =>
  text
    .split(',')
    .filter((part) => part !== '')
    .map(memberOf)
const writeDay = (day: Day | null) => (day === null ? null : isoDay(day))
const readDay = (text: string) => parseDay(text) ?? undefined
const writeText = (text: string | null) => text

const decimals = (value: number, places: number) => String(Number(value.toFixed(places)))
const writeCamera = (camera: Camera | null) =>
  camera && `${decimals(camera.longitude, 5)},${decimals(camera.latitude, 5)},${decimals(camera.zoom, 2)}`

function readCamera(text: string): Camera | undefined {
  const [longitude, latitude, zoom, ...rest] = text
    .split(',')
    .map((part) => (part === '' ? NaN : Number(part)))
  if (longitude === undefined || latitude === undefined || zoom === undefined || rest.length > 0)
    return undefined
  const isOnEarth = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 85 && zoom >= 0 && zoom <= 24
  return isOnEarth ? { longitude, latitude, zoom } : undefined
}

const writeChosen = (chosen: Chosen | null) => chosen && `${chosen.kind}:${chosen.id}`
function readChosen(text: string): Chosen | undefined {
  const at = text.indexOf(':')
  const kind = CHOSEN_KINDS.find((k) => k === text.slice(0, at))
  return kind && text.length > at + 1 ? { kind, id: text.slice(at + 1) } : undefined
}

const sameList = (a: readonly string[], b: readonly string[]) => a.join() === b.join()
const readLayers = (text: string): readonly Layer[] | undefined => {
  if (text === 'none') return []
  const named = list(text)
  const layers = LAYERS.filter((layer) => named.includes(layer))
  return layers.length === named.length ? layers : undefined
}

/** Every key of the View must stand here: a forgotten one does not compile. */
const KEYS: Keys = {
  from: { name: 'from', write: writeDay, read: readDay },
  to: { name: 'to', write: writeDay, read: readDay },
  base: { name: 'base', write: writeText, read: (text) => (isBaseline(text) ? text : undefined) },
  categories: {
    name: 'cat',
    write: (ids) => ids && (ids.length === 0 ? 'none' : listText(ids)),
    read: (text) => (text === 'none' ? [] : list(text).length > 0 ? list(text) : undefined),
  },
  areas: { name: 'area', write: (codes) => listText(codes) || null, read: (text) => list(text) },
  layers: {
    name: 'layers',
    write: (layers) => (sameList(layers, INITIAL_VIEW.layers) ? null : layers.join(',') || 'none'),
    read: readLayers,
  },
  tab: {
    name: 'tab',
    write: (tab) => (tab === INITIAL_VIEW.tab ? null : tab),
    read: (text): Tab | undefined => TABS.find((tab) => tab === text),
  },
  part: {
    name: 'part',
    write: (part) => (part === INITIAL_VIEW.part ? null : part),
    read: (text): BoardPart | undefined => BOARD_PARTS.find((part) => part === text),
  },
  since: { name: 'since', write: writeDay, read: readDay },
  camera: { name: 'at', write: writeCamera, read: readCamera },
  chosen: { name: 'sel', write: writeChosen, read: readChosen },
  hours: { name: 'hours', write: writeText, read: (text) => (parseHours(text) ? text : undefined) },
  cell: {
    name: 'cell',
    write: (side) => (side === INITIAL_VIEW.cell ? null : String(side)),
    read: (text) => SQUARE_SIDES.find((side) => String(side) === text),
  },
  found: {
    name: 'found',
    write: (isCounted) => (isCounted ? 'counted' : null),
    read: (text) => (text === 'counted' ? true : undefined),
  },
  by: {
    name: 'by',
    write: (measure) => (measure === INITIAL_VIEW.by ? null : measure),
    read: (text) => PLACE_MEASURES.find((measure) => measure === text),
  },
}

/** The part of an address that carries a value, spaces and separators of ours left readable. */
const escape = (text: string) =>
  encodeURIComponent(wellFormed(text)).replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%20', '+')

/** The order in which the address names them. */
const ORDER = Object.keys(KEYS) as readonly (keyof Keys)[]

export function fragmentOf(view: View): string {
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- K ties a key's writer to its value
  const written = <K extends keyof Keys>(key: K) => KEYS[key].write(view[key])
  const known = ORDER.map((key) => ({ name: KEYS[key].name, text: written(key) }))
    .filter((part) => part.text !== null)
    .map(({ name, text }) => `${name}=${escape(text ?? '')}`)
  const unknown = Object.entries(view.unknown).map(([name, value]) => `${escape(name)}=${escape(value)}`)
  return ['v=1', ...known, ...unknown].join('&')
}

const POINTS_ARE_OFF =
  'The address asks for single points. They are off at each start: switch them on under Layers and filters.'

/** What somebody sees who opens an address: all that it names, but for single points, which each person switches on. */
export function openedView(fragment: string): ParsedPermalink {
  const { view, notices } = viewOf(fragment)
  if (!view.layers.includes('points')) return { view, notices }
  const layers = view.layers.filter((layer) => layer !== 'points')
  return { view: { ...view, layers }, notices: [...notices, POINTS_ARE_OFF] }
}

export function viewOf(fragment: string): ParsedPermalink {
  const parts = new Map(new URLSearchParams(fragment.replace(/^#/, '')))
  const notices: string[] = []
  const version = parts.get('v') ?? '1'
  if (version !== '1')
    notices.push(`The address is of version ${truncated(version, 8)}; this one reads version 1.`)
  parts.delete('v')
  const take = <K extends keyof Keys>(key: K): View[K] => {
    const { name, read } = KEYS[key]
    const text = parts.get(name) ?? ''
    parts.delete(name)
    const value = text === '' ? INITIAL_VIEW[key] : read(text)
    if (value !== undefined) return value
    notices.push(`The address says ${name}=${truncated(text, 40)}, which cannot be read; the usual is shown.`)
    return INITIAL_VIEW[key]
  }
  const view: View = {
    from: take('from'),
    to: take('to'),
    base: take('base'),
    categories: take('categories'),
    areas: take('areas'),
    layers: take('layers'),
    tab: take('tab'),
    part: take('part'),
    since: take('since'),
    camera: take('camera'),
    chosen: take('chosen'),
    hours: take('hours'),
    cell: take('cell'),
    found: take('found'),
    by: take('by'),
    unknown: Object.fromEntries(parts),
  }
  if (view.from === null || view.to === null || view.from <= view.to) return { view, notices }
  notices.push('The address names a window that ends before it begins; the usual window is shown.')
  return { view: { ...view, from: null, to: null }, notices }
}
