/** Questions that only a person can answer: which of several columns holds the place, day or time of the event. */
import type { FeedKind } from '../../../domain/feed.ts'
import { servedGrid } from '../../../domain/place/served-place.ts'
import type { ColumnGuess, Meaning, RecognisedColumn } from '../../formats/recognised.ts'
import type { ColumnQuestion, QuestionOption } from './answers.ts'
import { doubtsOn, partColumns } from './guesses.ts'
import { otherTimeColumns } from './other-times.ts'
import { isAboutPerson, isPersonDetail, wordsOf } from './private-columns.ts'

interface Guessed {
  readonly columns: readonly RecognisedColumn[]
  readonly guesses: readonly ColumnGuess[]
  readonly kind: FeedKind
}

/** By the guesses alone, so that the questions stay the same whatever is chosen. */
export const columnQuestions = (guessed: Guessed): readonly ColumnQuestion[] =>
  [placeQuestion(guessed), dayQuestion(guessed), timeQuestion(guessed)].filter((each) => each !== null)

/** Name and first cell of a column. */
function labelAt(columns: readonly RecognisedColumn[], at: number): string {
  const { name = '', samples = [] } = columns[at] ?? {}
  return samples[0] === undefined ? name : `${name} (such as ${samples[0]})`
}

const AXIS = /^(?:e|n|x|y|lon|lng|long|longitude|lat|latitude|eastings?|northings?)$/
/** What the names of both columns of a pair have in common: `home` of `Home Easting`. */
const stemOf = (name: string) =>
  wordsOf(name)
    .filter((word) => !AXIS.test(word))
    .join(' ')
const OTHER_AXIS = { longitude: 'latitude', easting: 'northing' } as const

function placeQuestion({ columns, kind }: Guessed): ColumnQuestion | null {
  const [doubt] = doubtsOn(columns, kind)
  if (!doubt) return null
  const { part } = doubt
  const firsts = columns.flatMap(({ name }, at) => (doubt.columns.includes(name) ? [at] : []))
  const seconds = part === 'postcode' ? [] : partColumns(columns, OTHER_AXIS[part], kind)
  const concerned = [...firsts, ...seconds]
  const nameAt = (at: number) => columns[at]?.name ?? ''
  const withMeanings = (chosen: ReadonlyMap<number, Meaning>) =>
    concerned.map((at) => [at, chosen.get(at) ?? null] as const)
  const options = firsts.map((first, index): QuestionOption => {
    const second =
      seconds.find((at) => stemOf(nameAt(at)) === stemOf(nameAt(first))) ?? seconds[index] ?? null
    const pair: readonly (readonly [number, Meaning])[] = [
      [first, part],
      ...(second === null || part === 'postcode' ? [] : [[second, OTHER_AXIS[part]] as const]),
    ]
    return {
      label: second === null ? nameAt(first) : `${nameAt(first)} and ${nameAt(second)}`,
      meanings: withMeanings(new Map(pair)),
      ...(second !== null && { crs: part === 'easting' ? servedGrid().crs : ('4326' as const) }),
    }
  })
  const none = { label: 'None of them: they are not read', meanings: withMeanings(new Map()) }
  return { id: 'place', says: doubt.says, columns: concerned, options: [...options, none] }
}

/** The field that dates a row of the kind. */
const DATED_BY: Readonly<Partial<Record<FeedKind, string>>> = { incidents: 'occurred', actions: 'on' }
const EVENT_DATE = /occur|commit|incident|offence|crime|event|happen|action|call/

function dayQuestion({ columns, guesses, kind }: Guessed): ColumnQuestion | null {
  const field = DATED_BY[kind]
  const taken = guesses.findIndex(({ meaning }) => meaning === field)
  if (field === undefined || taken < 0 || EVENT_DATE.test((columns[taken]?.name ?? '').toLowerCase()))
    return null
  const others = columns.flatMap(({ name, dates, signs }, at) => {
    const isDated = dates !== null && signs.filled > 0 && !isAboutPerson(name) && !isPersonDetail(name)
    return isDated && guesses[at]?.meaning === null ? [at] : []
  })
  if (others.length === 0) return null
  const concerned = [taken, ...others].toSorted((a, b) => a - b)
  const options = concerned.map((chosen): QuestionOption => ({
    label: labelAt(columns, chosen),
    meanings: concerned.map((at) => [at, at === chosen ? field : null] as const),
  }))
  return { id: 'day', says: 'Which column is the day of the event?', columns: concerned, options }
}

function timeQuestion({ columns, guesses, kind }: Guessed): ColumnQuestion | null {
  const meanings = guesses.map(({ meaning }) => meaning)
  const others = otherTimeColumns(columns, { kind, meanings })
  if (others.length === 0) return null
  const concerned = [meanings.indexOf('time'), ...others].toSorted((a, b) => a - b)
  const options = concerned.map((chosen): QuestionOption => ({
    label: labelAt(columns, chosen),
    meanings: concerned.map((at) => [at, at === chosen ? 'time' : null] as const),
  }))
  return { id: 'time', says: 'Which column is the time of the event?', columns: concerned, options }
}
