/** An order's question: what was reported round its premises before its notice and since it was made. */
import { beforeAndAfter } from '../../measures/closure/before-and-after.ts'
import type { BeforeAfter } from '../../measures/closure/before-and-after.ts'
import type { WorkerData } from '../worker-data.ts'

export interface OrderQuestion {
  readonly kind: 'order'
  readonly id: string
}
export interface OrderAnswer {
  readonly kind: 'order'
  readonly question: OrderQuestion
  /** Null where the data have no such order, or the court made none. */
  readonly comparison: BeforeAfter | null
}

export function orderAnswer({ dataset }: WorkerData, question: OrderQuestion): OrderAnswer {
  const order = dataset.orders.find(({ id }) => id === question.id)
  return { kind: 'order', question, comparison: order ? beforeAndAfter(dataset, order) : null }
}
