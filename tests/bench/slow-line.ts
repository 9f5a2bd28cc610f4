/**
 * Bandwidth-limiting proxy in front of a server; it also slows workers, which the browser's network emulation of a page
 * does not.
 */
import { connect, createServer, type Socket } from 'node:net'

export interface Line {
  readonly bytesASecond: number
  /** Milliseconds before the first byte of an answer is sent. */
  readonly latency: number
}
export interface SlowLine {
  readonly url: string
  readonly close: () => void
}

const TICK_MILLISECONDS = 4
/** Bytes that one connection sends before the next one's turn. */
const SEGMENT = 4096
/** Queued bytes from which the server is paused. */
const MOST_WAITING = 65_536

interface QueuedConnection {
  readonly client: Socket
  readonly server: Socket
  readonly pieces: { readonly at: number; readonly bytes: Buffer }[]
  size: number
  hasEnded: boolean
}

/** All connections share the bandwidth in turn. */
export async function slowLine(port: number, { bytesASecond, latency }: Line): Promise<SlowLine> {
  const waiting = new Set<QueuedConnection>()
  const line = createServer((client) => {
    const server = connect(port, '127.0.0.1')
    const connection: QueuedConnection = { client, server, pieces: [], size: 0, hasEnded: false }
    waiting.add(connection)
    client.setNoDelay(true)
    client.pipe(server)
    server.on('data', (bytes: Buffer) => {
      connection.pieces.push({ at: performance.now() + latency, bytes })
      connection.size += bytes.length
      if (connection.size > MOST_WAITING) server.pause()
    })
    server.on('end', () => {
      connection.hasEnded = true
    })
    const closeBoth = () => {
      waiting.delete(connection)
      client.destroy()
      server.destroy()
    }
    for (const socket of [client, server]) socket.on('error', closeBoth)
    client.on('close', closeBoth)
  })
  let [last, allowed] = [performance.now(), 0]
  const timer = setInterval(() => {
    const now = performance.now()
    // Unused bandwidth is not accumulated beyond 50 ms.
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

/** Sends one segment of each connection in turn while bytes are allowed. Returns the remaining bytes. */
function sendTurns(waiting: Set<QueuedConnection>, now: number, allowed: number): number {
  let left = allowed
  let hasSent = true
  while (left > 0 && hasSent) {
    hasSent = false
    for (const connection of waiting) {
      const sent = left > 0 ? sendSegment(connection, now) : 0
      left -= sent
      hasSent ||= sent > 0
    }
  }
  for (const connection of waiting)
    if (connection.hasEnded && connection.pieces.length === 0) connection.client.end()
  return left
}

function sendSegment(connection: QueuedConnection, now: number): number {
  const [first] = connection.pieces
  if (!first || first.at > now) return 0
  const bytes = first.bytes.subarray(0, SEGMENT)
  if (bytes.length === first.bytes.length) connection.pieces.shift()
  else connection.pieces[0] = { at: first.at, bytes: first.bytes.subarray(SEGMENT) }
  connection.client.write(bytes)
  connection.size -= bytes.length
  if (connection.size <= MOST_WAITING) connection.server.resume()
  return bytes.length
}
