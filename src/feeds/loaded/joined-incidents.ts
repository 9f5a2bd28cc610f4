/** The incidents of several feeds as one set of columns; of rows under one id the first feed's counts. */
import type { Category } from '../../domain/category.ts'
import type { IncidentColumns, TextColumn } from '../../domain/incident.ts'
import {
  categoryList,
  type CategoryList,
  textDictionary,
  type TextDictionary,
} from '../incidents/dictionaries.ts'
import { IncidentTable } from '../incidents/incident-table.ts'
import { packedText, packedTexts } from '../incidents/packed-texts.ts'
import type { RowName } from '../rows/ledger.ts'
import type { LoadedFeed } from './loaded-feed.ts'

interface JoinedIncidents {
  readonly incidents: IncidentColumns
  readonly categories: readonly Category[]
  readonly repeated: ReadonlyMap<LoadedFeed, readonly RowName[]>
}

interface Part {
  readonly holding: LoadedFeed
  readonly columns: IncidentColumns
  /** The joined list's code of each of the holding's own. */
  readonly codes: Uint8Array
}

/** Categories start from `listed`. The columns of a feed that is alone are taken as they are. */
export function joinedIncidents(held: readonly LoadedFeed[], listed: readonly Category[]): JoinedIncidents {
  const list = categoryList(listed)
  const parts = held.flatMap((holding): readonly Part[] =>
    holding.incidents ? [{ holding, columns: holding.incidents, codes: codesOf(holding, list) }] : [],
  )
  const [only] = parts
  const incidents = parts.length === 1 && only ? { ...only.columns, category: recoded(only) } : null
  if (incidents) return { incidents, categories: list.all(), repeated: new Map() }
  return { ...concatenated(parts), categories: list.all() }
}

const codesOf = ({ categories }: LoadedFeed, list: CategoryList) =>
  Uint8Array.from(categories, ({ id }) => list.codeFor(id).code)

const recoded = ({ columns: { category }, codes }: Part): Uint8Array =>
  codes.every((code, own) => code === own) ? category : category.map((own) => codes[own] ?? 0)

function concatenated(parts: readonly Part[]): Pick<JoinedIncidents, 'incidents' | 'repeated'> {
  const repeated = new Map<LoadedFeed, RowName[]>()
  const ids: string[] = []
  const taken = new Set<string>()
  const chosen = parts.map((part) => chosenRows(part, { ids, taken, repeated }))
  const columns = new IncidentTable([]).columns()
  return { incidents: { ...columns, ...joinedColumns(parts, chosen), id: packedTexts(ids) }, repeated }
}

interface Gathering {
  readonly ids: string[]
  readonly taken: Set<string>
  readonly repeated: Map<LoadedFeed, RowName[]>
}

/** The rows of one feed whose ids no earlier feed holds. */
function chosenRows({ holding, columns }: Part, { ids, taken, repeated }: Gathering): Uint32Array {
  const rows: number[] = []
  const names: RowName[] = []
  for (let row = 0; row < columns.count; row += 1) {
    const id = packedText(columns.id, row)
    if (taken.has(id)) names.push({ row: holding.rows[row] ?? 0, id })
    else {
      taken.add(id)
      ids.push(id)
      rows.push(row)
    }
  }
  if (names.length > 0) repeated.set(holding, names)
  return Uint32Array.from(rows)
}

type Numbers =
  Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Int16Array<ArrayBuffer> | Uint8Array<ArrayBuffer>

function joinedColumns(parts: readonly Part[], chosen: readonly Uint32Array[]): Omit<IncidentColumns, 'id'> {
  const count = chosen.reduce((sum, rows) => sum + rows.length, 0)
  const joined = <C extends Numbers>(column: C, of: (part: Part) => ArrayLike<number>): C => {
    let at = 0
    parts.forEach((part, each) => {
      const own = of(part)
      for (const row of chosen[each] ?? []) column[at++] = own[row] ?? 0
    })
    return column
  }
  const texts = (of: (columns: IncidentColumns) => TextColumn): TextColumn => {
    const dictionary = textDictionary()
    const codes = new Map(parts.map((part) => [part, codesIn(of(part.columns), dictionary)]))
    const column = joined(new Int32Array(count), (part) => codes.get(part) ?? [])
    return { codes: column, values: dictionary.values() }
  }
  return {
    count,
    longitude: joined(new Float64Array(count), ({ columns }) => columns.longitude),
    latitude: joined(new Float64Array(count), ({ columns }) => columns.latitude),
    day: joined(new Int32Array(count), ({ columns }) => columns.day),
    minute: joined(new Int16Array(count), ({ columns }) => columns.minute),
    rangeMinutes: joined(new Int32Array(count), ({ columns }) => columns.rangeMinutes),
    precision: joined(new Uint8Array(count), ({ columns }) => columns.precision),
    reportedDay: joined(new Int32Array(count), ({ columns }) => columns.reportedDay),
    category: joined(new Uint8Array(count), recoded),
    flags: joined(new Uint8Array(count), ({ columns }) => columns.flags),
    agency: texts(({ agency }) => agency),
    location: texts(({ location }) => location),
    outcome: texts(({ outcome }) => outcome),
  }
}

/** The column's codes in the joined dictionary. */
function codesIn({ codes, values }: TextColumn, dictionary: TextDictionary): Int32Array {
  const joined = values.map((text) => dictionary.codeFor(text))
  return codes.map((code) => joined[code] ?? -1)
}
