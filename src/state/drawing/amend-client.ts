/** The one way from the page to the worker that writes a feed's file: light, because it is there from the start. */
import type { Connection } from '../../worker/connect.ts'
import type { Store } from '../store.ts'

type Amend = Connection['amend']

const workers = new WeakMap<Store, Amend>()

/** Once, when the worker is there. */
export const setAmendClient = (store: Store, amend: Amend) => void workers.set(store, amend)

/** Undefined until it is. */
export const amendClientOf = (store: Store): Amend | undefined => workers.get(store)
