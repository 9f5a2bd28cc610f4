/** Recognises the member "features" of the outermost object of a JSON text, also where its name is written with escapes. */

const FEATURES = 'features'
const COLON = 0x3a
const SPACE = 0x20
const QUOTE = 0x22
/** Length of the name with every letter as `\uXXXX`, and the quotes. */
const MAX_LENGTH = FEATURES.length * 6 + 2

/** Fed with every byte directly inside the outermost brackets, and with every string there. */
export class MemberKeys {
  private isObject = false
  private text: number[] = []
  /** The last token was a string. */
  private isAfterText = false
  /** The last tokens were a string and a colon. */
  private isAfterKey = false

  enterRoot(isObject: boolean): void {
    this.isObject = isObject
  }

  openText(): void {
    this.text = [QUOTE]
    this.isAfterText = false
  }

  stepInText(byte: number, isEnd: boolean): void {
    if (this.text.length < MAX_LENGTH + 1) this.text.push(byte)
    this.isAfterText = isEnd
  }

  /** Whether a byte outside a string begins the value of "features". */
  isFeatures(byte: number): boolean {
    if (byte <= SPACE) return false
    const isValue = this.isAfterKey && this.isObject && this.isNamedFeatures()
    this.isAfterKey = this.isAfterText && byte === COLON
    this.isAfterText = false
    return isValue
  }

  private isNamedFeatures(): boolean {
    if (this.text.length > MAX_LENGTH) return false
    const name = String.fromCharCode(...this.text)
    return name === `"${FEATURES}"` || (name.includes('\\') && unescaped(name) === FEATURES)
  }
}

function unescaped(name: string): unknown {
  try {
    return JSON.parse(name)
  } catch {
    return null
  }
}
