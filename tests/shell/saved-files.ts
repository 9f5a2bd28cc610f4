/** Catches what a page hands to the browser to be saved. */
import { vi } from 'vitest'

/** The files, as they are saved; undone by `vi.unstubAllGlobals` and `vi.restoreAllMocks`. */
export function savedFiles(): readonly Blob[] {
  const files: Blob[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (file: Blob) => `blob:${files.push(file)}`,
      revokeObjectURL: () => {},
    }),
  )
  return files
}
