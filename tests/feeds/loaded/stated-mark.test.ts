/** A handling mark that a feed's own file states raises the mark of its manifest entry, and never lowers it. */
import { describe, expect, test } from 'vitest'
import { markOf } from '../../../src/feeds/loaded/loaded-feed.ts'
import { datasetOf } from '../../../src/feeds/loaded/dataset-of.ts'
import { feedContext, readLoadedFeed } from '../../../src/feeds/read-feed.ts'
import { statedMark } from '../../../src/feeds/loaded/stated-mark.ts'
import { bytesSource } from '../../../src/feeds/streams/feed-source.ts'
import { PLACE } from '../../domain/shipped-place.ts'
import { feedOf, manifestWith } from '../../measures/invented-dataset.ts'
import { SMALL_BOROUGH } from '../small-borough.ts'

describe('a stated mark', () => {
  test('is the highest of those stated, and the highest of all where one is not known', () => {
    expect(statedMark([])).toBeNull()
    expect(statedMark([undefined, null, ' '])).toBeNull()
    expect(statedMark(['public', '', 'Official'])).toEqual({ handling: 'official', isKnown: true })
    expect(statedMark(['OFFICIAL_SENSITIVE'])).toEqual({ handling: 'official-sensitive', isKnown: true })
    for (const unknown of ['secret', 3, {}, ['public']])
      expect(statedMark(['public', unknown])).toEqual({ handling: 'official-sensitive', isKnown: false })
  })
})

describe('a feed whose file states a mark', () => {
  const entry = { ...feedOf('incidents', 'incidents'), handling: 'official' } as const
  const manifest = manifestWith({ feeds: [entry] })
  const where = { place: PLACE, borough: SMALL_BOROUGH }
  const readWith = async (members: string) => {
    const text = `{"type":"FeatureCollection",${members}"features":[]}`
    const read = await readLoadedFeed(entry, bytesSource(new TextEncoder().encode(text)), {
      context: feedContext(manifest, where),
    })
    if (read.kind === 'failed') throw new Error(read.what)
    return read
  }
  test.each([
    ['', 'official', []],
    ['"handling":"public",', 'official', []],
    ['"handling":"official-sensitive",', 'official-sensitive', []],
    ['"handling":"secret",', 'official-sensitive', ['unknown-mark']],
  ])('%s is used under %s', async (members, handling, notices) => {
    const loaded = await readWith(members)
    expect(markOf(entry, loaded)).toBe(handling)
    const dataset = datasetOf(manifest, [loaded], where)
    expect(dataset.manifest.feeds.map((feed) => feed.handling)).toEqual([handling])
    expect(dataset.reports.flatMap((report) => report.notices).map(({ code }) => code)).toEqual(notices)
  })
})
