/** How components read what has become of a question that the View asks. */
import { useHoldfast } from '../context.tsx'
import type { ViewKind } from './questions-of.ts'
import type { Replies } from './reply.ts'

/** Undefined: it is not asked now. */
export const useReply = <K extends ViewKind>(kind: K): Replies[K] =>
  useHoldfast(({ replies }) => replies[kind])
