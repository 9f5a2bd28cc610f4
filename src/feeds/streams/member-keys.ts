/** Knows when the outermost object of a JSON text comes to its member "features", however the name is written. */

const FEATURES = 'features'
const COLON = 0x3a
const SPACE = 0x20
const QUOTE = 0x22
/** Each letter as an escape, and the quotes. */
const LONGEST = FEATURES.length * 6 + 2

/** Told every byte directly inside the outermost brackets, and every text there. */
export class MemberKeys {
  private isObject = false
  private text: number[] = []
  /** The last thing was a text; then a text and a colon. */
  private isAfterText = false
  private isAfterKey = false

  enterRoot(isObject: boolean): void {
    this.isObject = isObject
  }

  openText(): void {
    this.text = [QUOTE]
    this.isAfterText = false
  }

  stepInText(byte: number, isEnd: boolean): void {
    if (this.text.length < LONGEST + 1) this.text.push(byte)
    this.isAfterText = isEnd
  }

  /** Whether the byte, which stands outside a text, begins the value of "features". */
  isFeatures(byte: number): boolean {
    if (byte <= SPACE) return false
    const isValue = this.isAfterKey && this.isObject && this.isNamedFeatures()
    this.isAfterKey = this.isAfterText && byte === COLON
    this.isAfterText = false
    return isValue
  }

  private isNamedFeatures(): boolean {
    if (this.text.length > LONGEST) return false
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
