/** Where tests have a document, what must come to it is waited for as long as a busy machine takes. */
import { beforeAll } from 'vitest'

const WAIT_MILLISECONDS = 120_000

beforeAll(async () => {
  if (typeof document === 'undefined') return
  const { configure } = await import('@testing-library/react')
  configure({ asyncUtilTimeout: WAIT_MILLISECONDS })
})
