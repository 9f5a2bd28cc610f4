/** Takes a text or a picture away: to the clipboard where that is allowed, else as a file. Nothing is sent anywhere. */

/** Refused: the browser has no clipboard for this, or a person or a policy forbids it. */
type Copied = 'copied' | 'refused'

export async function copyText(text: string): Promise<Copied> {
  try {
    await navigator.clipboard.writeText(text)
    return 'copied'
  } catch {
    return 'refused'
  }
}

/** Whether this browser can hold a picture on its clipboard at all; false where the page's address is not secure. */
export const canCopyImages = () => 'clipboard' in navigator && 'ClipboardItem' in globalThis

/** `picture` may still be in the making: some browsers only allow copying at the moment of the press. */
export async function copyPicture(picture: Promise<Blob>): Promise<Copied> {
  if (!canCopyImages()) return 'refused'
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
    return 'copied'
  } catch {
    return 'refused'
  }
}

/** Hands a file to the browser to be saved. */
export function saveFile(name: string, content: Blob) {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

export const saveText = (name: string, type: string, text: string) => {
  saveFile(name, new Blob([text], { type: `${type};charset=utf-8` }))
}
