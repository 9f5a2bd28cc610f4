/** The worker loads the streets with the first question that names places, and manages without them. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseDay, type Day } from '../../src/domain/day.ts'
import { decodeBorough, decodeStreets } from '../../src/domain/borough/decode.ts'
import type { Street } from '../../src/domain/borough/borough.ts'
import type { PlacesQuestion } from '../../src/worker/answers/places.ts'
import { makeWorkerApi } from '../../src/worker/worker-api.ts'
import { fetchFrom, incidentsText, MANIFEST } from './invented-feeds.ts'
import { PLACE } from '../domain/shipped-place.ts'

const borough = decodeBorough(JSON.parse(readFileSync('data/place/borough.json', 'utf8')))
const STREETS = decodeStreets(JSON.parse(readFileSync('data/place/streets.json', 'utf8')))
const day = (text: string) => parseDay(text) as Day
const QUESTION: PlacesQuestion = {
  kind: 'places',
  request: {
    window: { from: day('2024-01-01'), to: day('2024-12-31') },
    hours: null,
    categories: null,
    leavesOutFound: false,
    sideMetres: 500,
    measure: 'count',
    areas: [],
  },
}

/** An API whose streets are answered by `streets`, with the addresses that were asked for. */
async function openedWith(streets: () => Promise<readonly Street[]>) {
  const asked: string[] = []
  const api = makeWorkerApi({
    fetchResponse: fetchFrom({
      'manifest.json': JSON.stringify(MANIFEST),
      'incidents.geojson': incidentsText(4000),
    }),
    fetchPlace: () => Promise.resolve(PLACE),
    fetchBorough: () => Promise.resolve(borough),
    fetchStreets: (url) => {
      asked.push(url)
      return streets()
    },
  })
  await api.open(
    {
      manifestUrl: 'http://localhost/feeds/manifest.json',
      placeUrl: 'place.json',
      boroughUrl: 'borough.json',
      streetsUrl: 'streets.json',
    },
    () => {},
  )
  const names = async () => {
    const answer = await api.answer(QUESTION)
    if (answer.kind !== 'places') throw new Error(answer.kind)
    expect(answer.ranking.places.length).toBeGreaterThan(0)
    return answer.ranking.places
  }
  return { api, asked, names }
}

describe('the streets', () => {
  test('are fetched once, with the first question that names places', async () => {
    const { api, asked, names } = await openedWith(() => Promise.resolve(STREETS))
    await api.answer({ kind: 'squares', sideMetres: 150 })
    expect(asked).toEqual([])
    const places = await names()
    await names()
    expect(asked).toEqual(['streets.json'])
    expect(places.some(({ name, areaName }) => name !== areaName && !name.startsWith('Near '))).toBe(true)
    expect(new Set(places.map(({ name }) => name)).size).toBe(places.length)
    for (const { areaName } of places) expect(areaName).not.toMatch(/^Near /)
  })
  test('that do not open leave names by area, and are tried again', async () => {
    const { asked, names } = await openedWith(() => Promise.reject(new Error('offline')))
    for (const { name, areaName } of await names()) expect(name).toBe(areaName)
    await names()
    expect(asked).toHaveLength(2)
  })
})
