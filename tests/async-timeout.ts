/** Extends the timeout of Testing Library's asynchronous utilities for busy machines. */
import { beforeAll } from 'vitest'

const WAIT_MILLISECONDS = 120_000

beforeAll(async () => {
  if (typeof document === 'undefined') return
  const { configure } = await import('@testing-library/react')
  configure({ asyncUtilTimeout: WAIT_MILLISECONDS })
})
