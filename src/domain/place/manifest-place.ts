/** The place that a manifest names, which must be known before the manifest can be read in full. */

/** Whether it leads from the manifest's own folder, without a host. */
export const isRelativePath = (path: string): boolean =>
  path !== '' && !/^[a-z][a-z0-9+.-]*:/i.test(path) && !/^[/\\]/.test(path) && !path.includes('\\')

/** Path of a place's folder, or of its place.json; null where a manifest names none, or cannot be read. */
export function placeNamed(manifestText: string): string | null {
  try {
    const manifest: unknown = JSON.parse(manifestText)
    const named =
      typeof manifest === 'object' && manifest !== null && 'place' in manifest ? manifest.place : null
    return typeof named === 'string' && isRelativePath(named) ? named : null
  } catch {
    return null
  }
}

/** The folder that a path names, with a slash at its end. */
export const placeFolder = (path: string): string => {
  const folder = path.replace(/[^/]*\.json$/i, '')
  return folder === '' || folder.endsWith('/') ? folder : `${folder}/`
}
