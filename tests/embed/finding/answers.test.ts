/** Finding an area: by its name, by a name in use, by a postcode or half of one, and what is said where nothing is found. */
import { describe, expect, test } from 'vitest'
import { answerTo, type Postcodes } from '../../../src/embed/finding/answers.ts'

const NORTH = { id: 'N', name: 'Higher Ground & St. Ann’s' }
const SOUTH = { id: 'S', name: 'Lower Meadow' }
const EAST = { id: 'E', name: 'Meadow Éast' }
const NAMES = [
  ...[NORTH, SOUTH, EAST].map((area) => ({ name: area.name, areas: [area] })),
  { name: 'The Flats', areas: [NORTH, SOUTH] },
]
const OPEN: Postcodes = {
  kind: 'open',
  list: {
    year: 2018,
    sectors: {
      'ZA1 1': { N: 'AAAB', S: 'BA' },
      'ZA1 2': { E: 'XY' },
      'ZA12 1': { S: 'QQ' },
      'Z9 9': { E: 'AA' },
    },
  },
}
const ask = (text: string, postcodes: Postcodes = OPEN) =>
  answerTo(text, { names: NAMES, postcodes, place: 'Westby' })
const ids = (text: string) => ask(text).matches.map(({ id }) => id)

describe('a name', () => {
  test('is found whole, by its beginning, by a word in it and by several, the closest first', () => {
    expect(ids('lower meadow')).toEqual(['S'])
    expect(ids('meadow')).toEqual(['E', 'S'])
    expect(ids('ow')).toEqual(['S', 'E'])
    expect(ids('meadow low')).toEqual(['S'])
  })
  test('is found without its accents, signs and capitals', () => {
    expect(ids('st anns')).toEqual(['N'])
    expect(ids("GROUND AND ST. ANN'S")).toEqual(['N'])
    expect(ids('meadow east')).toEqual(['E'])
  })
  test('in use leads to each area that it lies in, and says which', () => {
    expect(ask('flats').matches).toEqual([
      { id: 'N', label: 'The Flats: Higher Ground & St. Ann’s' },
      { id: 'S', label: 'The Flats: Lower Meadow' },
    ])
  })
  test('that is not known is said to be so, and an empty text is not answered', () => {
    expect(ask('zzz')).toEqual({
      says: 'No area of that name is known here. Try a postcode, or open the list of names.',
      matches: [],
      isElsewhere: false,
    })
    expect(ask('  ')).toEqual({ says: '', matches: [], isElsewhere: false })
  })
  test('is answered with ten areas at most', () => {
    const many = Array.from({ length: 14 }, (_, at) => {
      const area = { id: `${at}`, name: `Meadow ${at}` }
      return { name: area.name, areas: [area] }
    })
    const { says, matches } = answerTo('meadow', { names: many, postcodes: OPEN, place: 'Westby' })
    expect([says, matches.length]).toEqual(['14 areas. Here are the first; type more.', 10])
  })
})

describe('a postcode', () => {
  test.each([
    ['ZA1 1AB', ['N'], 'ZA1 1AB lies in:'],
    ['za11ba', ['S'], 'ZA1 1BA lies in:'],
    ['z9-9aa', ['E'], 'Z9 9AA lies in:'],
    ['ZA12 1QQ', ['S'], 'ZA12 1QQ lies in:'],
  ])('%s lies in one area', (typed, areas, says) => {
    expect([ids(typed), ask(typed).says]).toEqual([areas, says])
  })
  test.each([
    ['ZA1', ['N', 'S', 'E'], 'ZA1 touches 3 areas:'],
    ['za1 1', ['N', 'S'], 'ZA1 1 touches 2 areas:'],
    ['ZA1 1B', ['S'], 'ZA1 1B lies in:'],
  ])('that is half typed, %s, touches areas', (typed, areas, says) => {
    expect(new Set(ids(typed))).toEqual(new Set(areas))
    expect(ask(typed).says).toBe(says)
  })
  test.each([
    ['ZA1 1ZZ', 'ZA1 1ZZ is not in our list, which is from 2018.'],
    ['ZA1 9AA', 'ZA1 9AA is not in our list, which is from 2018.'],
    ['ZA1 1Z', 'ZA1 1Z is not in our list, which is from 2018.'],
    ['M2 3AA', 'M2 3AA is not in Westby.'],
    ['M2', 'M2 is not in Westby.'],
  ])('%s that is not here is said to be so', (typed, says) => {
    expect(ids(typed)).toEqual([])
    expect(ask(typed).says).toContain(says)
  })
  test.each([
    ['M2 3AA', true],
    ['ZA1 1ZZ', true],
    ['M2', false],
    ['ZA1 1Z', false],
    ['ZA1 1AB', false],
    ['zzz', false],
  ])('%s leaves the area that was shown: %s', (typed, isElsewhere) => {
    expect(ask(typed).isElsewhere).toBe(isElsewhere)
    expect(ask(typed).says.includes('Shown here: all of Westby.')).toBe(isElsewhere)
  })
  test('is not taken for a longer district that begins alike', () => {
    const list = { year: 2018, sectors: { 'M28 1': { N: 'AA' } } }
    const of = (text: string) =>
      answerTo(text, { names: NAMES, postcodes: { kind: 'open', list }, place: 'Westby' })
    expect(of('M2')).toMatchObject({ says: 'Type more of the postcode.', matches: [] })
    expect(of('M2 1AA').says).toBe('M2 1AA is not in Westby. Shown here: all of Westby.')
  })
  test('is answered in plain words while the list opens, did not open, or is not there', () => {
    const says = (kind: 'opening' | 'failed' | 'none') => ask('ZA1 1AB', { kind }).says
    expect(says('opening')).toBe('One moment: the postcodes are opening.')
    expect(says('failed')).toMatch(/^The postcodes did not open\./)
    expect(says('none')).toMatch(/^Postcodes are not known here\./)
  })
})
