/** Hands a text to the browser as a file; nothing is sent anywhere. */

/** @param type a media type, `text/csv`; the text is UTF-8. */
export function saveText(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
