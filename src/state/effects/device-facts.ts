/** What the device and the page say of themselves, for diagnostics: nothing of the data, nothing of the address. */
import { fetchJson } from '../own-files.ts'

export interface Timing {
  /** Such as `holdfast:load`. */
  readonly name: string
  readonly count: number
  readonly medianMilliseconds: number
  readonly longestMilliseconds: number
}

export interface DeviceFacts {
  readonly browser: string
  readonly screen: string
  /** Bytes used and granted; null where the browser does not tell. */
  readonly stored: { readonly usage: number; readonly quota: number } | null
  readonly timings: readonly Timing[]
  /** `commit` and `built` of the release; null where it does not tell. */
  readonly release: { readonly commit: string | null; readonly built: string | null } | null
}

/** Never rejects: what cannot be had is null. */
export async function deviceFacts(): Promise<DeviceFacts> {
  const { innerWidth, innerHeight, devicePixelRatio } = window
  return {
    browser: navigator.userAgent,
    screen: `${innerWidth} x ${innerHeight} at ${devicePixelRatio}`,
    stored: await storedHere(),
    timings: timings(performance.getEntriesByType('measure')),
    release: await release(),
  }
}

/** The product's own measures by name; what others may have measured stays out. */
export function timings(measures: readonly Pick<PerformanceEntry, 'name' | 'duration'>[]): readonly Timing[] {
  const own = measures.filter(({ name }) => /^holdfast:[a-z-]+$/.test(name))
  return [...new Set(own.map(({ name }) => name))].toSorted().map((name) => {
    const durations = own
      .filter((measure) => measure.name === name)
      .map(({ duration }) => duration)
      .toSorted((a, b) => a - b)
    return {
      name,
      count: durations.length,
      medianMilliseconds: durations[Math.floor((durations.length - 1) / 2)] ?? 0,
      longestMilliseconds: durations.at(-1) ?? 0,
    }
  })
}

async function storedHere(): Promise<DeviceFacts['stored']> {
  try {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate()
    return { usage, quota }
  } catch {
    return null
  }
}

async function release(): Promise<DeviceFacts['release']> {
  try {
    const told = await fetchJson('version.json')
    if (typeof told !== 'object' || told === null) return null
    return { commit: wordIn(told, 'commit'), built: wordIn(told, 'built') }
  } catch {
    return null
  }
}

function wordIn(told: object, key: string): string | null {
  const found = new Map<string, unknown>(Object.entries(told)).get(key)
  return typeof found === 'string' && /^[\w.:+-]{1,40}$/.test(found) ? found : null
}
