/** What stands on everything that leaves the page: the handling mark, and that incidents are invented. */
import type { Dataset } from '../../domain/dataset.ts'
import { highestHandling, type Handling } from '../../domain/feed.ts'

/** In every file and on every picture of the demonstration. */
export const INVENTED = 'Invented incidents'

/** The mark of all feeds in use. */
export const handlingOf = ({ manifest }: Pick<Dataset, 'manifest'>): Handling =>
  highestHandling(manifest.feeds.map((feed) => feed.handling))
