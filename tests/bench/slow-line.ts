/** A slow line in front of a server: for workers too, which the browser's own slowing of a page leaves out. */
import { connect, createServer, type Socket } from 'node:net'

export interface Line {
  readonly bytesASecond: number
  /** Milliseconds that pass before an answer's first byte is on its way. */
  readonly latency: number
}
export interface SlowLine {
  readonly url: string
  readonly close: () => void
}

const TICK_MILLISECONDS = 4
/** Bytes that one connection sends before it is another's turn. */
const SEGMENT = 4096
/** Bytes that wait for the line before the server is asked to wait too. */
const MOST_WAITING = 65_536

interface Waiting {
  readonly client: Socket
  readonly server: Socket
  readonly pieces: { readonly at: number; readonly bytes: Buffer }[]
  size: number
  hasEnded: boolean
}

/** All connections share the line, each in its turn. */
export async function slowLine(port: number, { bytesASecond, latency }: Line): Promise<SlowLine> {
  const waiting = new Set<Waiting>()
  const line = createServer((client) => {
    const server = connect(port, '127.0.0.1')
    const one: Waiting = { client, server, pieces: [], size: 0, hasEnded: false }
    waiting.add(one)
    client.setNoDelay(true)
    client.pipe(server)
    server.on('data', (bytes: Buffer) => {
      one.pieces.push({ at: performance.now() + latency, bytes })
      one.size += bytes.length
      if (one.size > MOST_WAITING) server.pause()
    })
    server.on('end', () => {
      one.hasEnded = true
    })
    const over = () => {
      waiting.delete(one)
      client.destroy()
      server.destroy()
    }
    for (const socket of [client, server]) socket.on('error', over)
    client.on('close', over)
  })
  let [last, allowed] = [performance.now(), 0]
  const timer = setInterval(() => {
    const now = performance.now()
    // Time in which nothing waited is not saved up.
    allowed = Math.min(allowed + ((now - last) / 1000) * bytesASecond, (bytesASecond * 50) / 1000)
    last = now
    allowed = sendTurns(waiting, now, allowed)
  }, TICK_MILLISECONDS)
  await new Promise<void>((done) => {
    line.listen(0, '127.0.0.1', done)
  })
  const address = line.address()
  if (address === null || typeof address === 'string') throw new Error('a port was expected')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () => {
      clearInterval(timer)
      for (const { client } of waiting) client.destroy()
      line.close()
    },
  }
}

/** Sends a segment of each in turn while the line has room. Returns the bytes that it has left. */
function sendTurns(waiting: Set<Waiting>, now: number, allowed: number): number {
  let left = allowed
  let hasSent = true
  while (left > 0 && hasSent) {
    hasSent = false
    for (const one of waiting) {
      const sent = left > 0 ? sendSegment(one, now) : 0
      left -= sent
      hasSent ||= sent > 0
    }
  }
  for (const one of waiting) if (one.hasEnded && one.pieces.length === 0) one.client.end()
  return left
}

function sendSegment(one: Waiting, now: number): number {
  const [first] = one.pieces
  if (!first || first.at > now) return 0
  const bytes = first.bytes.subarray(0, SEGMENT)
  if (bytes.length === first.bytes.length) one.pieces.shift()
  else one.pieces[0] = { at: first.at, bytes: first.bytes.subarray(SEGMENT) }
  one.client.write(bytes)
  one.size -= bytes.length
  if (one.size <= MOST_WAITING) one.server.resume()
  return bytes.length
}
