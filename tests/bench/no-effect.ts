/**
 * Demonstrations without any effect, drawn in process by the generator's own functions: season, clumping, weekdays, hours
 * and precision as written to files, without writing or reading them.
 */
import { POLICE_GENERATED, PRECISIONS, type IncidentColumns } from '../../src/domain/incident.ts'
import type { Dataset } from '../../src/domain/dataset.ts'
import { dayNumber, monthNumber, parseDay, type Day } from '../../src/domain/day.ts'
import { countsOf } from '../../src/feeds/demonstration-incidents/counts.ts'
import { incidentsOf } from '../../src/feeds/demonstration-incidents/incidents.ts'
import { monthsFrom } from '../../src/feeds/demonstration-incidents/months.ts'
import { zonesOf } from '../../src/feeds/demonstration-incidents/zones.ts'
import type { Feature } from '../../src/feeds/demonstration/feature-text.ts'
import { randomFor } from '../../src/feeds/demonstration/random.ts'
import { packedTexts } from '../../src/feeds/ids/packed-texts.ts'
import { demonstrationDataset } from '../board/demonstration-dataset.ts'
import { GROUND } from '../feeds/demonstration-geography.ts'
import { day } from '../measures/invented-dataset.ts'

const INCIDENTS_A_MONTH = 3000
const FIRST_MONTH = day('2021-09-01')
export const AS_OF = day('2024-08-31')
const MONTHS = monthsFrom(FIRST_MONTH, monthNumber(dayNumber(AS_OF + 1)) - monthNumber(FIRST_MONTH))

/** Returns a function from seed to a dataset without effect; the points of reports are those of one seed. */
export async function noEffectDatasets(): Promise<(seed: number) => Dataset> {
  const base = await demonstrationDataset({ noEffect: true, incidentsAMonth: 100 })
  const zones = zonesOf(GROUND, {
    incidentsAMonth: INCIDENTS_A_MONTH,
    squares: [],
    changes: [],
    random: randomFor(1, 'points'),
  })
  return (seed) => {
    const counts = countsOf(zones, { months: MONTHS, effects: [], random: randomFor(seed, 'counts') })
    const { features } = incidentsOf(zones, counts, {
      months: MONTHS,
      asOf: AS_OF,
      random: randomFor(seed, 'incidents'),
    })
    return { ...base, incidents: columnsOf(features, base) }
  }
}

/** The columns that figures are counted from, as the reader of the feed fills them; texts are left empty. */
function columnsOf(
  features: readonly Feature[],
  { categories }: Pick<Dataset, 'categories'>,
): IncidentColumns {
  const none = { codes: new Int32Array(features.length).fill(-1), values: [] }
  const indexOf = new Map(categories.map(({ id }, index) => [id, index]))
  const textIn = ({ properties }: Feature, name: string) => {
    const value = properties[name]
    return typeof value === 'string' ? value : ''
  }
  const occurred = features.map((feature) => textIn(feature, 'occurred'))
  const reported = features.map((feature) => textIn(feature, 'reported'))
  const at = features.map(positionOf)
  return {
    count: features.length,
    longitude: Float64Array.from(at, ([longitude]) => longitude),
    latitude: Float64Array.from(at, ([, latitude]) => latitude),
    day: Int32Array.from(occurred, dayIn),
    minute: new Int16Array(features.length).fill(-1),
    rangeMinutes: new Int32Array(features.length),
    precision: Uint8Array.from(occurred, precisionOf),
    reportedDay: Int32Array.from(reported, (text) => (text === '' ? 0 : dayIn(text))),
    category: Uint8Array.from(features, (feature) => indexOf.get(textIn(feature, 'category')) ?? NaN),
    flags: Uint8Array.from(features, ({ properties }) =>
      properties['policeGenerated'] === true ? POLICE_GENERATED : 0,
    ),
    id: packedTexts([]),
    agency: none,
    location: none,
    outcome: none,
  }
}

function positionOf({ geometry }: Feature): readonly [number, number] {
  if (geometry?.type !== 'Point') throw new Error('an incident without a point')
  const [longitude, latitude] = geometry.coordinates
  return [longitude, latitude]
}

/** Day of `2023-05-04T21:15:00+01:00`, of `2023-05-04` or, the first, of `2023-05`. */
function dayIn(text: string): Day {
  const on = parseDay(`${text}-01`.slice(0, 10))
  if (on === null) throw new Error(`no day in "${text}"`)
  return on
}

const MONTH_LENGTH = '2023-05'.length
const DAY_LENGTH = '2023-05-04'.length
const precisionOf = ({ length }: string) =>
  PRECISIONS.indexOf(length === MONTH_LENGTH ? 'month' : length === DAY_LENGTH ? 'day' : 'instant')
