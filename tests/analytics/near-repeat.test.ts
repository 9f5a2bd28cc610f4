/** The Knox test against a published band and brute force, and the seeded shuffle. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { knoxTest } from '../../src/analytics/near-repeat.ts'
import { seededUniform, shuffle } from '../../src/analytics/seeded.ts'

describe('near repeat', () => {
  const bands = { metres: [1, 100, 200, 300], days: [1, 3, 7] }

  test('a pair 100 m and 3 days apart falls in the band that contains both', () => {
    const pair = { easting: [0, 0], northing: [0, 100], day: [17_897, 17_900] }
    const cells = knoxTest(pair, bands, { uniform: seededUniform(1), permutations: 19 })
    expect(cells.filter(({ observed }) => observed > 0)).toEqual([
      { metres: [100, 200], days: [3, 7], observed: 1, expected: 1, p: 1 },
    ])
  })

  test('pairs equal those of brute force', () => {
    const place = fc.record({
      x: fc.integer({ min: -400, max: 400 }),
      y: fc.integer({ min: -400, max: 400 }),
      day: fc.nat(20),
    })
    fc.assert(
      fc.property(fc.array(place, { maxLength: 25 }), (places) => {
        const cells = knoxTest(
          {
            easting: places.map(({ x }) => x),
            northing: places.map(({ y }) => y),
            day: places.map(({ day }) => day),
          },
          bands,
          { uniform: seededUniform(1), permutations: 0 },
        )
        for (const { metres, days, observed } of cells) {
          let byHand = 0
          for (const [i, a] of places.entries()) {
            for (const b of places.slice(i + 1)) {
              const [far, apart] = [Math.hypot(a.x - b.x, a.y - b.y), Math.abs(a.day - b.day)]
              if (far >= metres[0] && far < metres[1] && apart >= days[0] && apart < days[1]) byHand++
            }
          }
          expect(observed).toBe(byHand)
        }
      }),
    )
  })

  test('planted near repeats are significant, and equal seeds give equal results', () => {
    const uniform = seededUniform(11)
    const places = Array.from({ length: 150 }, (_, i) => ({
      x: Math.floor(uniform() * 20_000),
      y: Math.floor(uniform() * 20_000),
      day: i * 2,
    }))
    const repeated = [
      ...places,
      ...places.filter((_, i) => i % 3 === 0).map(({ x, y, day }) => ({ x: x + 40, y, day: day + 2 })),
    ]
    const occurrences = {
      easting: repeated.map(({ x }) => x),
      northing: repeated.map(({ y }) => y),
      day: repeated.map(({ day }) => day),
    }
    const [once, twice] = [1, 2].map(() =>
      knoxTest(occurrences, bands, { uniform: seededUniform(3), permutations: 99 }),
    )
    expect(once).toEqual(twice)
    const near = once?.find(({ metres, days }) => metres[1] === 100 && days[0] === 1)
    expect(near).toMatchObject({ observed: 50, p: 0.01 })
  })
})

test('a seeded shuffle preserves all values, and its uniform numbers are evenly distributed', () => {
  const values = Int32Array.from({ length: 50 }, (_, i) => i)
  shuffle(values, seededUniform(5))
  expect([...values].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i))
  const uniform = seededUniform(9)
  const bins = new Uint32Array(10)
  for (let i = 0; i < 10_000; i++) {
    const bin = Math.floor(uniform() * 10)
    bins[bin] = (bins[bin] ?? 0) + 1
  }
  for (const count of bins) expect(Math.abs(count - 1000)).toBeLessThan(120)
})
