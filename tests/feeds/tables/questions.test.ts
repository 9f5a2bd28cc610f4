/** What a person is asked about columns, and the meanings that each answer gives. */
import { describe, expect, test } from 'vitest'
import type { Failed, FeedKind } from '../../../src/domain/feed.ts'
import { convert } from '../../../src/feeds/formats/convert.ts'
import { choicesFor } from '../../../src/feeds/formats/recognise.ts'
import type { Choices } from '../../../src/feeds/formats/recognised.ts'
import { answerTo, isOpenQuestion, withAnswer } from '../../../src/feeds/tables/columns/answers.ts'
import { columnQuestions } from '../../../src/feeds/tables/columns/column-questions.ts'
import { suggestedMapping } from '../../../src/feeds/tables/mapping/suggest.ts'
import { type Mapping, withMapping } from '../../../src/feeds/tables/mapping/mapping.ts'
import { PLACE } from '../../domain/shipped-place.ts'
import { fileOf, GROUND, recognised } from '../formats/converting.ts'

async function asked(text: string, kind: FeedKind = 'incidents') {
  const found = await recognised([fileOf(text)], kind)
  const own = choicesFor(found, GROUND, kind)
  const questions = columnQuestions({ columns: found.columns, guesses: found.guesses, kind })
  const answered = (at: number): Choices => {
    const [question] = questions
    const option = question?.options[at]
    if (!question || !option) throw new Error('there is no such answer')
    const choices = withAnswer(own, question, option)
    expect(answerTo(question, choices)).toBe(option)
    expect([answerTo(question, own), isOpenQuestion(question, own)]).toEqual([null, true])
    expect(isOpenQuestion(question, choices)).toBe(false)
    return choices
  }
  const result = async (choices: Choices) => convert(found, choices, GROUND)
  return { found, own, questions, answered, result }
}
const PAIRS =
  'Ref,Date,Category,A easting,A northing,B easting,B northing\n' +
  'a,04/05/2024,Burglary,360200,402100,360300,402200\nb,14/05/2024,Burglary,360210,402110,360310,402210\n'

describe('two pairs of coordinates', () => {
  test('of which no name says which is the place are asked about, each as a pair', async () => {
    const { questions, own, result } = await asked(PAIRS)
    expect(questions).toMatchObject([
      {
        id: 'place',
        options: [
          { label: 'A easting and A northing' },
          { label: 'B easting and B northing' },
          { label: 'None of them: they are not read' },
        ],
      },
    ])
    expect(await result(own)).toMatchObject({
      kind: 'failed',
      what: expect.stringMatching('could each be') as string,
    })
  })
  test('are read as answered, and neither where neither is the place', async () => {
    const { answered, result } = await asked(PAIRS)
    const place = async (at: number) => {
      const outcome = await result(answered(at))
      if (outcome.kind === 'failed') throw new Error(outcome.what)
      return outcome.lines.map((line) => /"coordinates":(\[[^\]]*\])/.exec(line)?.[1])
    }
    const [first, second] = [await place(0), await place(1)]
    expect([first.length, second.length]).toEqual([2, 2])
    expect(first).not.toEqual(second)
    expect(await result(answered(2))).toMatchObject({
      report: { shown: 0, setAside: [{ reason: 'missing-geometry', count: 2 }] },
    })
  })
  test('stay a question in a suggested mapping, and are answered by one that names them', async () => {
    const { found, own, answered, result } = await asked(PAIRS)
    const suggested = suggestedMapping(found, own)
    expect(Object.keys(suggested.columns)).not.toContain('A easting')
    const files = { columns: found.columns, place: PLACE }
    const unanswered = withMapping(own, suggested, files)
    if ('what' in unanswered) throw new Error(unanswered.what)
    expect(await result(unanswered)).toMatchObject({ kind: 'failed' })
    const chosen = suggestedMapping(found, answered(1))
    const mapped = withMapping(own, chosen, files)
    expect(mapped).toMatchObject({ meanings: answered(1).meanings, answered: ['place'] })
  })
})

describe('two columns of dates', () => {
  const dates = (first: string, second: string) =>
    `Ref,${first},${second},Category,Longitude,Latitude\na,14/05/2024,15/05/2024,Burglary,-2.6,53.5\n`
  test('of which no name says which is the event’s are asked about', async () => {
    const { questions, answered, result } = await asked(dates('Date', 'Date entered'))
    expect(questions).toMatchObject([
      {
        id: 'day',
        options: [{ label: 'Date (such as 14/05/2024)' }, { label: 'Date entered (such as 15/05/2024)' }],
      },
    ])
    const outcome = await result(answered(1))
    expect(outcome.kind === 'failed' ? outcome.what : outcome.lines[0]).toContain('"occurred":"2024-05-15"')
  })
  test.each([
    ['Date', 'Date reported'],
    ['Offence date', 'Date entered'],
    ['Date', 'Date of birth'],
    ['Date from', 'Date to'],
  ])('%s and %s are no question', async (first, second) => {
    expect((await asked(dates(first, second))).questions).toEqual([])
  })
})

test('two columns of times of day are refused with both names until one is chosen', async () => {
  const text =
    'Ref,Date,Time of call,Time,Category,Longitude,Latitude\na,14/05/2024,21:15,21:40,Burglary,-2.6,53.5\n'
  const { found, questions, own, answered, result } = await asked(text)
  expect(questions).toMatchObject([{ id: 'time', columns: [2, 3] }])
  const occurred = async (choices: Choices | Failed) => {
    const outcome = 'what' in choices ? choices : await result(choices)
    if (outcome.kind === 'failed') return outcome.what
    return /"occurred":"([^"]*)"/.exec(outcome.lines[0] ?? '')?.[1]
  }
  const refused = 'a.csv: Time of call and Time could each be the time of the event.'
  expect(await occurred(own)).toBe(refused)
  expect(await occurred(answered(0))).toBe('2024-05-14T21:15:00')
  expect(await occurred(answered(1))).toBe('2024-05-14T21:40:00')
  const mapped = (columns: Mapping['columns']) =>
    occurred(
      withMapping(own, { mapping: 1, columns, constants: {}, categories: {} }, { ...found, place: PLACE }),
    )
  expect(await mapped({ 'Time of call': 'time' })).toBe('2024-05-14T21:15:00')
  expect(await mapped(suggestedMapping(found, own).columns)).toBe(refused)
})
