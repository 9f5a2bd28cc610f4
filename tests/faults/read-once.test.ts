/** Feeds that are read once give the dataset that the product loads. */
import { expect, test } from 'vitest'
import { datasetOf as loadedWhole, FEW, filesOf } from '../feeds/demonstration-geography.ts'
import { span } from '../measures/invented-dataset.ts'
import { type Fault, faultyFiles } from './feed-faults.ts'
import { datasetOf } from './read-once.ts'

const files = filesOf(FEW)
const windowFrom = span('2023-09-01', '2024-08-31').from

test.each<Fault>(['does not open', 'has nine of ten rows set aside', 'does not cover the baseline'])(
  'of closure orders: that %s',
  async (fault) => {
    await datasetOf(files)
    const { files: faulty } = faultyFiles(files, 'closure-orders', { fault, windowFrom })
    expect(await datasetOf(faulty)).toEqual(await loadedWhole(faulty))
  },
)
