/**
 * Walks the screens under the faults of the feeds of some kinds, and asserts that no line states what the fault has made
 * unknown. Every fault occurs with every kind and with every screen, and every screen of every kind with each class of
 * faults: nothing there, days missing, rows in doubt. Faults of one class take turns.
 */
import { describe, expect, test } from 'vitest'
import type { FeedKind } from '../../src/domain/feed.ts'
import { FEW, filesOf } from '../feeds/demonstration-geography.ts'
import { span } from '../measures/invented-dataset.ts'
import { stubScreenWidth } from '../shell/browser-stubs.ts'
import { type Fault, faultsOf, faultyDataset, isFaultAt, SCREEN_FAULTS } from './feed-faults.ts'
import { datasetOf } from './read-once.ts'
import { blocksOf, screensOf, unfoundedBlocks, type Block } from './screens.tsx'

const WINDOW = span('2023-09-01', '2024-08-31')
/** Of a feed that holds the whole window, what compares it with the days before. */
const OF_A_COMPARISON = /\bwas \d|baseline|compared|\d % (?:more|fewer)|times as many/i

export async function walkEveryFault(kinds: readonly FeedKind[]) {
  stubScreenWidth('desk')
  const files = filesOf(FEW)
  const whole = await datasetOf(files)
  const screens = screensOf(whole)
  const wholeBlocks = new Map<string, readonly Block[]>()
  // Three times: parts that are loaded when first used stand on the next rendering, and may hold such parts themselves.
  for (const screen of [...screens, ...screens, ...screens])
    wholeBlocks.set(screen.name, await blocksOf(whole, screen, WINDOW))

  const screensUnder = (fault: Fault, kind: FeedKind) =>
    screens.filter((_, place) =>
      isFaultAt(faultsOf(SCREEN_FAULTS, kind), fault, { place, kind: kinds.indexOf(kind) }),
    )

  const kindsWith = (fault: Fault) => kinds.filter((kind) => faultsOf(SCREEN_FAULTS, kind).includes(fault))
  test.each(SCREEN_FAULTS.filter((fault) => kindsWith(fault).length > 0))(
    'every screen is walked where some feed %s',
    (fault) => {
      const walked = kindsWith(fault).flatMap((kind) => screensUnder(fault, kind))
      expect(new Set(walked).size).toBe(screens.length)
    },
  )
  describe.each(kinds)('a feed of %s', (kind) => {
    test.each(faultsOf(SCREEN_FAULTS, kind))('that %s', async (fault) => {
      const { dataset } = await faultyDataset(files, kind, { fault, windowFrom: WINDOW.from })
      const found: string[] = []
      for (const screen of screensUnder(fault, kind)) {
        const blocks = await blocksOf(dataset, screen, WINDOW)
        const unfounded = unfoundedBlocks(
          blocks,
          wholeBlocks.get(screen.name) ?? [],
          fault === 'does not cover the baseline' ? OF_A_COMPARISON : undefined,
        )
        found.push(...unfounded.map((text) => `${screen.name}: ${text}`))
      }
      expect(found).toEqual([])
    })
  })
}
