/** Keeps the memory small while a large file is worked through, which the engine left to itself does not. */
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Bytes that may be spent between two collections: left to itself, the engine lets some hundred megabytes pile up. */
const MOST_SPENT = 32 << 20

/** Bytes of the young generation from which it grows no more, whatever size it may have. */
const MOST_YOUNG = 12 << 20

/** Collects what is spent, once it is much. */
function spentCollector(): () => void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  let inUse = 0
  let isGrowing = true
  return () => {
    if (isGrowing && youngBytes() >= MOST_YOUNG) {
      setFlagsFromString('--semi-space-growth-factor=1')
      isGrowing = false
    }
    if (bytesInUse() - inUse < MOST_SPENT) return
    collect()
    inUse = bytesInUse()
  }
}

function bytesInUse(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

const youngBytes = () =>
  getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? 0

let collector: (() => void) | null = null

/** To be called often: it costs little where little is spent. */
export function collectSpent(): void {
  collector ??= spentCollector()
  collector()
}
