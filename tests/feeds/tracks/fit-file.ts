/** Writes FIT files of record messages. */

/** Seconds since the end of 1989 and semicircles; null as a device writes it. */
export interface FitMessage {
  readonly seconds: number
  readonly latitude: number | null
  readonly longitude: number | null
}
interface FitOptions {
  readonly isLittle?: boolean
  /** Messages from this one on have a compressed timestamp, `step` seconds after the one before. */
  readonly compressedAfter?: number
  readonly step?: number
}
const NO_POSITION = 0x7fffffff

export function fitFile(
  messages: readonly FitMessage[],
  { isLittle = true, compressedAfter = Infinity, step = 0 }: FitOptions = {},
): Uint8Array<ArrayBuffer> {
  const data: number[] = []
  const number = (value: number, size: 2 | 4, order = isLittle) => {
    const view = new DataView(new ArrayBuffer(4))
    if (size === 4) view.setUint32(0, value >>> 0, order)
    else view.setUint16(0, value, order)
    data.push(...new Uint8Array(view.buffer, 0, size))
  }
  const define = (local: number, fields: readonly (readonly [number, number, number])[]) => {
    data.push(0x40 | local, 0, isLittle ? 0 : 1)
    number(20, 2)
    data.push(fields.length, ...fields.flat())
  }
  define(0, [
    [253, 4, 0x86],
    [0, 4, 0x85],
    [1, 4, 0x85],
    [3, 1, 0x02],
  ])
  define(1, [
    [0, 4, 0x85],
    [1, 4, 0x85],
  ])
  let seconds = 0
  for (const [at, message] of messages.entries()) {
    const isCompressed = at >= compressedAfter
    seconds = isCompressed ? seconds + step : message.seconds
    data.push(isCompressed ? 0x80 | (1 << 5) | (seconds & 31) : 0)
    if (!isCompressed) number(seconds, 4)
    number(message.latitude ?? NO_POSITION, 4)
    number(message.longitude ?? NO_POSITION, 4)
    if (!isCompressed) data.push(90)
  }
  const header = [
    14,
    0x20,
    0x54,
    8,
    ...bytesOf(data.length, 4),
    ...Array.from('.FIT', (letter) => letter.charCodeAt(0)),
    0,
    0,
  ]
  const whole = [...header, ...data]
  return new Uint8Array([...whole, ...bytesOf(crc16(whole), 2)])
}

const bytesOf = (value: number, size: number) =>
  Array.from({ length: size }, (_, at) => (value >>> (8 * at)) & 255)

/** By the table of the format's description. */
function crc16(bytes: readonly number[]): number {
  const table = [
    0x0000, 0xcc01, 0xd801, 0x1400, 0xf001, 0x3c00, 0x2800, 0xe401, 0xa001, 0x6c00, 0x7800, 0xb401, 0x5000,
    0x9c01, 0x8801, 0x4400,
  ]
  const step = (crc: number, nibble: number) =>
    ((crc >> 4) & 0x0fff) ^ (table[crc & 15] ?? 0) ^ (table[nibble] ?? 0)
  return bytes.reduce((crc, byte) => step(step(crc, byte & 15), (byte >> 4) & 15), 0)
}
