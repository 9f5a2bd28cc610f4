/** What a new plan changes for each crew: which crew, which places, or nothing. */
import { expect, test } from 'vitest'
import { crewChangesSentence } from '../../../src/measures/tonight/crew-changes.ts'
import { NEAR, planFor } from '../planning/invented-shift.ts'

const two = planFor({ people: 4 })
const ids = (crew: number) => [...new Set(two.crews[crew]?.visits.map(({ place }) => place.id))]
const named = (crew: number, at: number) =>
  two.crews[crew]?.visits.find(({ place }) => place.id === ids(crew)[at])?.place.name ?? ''

test('says nothing of a first plan, or of another shift', () => {
  expect(NEAR.length).toBeGreaterThan(2)
  expect([ids(0).length, ids(1).length]).toEqual([5, 1])
  expect(crewChangesSentence(null, two)).toBeNull()
  expect(crewChangesSentence(planFor({ people: 4, minutes: 300 }), two)).toBeNull()
  expect(crewChangesSentence(planFor({ people: 4, areas: ['E05000001'] }), two)).toBeNull()
})

test('says that nothing changed', () => {
  expect(crewChangesSentence(two, two)).toBe('The places of every crew are as before.')
})

test('names the crew that lost a place, and the one that is as before', () => {
  const [first, second] = two.crews
  if (!first || !second) throw new Error('a crew is missing')
  const last = ids(1).at(-1)
  const visits = second.visits.filter(({ place }) => place.id !== last)
  const fewer = { ...two, crews: [first, { ...second, visits }] }
  const name = named(1, ids(1).length - 1)
  expect(crewChangesSentence(two, fewer)).toBe(`Crew B changed: without ${name}. Crew A is as before.`)
  expect(crewChangesSentence(fewer, two)).toBe(`Crew B changed: now with ${name}. Crew A is as before.`)
  const many = { ...two, crews: [first, { ...second, visits: [...first.visits] }] }
  expect(crewChangesSentence(two, many)).toBe('Crew B changed: 1 place out, 5 in. Crew A is as before.')
  const turned = { ...two, crews: [first, { ...second, visits: second.visits.toReversed() }] }
  expect(crewChangesSentence(two, turned)).toMatch(/^Crew B changed: the same places at other times\./)
})
