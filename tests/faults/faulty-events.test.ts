// @vitest-environment jsdom
/** Feeds of daily events with every fault: no line of a screen may state what the fault has made unknown. */
import { FEED_KINDS } from '../../src/feeds/feed-kinds.ts'
import { DAY_BY_DAY } from './feed-faults.ts'
import { walkEveryFault } from './walk-every-fault.ts'

await walkEveryFault(FEED_KINDS.filter((kind) => DAY_BY_DAY.includes(kind)))
