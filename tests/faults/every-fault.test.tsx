// @vitest-environment jsdom
/** Every kind of feed with every fault: no line of a screen may state what the fault has made unknown. */
import { cleanup } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { FEED_KINDS } from '../../src/feeds/feed-kinds.ts'
import { FEW, filesOf } from '../feeds/demonstration-geography.ts'
import { span } from '../measures/invented-dataset.ts'
import { stubScreenWidth } from '../shell/browser-stubs.ts'
import { datasetOf, faultyDataset, SCREEN_FAULTS } from './feed-faults.ts'
import { blocksOf, screensOf, unfoundedBlocks, type Block } from './screens.tsx'

stubScreenWidth('desk')
afterEach(cleanup)

const WINDOW = span('2023-09-01', '2024-08-31')
const files = filesOf(FEW)
const whole = await datasetOf(files)
const screens = screensOf(whole)
const wholeBlocks = new Map<string, readonly Block[]>()
// Twice: parts that are loaded when first used stand on the second rendering.
for (const screen of [...screens, ...screens])
  wholeBlocks.set(screen.name, await blocksOf(whole, screen, WINDOW))

describe.each(FEED_KINDS)('a feed of %s', (kind) => {
  test.each(SCREEN_FAULTS)('that %s', async (fault) => {
    const { dataset } = await faultyDataset(files, kind, { fault, windowFrom: WINDOW.from })
    const found: string[] = []
    for (const screen of screens) {
      const blocks = await blocksOf(dataset, screen, WINDOW)
      found.push(
        ...unfoundedBlocks(blocks, wholeBlocks.get(screen.name) ?? []).map(
          (text) => `${screen.name}: ${text}`,
        ),
      )
    }
    expect(found).toEqual([])
  })
})
