/** Numbers of the features that rows were read from: runs of consecutive numbers, since few features give no row. */

/** Run i begins at row `row[i]` with the feature `feature[i]`, and goes on to the next run. */
export interface RowNumbers {
  readonly row: Uint32Array<ArrayBuffer>
  readonly feature: Uint32Array<ArrayBuffer>
}

/** @param features number of the feature of each row, from 1 */
export function rowNumbers(features: ArrayLike<number>): RowNumbers {
  const rows: number[] = []
  let before = 0
  for (let row = 0; row < features.length; row += 1) {
    const feature = features[row] ?? 0
    if (row === 0 || feature !== before + 1) rows.push(row)
    before = feature
  }
  return {
    row: Uint32Array.from(rows),
    feature: Uint32Array.from(rows, (row) => features[row] ?? 0),
  }
}

/** Number of the feature that a row was read from. */
export function featureOf({ row: starts, feature }: RowNumbers, row: number): number {
  let [low, high] = [0, starts.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= row) low = middle
    else high = middle
  }
  return (feature[low] ?? 0) + row - (starts[low] ?? 0)
}
