/** The workroom: what it opens, and that its answers are what a plain loop over the feed gives. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseDay, dayNumber } from '../../src/domain/day.ts'
import { decodeBorough } from '../../src/domain/borough/decode.ts'
import type { Opened } from '../../src/worker/updates.ts'
import { makeWorkerApi } from '../../src/worker/worker-api.ts'
import { fetchFrom, incidentsText, MANIFEST } from './invented-feeds.ts'
import { PLACE } from '../domain/shipped-place.ts'

const borough = decodeBorough(JSON.parse(readFileSync('data/place/borough.json', 'utf8')))
const COUNT = 400
const files = { 'manifest.json': JSON.stringify(MANIFEST), 'incidents.geojson': incidentsText(COUNT) }
const roomWith = (given: Readonly<Record<string, string>>) =>
  makeWorkerApi({
    fetchResponse: fetchFrom(given),
    fetchPlace: () => Promise.resolve(PLACE),
    fetchBorough: () => Promise.resolve(borough),
  })
const request = {
  manifestUrl: 'http://localhost/feeds/manifest.json',
  placeUrl: 'place.json',
  boroughUrl: 'borough.json',
}
const window = {
  from: parseDay('2024-02-01') ?? dayNumber(0),
  to: parseDay('2024-03-31') ?? dayNumber(0),
}

describe('the workroom', () => {
  const room = roomWith(files)
  let opened: Opened

  beforeAll(async () => {
    const answer = await room.open(request, () => {})
    if (answer.kind === 'failed') throw new Error(answer.what)
    opened = answer
  })

  test('hands the page an index of every incident, without their rows', () => {
    expect(opened.index.count).toBe(COUNT)
    expect(opened.index.row).toHaveLength(0)
    expect(opened.known.reports).toMatchObject([{ rowsIn: COUNT, shown: COUNT }])
    expect(opened.monthsOnly).toBe(false)
  })

  test('answers for a cluster what a loop over the feed counts', async () => {
    const top = 0
    const answer = await room.answer({
      kind: 'cluster',
      node: top,
      window,
      categories: ['burglary', 'robbery'],
      areas: [],
    })
    if (answer.kind !== 'cluster') throw new Error(answer.kind)
    const inTop = (opened.index.end[top] ?? 0) - (opened.index.start[top] ?? 0)
    const wanted = Array.from({ length: COUNT }, (_, i) => i).filter(
      (i) => [0, 3].includes(i % 4) && [1, 2].includes(i % 6),
    )
    // The lattice is one cluster at the coarsest zoom, so the top node holds everything.
    expect(inTop).toBe(COUNT)
    expect(answer.count).toBe(wanted.length)
    expect(answer.byCategory.reduce((a, b) => a + b)).toBe(wanted.length)
    expect(answer.hours.counted + answer.hours.unknown + answer.hours.tooLong).toBe(wanted.length)
    expect(answer.hours.shares.reduce((a, b) => a + b)).toBeCloseTo(answer.hours.counted, 9)
    const { counts, window: touched } = answer.months
    expect(counts.slice(touched.from, touched.to + 1).reduce((a, b) => a + b)).toBe(wanted.length)
  })

  test('answers the board with the same total, once', async () => {
    const answer = await room.answer({ kind: 'board', window, baseline: null })
    if (answer.kind !== 'board') throw new Error(answer.kind)
    const total = (id: string) =>
      answer.figures.find((f) => f.id === id && !f.area && !f.category && !f.site)?.value
    const inWindow = Array.from({ length: COUNT }, (_, i) => i).filter((i) => [1, 2].includes(i % 6))
    expect(total('asb')).toBe(inWindow.filter((i) => i % 4 === 1).length)
    expect(total('crimes')).toBe(inWindow.filter((i) => i % 4 !== 1).length)
  })

  test('answers for an order that it does not hold with no comparison, and the question', async () => {
    const question = { kind: 'order', id: 'unknown' } as const
    expect(await room.answer(question)).toEqual({ kind: 'order', question, comparison: null })
  })

  test('a question before any data is a mistake of ours, and says so', async () => {
    await expect(roomWith(files).answer({ kind: 'board', window, baseline: null })).rejects.toThrow('board')
  })

  test('a manifest that is missing or a web page fails in words, with what to do', async () => {
    for (const given of [{}, { 'manifest.json': '<!doctype html><title>Sign in</title>' }]) {
      const answer = await roomWith(given).open(request, () => {})
      if (answer.kind !== 'failed') throw new Error('it opened')
      expect(answer.what).toMatch(/manifest/i)
      expect(answer.toDo.length).toBeGreaterThan(10)
    }
  })
})
