/** Whole numbers with more digits than a JavaScript number can hold, which long ids are. */

/** A string, or a number with all its parts. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g
const LONG = /^-?\d{16,}$/

/** The JSON text with these numbers as strings, so that none of their digits is lost. */
export const withLongNumbersAsText = (text: string): string =>
  /[^.\d]\d{16,}(?![.\d])/.test(text)
    ? text.replace(TOKEN, (token) => (LONG.test(token) ? `"${token}"` : token))
    : text
