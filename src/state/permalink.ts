/**
 * Encodes the View as an address fragment and back:
 * `#v=1&from=&to=&base=&cat=&area=&layers=&tab=&part=&since=&level=&at=&sel=&hours=` and, for squares and their
 * ranking, `&cell=&found=&by=`; `&shift=` names a shift other than the usual one.
 * A fragment is not sent to any server. Unknown keys are kept; an invalid value falls back to the default and
 * is named in a notice.
 */
import { LEVELS } from '../domain/area.ts'
import { type Day, isoDay, parseDay } from '../domain/day.ts'
import { PLACE_MEASURES, SQUARE_SIDES } from '../domain/places/ranked-place.ts'
import { parseHours } from '../domain/places/week-hours.ts'
import { truncated, wellFormed } from '../domain/text/well-formed-text.ts'
import { isBaseline } from '../measures/baseline/chosen-baseline.ts'
import { isShiftText } from './planning/shift-address.ts'
import {
  type BoardPart,
  type Camera,
  type Chosen,
  type Layer,
  type Tab,
  type View,
  BOARD_PARTS,
  CHOSEN_KINDS,
  INITIAL_VIEW,
  LAYERS,
  RANKING,
  TABS,
} from './view.ts'

export interface ParsedPermalink {
  readonly view: View
  /** One sentence for each value that could not be read. */
  readonly notices: readonly string[]
}

/** Codec of one key of the View; `read` returns undefined for an invalid value. */
interface KeyCodec<K extends keyof View> {
  readonly name: string
  readonly write: (value: View[K]) => string | null
  readonly read: (text: string) => View[K] | undefined
}
type KeyCodecs = { readonly [K in Exclude<keyof View, 'unknown'>]: KeyCodec<K> }

/** Escapes commas within a member, and a member called `none`, which denotes the empty list. */
const memberText = (member: string) =>
  member
    .replaceAll('%', '%25')
    .replaceAll(',', '%2C')
    .replace(/^none$/, '%6Eone')
const memberOf = (text: string) => text.replaceAll('%6E', 'n').replaceAll('%2C', ',').replaceAll('%25', '%')
const listText = (members: readonly string[]) => members.map(memberText).join(',')
/** Undefined where no member is named. */
function listIn(text: string): readonly string[] | undefined {
  const members = text
    .split(',')
    .filter((part) => part !== '')
    .map(memberOf)
  return members.length > 0 ? members : undefined
}
const writeDay = (day: Day | null) => (day === null ? null : isoDay(day))
const readDay = (text: string) => parseDay(text) ?? undefined
const writeText = (text: string | null) => text

const decimals = (value: number, places: number) => String(Number(value.toFixed(places)))
const writeCamera = (camera: Camera | null) =>
  camera && `${decimals(camera.longitude, 5)},${decimals(camera.latitude, 5)},${decimals(camera.zoom, 2)}`

const NUMBER = /^-?\d+(\.\d+)?$/
function readCamera(text: string): Camera | undefined {
  const [longitude, latitude, zoom, ...rest] = text
    .split(',')
    .map((part) => (NUMBER.test(part.trim()) ? Number(part) : NaN))
  if (longitude === undefined || latitude === undefined || zoom === undefined || rest.length > 0)
    return undefined
  const isOnEarth = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 85 && zoom >= 0 && zoom <= 24
  return isOnEarth ? { longitude, latitude, zoom } : undefined
}

const ANY_ID = /^[^]+$/
/** Forms of the ids that no feed gives. */
const ID_FORMS: Readonly<Partial<Record<Chosen['kind'], RegExp>>> = {
  cluster: /^-?\d+(\.\d+)?,-?\d+(\.\d+)?,\d+$/,
  place: /^\d+-\d+-\d+$/,
  ranking: new RegExp(`^${RANKING.id}$`),
}
const writeChosen = (chosen: Chosen | null) => chosen && `${chosen.kind}:${chosen.id}`
function readChosen(text: string): Chosen | undefined {
  const at = text.indexOf(':')
  const kind = CHOSEN_KINDS.find((k) => k === text.slice(0, at))
  const id = text.slice(at + 1)
  return kind && (ID_FORMS[kind] ?? ANY_ID).test(id) ? { kind, id } : undefined
}

const sameList = (a: readonly string[], b: readonly string[]) => a.join() === b.join()
const readLayers = (text: string): readonly Layer[] | undefined => {
  if (text === 'none') return []
  const requested = listIn(text)
  const layers = LAYERS.filter((layer) => requested?.includes(layer))
  return layers.length === requested?.length ? layers : undefined
}

/** The mapped type makes a missing key of the View a type error. */
const KEYS: KeyCodecs = {
  from: { name: 'from', write: writeDay, read: readDay },
  to: { name: 'to', write: writeDay, read: readDay },
  base: { name: 'base', write: writeText, read: (text) => (isBaseline(text) ? text : undefined) },
  categories: {
    name: 'cat',
    write: (ids) => ids && (ids.length === 0 ? 'none' : listText(ids)),
    read: (text) => (text === 'none' ? [] : listIn(text)),
  },
  areas: { name: 'area', write: (codes) => listText(codes) || null, read: listIn },
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
  level: { name: 'level', write: writeText, read: (text) => LEVELS.find((level) => level === text) },
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
  shift: { name: 'shift', write: writeText, read: (text) => (isShiftText(text) ? text : undefined) },
}

/** Percent-encodes a value, but leaves commas, colons and spaces (as `+`) readable. */
const escape = (text: string) =>
  encodeURIComponent(wellFormed(text)).replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%20', '+')

/** Order of the keys in the address. */
const ORDER = Object.keys(KEYS) as readonly (keyof KeyCodecs)[]

/** The View as an address fragment without `#`; keys at their default are omitted. */
export function fragmentOf(view: View): string {
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- K ties a key's writer to its value
  const encoded = <K extends keyof KeyCodecs>(key: K) => KEYS[key].write(view[key])
  const own = ORDER.map((key) => ({ name: KEYS[key].name, text: encoded(key) }))
    .filter((part) => part.text !== null)
    .map(({ name, text }) => `${name}=${escape(text ?? '')}`)
  const unknown = Object.entries(view.unknown).map(([name, value]) => `${escape(name)}=${escape(value)}`)
  return ['v=1', ...own, ...unknown].join('&')
}

const POINTS_ARE_OFF =
  'The address asks for single points. They are off at each start: switch them on under Layers and filters.'

/** The View of a shared address: as encoded, but without single points, which each user switches on. */
export function openedView(fragment: string): ParsedPermalink {
  const { view, notices } = viewOf(fragment)
  if (!view.layers.includes('points')) return { view, notices }
  const layers = view.layers.filter((layer) => layer !== 'points')
  return { view: { ...view, layers }, notices: [...notices, POINTS_ARE_OFF] }
}

/** Parses an address fragment, with or without `#`. */
export function viewOf(fragment: string): ParsedPermalink {
  const given = new URLSearchParams(fragment.replace(/^#/, ''))
  const parts = new Map(given)
  const notices = [...parts.keys()]
    .filter((name) => new Set(given.getAll(name)).size > 1)
    .map((name) => `The address says ${truncated(name, 40)} more than once; the last is taken.`)
  const unread = new Set<keyof KeyCodecs>()
  const version = parts.get('v') ?? '1'
  if (version !== '1')
    notices.push(`The address is of version ${truncated(version, 8)}; this one reads version 1.`)
  parts.delete('v')
  const readKey = <K extends keyof KeyCodecs>(key: K): View[K] => {
    const { name, read } = KEYS[key]
    const text = parts.get(name) ?? ''
    parts.delete(name)
    const value = text === '' ? INITIAL_VIEW[key] : read(text)
    if (value !== undefined) return value
    unread.add(key)
    notices.push(`The address says ${name}=${truncated(text, 40)}, which cannot be read; the usual is shown.`)
    return INITIAL_VIEW[key]
  }
  const view: View = {
    from: readKey('from'),
    to: readKey('to'),
    base: readKey('base'),
    categories: readKey('categories'),
    areas: readKey('areas'),
    layers: readKey('layers'),
    tab: readKey('tab'),
    part: readKey('part'),
    since: readKey('since'),
    level: readKey('level'),
    camera: readKey('camera'),
    chosen: readKey('chosen'),
    hours: readKey('hours'),
    cell: readKey('cell'),
    found: readKey('found'),
    by: readKey('by'),
    shift: readKey('shift'),
    unknown: Object.fromEntries(parts),
  }
  // The usual beginning with a given end would be a window that nobody asked for.
  if (unread.has('from') || unread.has('to')) return { view: { ...view, from: null, to: null }, notices }
  if (view.from === null || view.to === null || view.from <= view.to) return { view, notices }
  notices.push('The address names a window that ends before it begins; the usual window is shown.')
  return { view: { ...view, from: null, to: null }, notices }
}
