/** Copies text and images to the clipboard and saves files; nothing is sent over the network. */

/** `refused`: the browser has no clipboard for this, or the user or a policy denies access. */
type CopyResult = 'copied' | 'refused'

/** Copies text; resolves to whether it was allowed, never rejects. */
export async function copyText(text: string): Promise<CopyResult> {
  try {
    await navigator.clipboard.writeText(text)
    return 'copied'
  } catch {
    return 'refused'
  }
}

/** Whether the browser can copy images; false on insecure origins. */
export const canCopyImages = () => 'clipboard' in navigator && 'ClipboardItem' in globalThis

/** Copies a PNG. `picture` may be pending, because some browsers allow copying only during the click. */
export async function copyPicture(picture: Promise<Blob>): Promise<CopyResult> {
  if (!canCopyImages()) return 'refused'
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
    return 'copied'
  } catch {
    return 'refused'
  }
}

/** Saves a file through the browser's download. */
export function saveFile(name: string, content: Blob) {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

/** Saves UTF-8 text as a file of a MIME type. */
export const saveText = (name: string, type: string, text: string) => {
  saveFile(name, new Blob([text], { type: `${type};charset=utf-8` }))
}
