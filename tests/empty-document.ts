/** Empties the document that several test files share, before each of them. */
import { beforeAll } from 'vitest'

beforeAll(() => {
  document.head.replaceChildren()
  document.body.replaceChildren()
  localStorage.clear()
  sessionStorage.clear()
  history.replaceState(null, '', '/')
})
