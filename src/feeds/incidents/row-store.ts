/** Typed arrays that rows are written into, and that grow with the feed. */

/** `emptyStore(n)`: every column n rows long. Meanings as in `domain/incident.ts`; texts as dictionary codes. */
export const emptyStore = (length: number) => ({
  longitude: new Float64Array(length),
  latitude: new Float64Array(length),
  day: new Int32Array(length),
  minute: new Int16Array(length),
  rangeMinutes: new Int32Array(length),
  precision: new Uint8Array(length),
  reportedDay: new Int32Array(length),
  category: new Uint8Array(length),
  flags: new Uint8Array(length),
  marks: new Uint8Array(length),
  /** Number of the feature, from 1, and what it said, as a number: see `contentHash`. */
  feature: new Uint32Array(length),
  said: new Float64Array(length),
  agency: new Int32Array(length),
  location: new Int32Array(length),
  outcome: new Int32Array(length),
})
export type RowStore = ReturnType<typeof emptyStore>

/** A copy with `length` rows: cut off where that is fewer, zeros where it is more. */
export function grownStore(store: RowStore, length: number): RowStore {
  const next = emptyStore(length)
  next.longitude.set(store.longitude.subarray(0, length))
  next.latitude.set(store.latitude.subarray(0, length))
  next.day.set(store.day.subarray(0, length))
  next.minute.set(store.minute.subarray(0, length))
  next.rangeMinutes.set(store.rangeMinutes.subarray(0, length))
  next.precision.set(store.precision.subarray(0, length))
  next.reportedDay.set(store.reportedDay.subarray(0, length))
  next.category.set(store.category.subarray(0, length))
  next.flags.set(store.flags.subarray(0, length))
  next.marks.set(store.marks.subarray(0, length))
  next.feature.set(store.feature.subarray(0, length))
  next.said.set(store.said.subarray(0, length))
  next.agency.set(store.agency.subarray(0, length))
  next.location.set(store.location.subarray(0, length))
  next.outcome.set(store.outcome.subarray(0, length))
  return next
}
