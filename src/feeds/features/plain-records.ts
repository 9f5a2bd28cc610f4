/** Lists of plain JSON objects, as Socrata, CKAN, data.police.uk and pandas write them, as features without a geometry. */
import { type JsonObject, isList, isObject } from '../rows/json-object.ts'

/** The objects of a list, or of the one list in the answer of a service; null where there is no such list. */
export function recordsIn(value: unknown): readonly JsonObject[] | null {
  if (isList(value)) return value.length > 0 && value.every(isRecord) ? value : null
  if (!isObject(value)) return null
  const lists = LIST_NAMES.map((name) => recordsOf(value[name])).filter((list) => list !== null)
  return lists.length === 1 ? (lists[0] ?? null) : null
}

/** Members in which services put their list. */
const LIST_NAMES = [
  'results',
  'result',
  'records',
  'data',
  'items',
  'value',
  'rows',
  'crimes',
  'incidents',
  'outcomes',
]

const isRecord = (value: unknown): value is JsonObject => isObject(value) && value['type'] !== 'Feature'
const recordsOf = (member: unknown) => {
  const list = isObject(member) && isList(member['records']) ? member['records'] : member
  return isList(list) && list.length > 0 && list.every(isRecord) ? list : null
}

/** One feature a record: nested objects become columns of their own, a nested GeoJSON geometry the geometry. */
export function featuresOfRecords(records: readonly JsonObject[]): readonly unknown[] {
  const names = columnNames(records)
  return records.map((record) => {
    const leaves = leavesOf(record)
    const places = leaves.filter(({ value }) => isGeometry(value))
    const cells = leaves
      .filter(({ value }) => !isGeometry(value))
      .map(({ path, value }) => [names.get(path.join('\n')) ?? path.join(' '), value] as const)
    const geometry = places.length === 1 ? places[0]?.value : null
    return { type: 'Feature', geometry, properties: Object.fromEntries(cells) }
  })
}

interface Leaf {
  readonly path: readonly string[]
  readonly value: unknown
}
const MAX_DEPTH = 4

const isGeometry = (value: unknown): value is JsonObject =>
  isObject(value) && typeof value['type'] === 'string' && isList(value['coordinates'])

function leavesOf(value: JsonObject, path: readonly string[] = []): readonly Leaf[] {
  return Object.entries(value).flatMap(([name, member]) => {
    const at = [...path, name]
    const isOpen = isObject(member) && !isGeometry(member) && at.length < MAX_DEPTH
    return isOpen ? leavesOf(member, at) : [{ path: at, value: member }]
  })
}

/**
 * Column name of each path: its last part where that is free, else with the part before it. A name inside an object
 * names the object: `location.street.name` becomes `street`.
 */
function columnNames(records: readonly JsonObject[]): ReadonlyMap<string, string> {
  const paths = new Map<string, readonly string[]>()
  for (const record of records) for (const { path } of leavesOf(record)) paths.set(path.join('\n'), path)
  const names = new Map<string, string>()
  const used = new Set<string>()
  for (const [key, path] of [...paths].toSorted((a, b) => a[1].length - b[1].length)) {
    const [last = '', before = ''] = path.toReversed()
    const short = last === 'name' && before !== '' ? before : last
    const candidates = [short, `${before} ${last}`, path.join(' ')]
    const name = candidates.find((candidate) => !used.has(candidate)) ?? key
    used.add(name)
    names.set(key, name)
  }
  return names
}
