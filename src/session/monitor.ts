import { createSocket, type Socket } from 'node:dgram'
import { bothObservers } from '../client/both-observers.ts'
import type { Call } from '../client/call.ts'
import { CallMonitor, type MonitoringEvent } from '../client/call-monitor.ts'
import type { CallObserver } from '../client/call-observer.ts'
import { ArgumentError } from '../errors/config.ts'
import { getLogger } from '../logging/logger.ts'
import type { CoreSession } from './core-session.ts'

const LOG = getLogger('botocore.monitoring')
const MOST_BYTES = 8 * 1024
const MOST_CLIENT_ID = 255

/** Client-side monitoring: tells an agent of every call, over UDP. Whatever goes wrong disturbs no call. */
export interface Monitor {
  /** @param other who watches already, and goes on to */
  readonly watch: (call: Call, other: CallObserver | undefined) => CallObserver
}

/** The monitor that the settings `csm_*` ask for. Throws ArgumentError for a client id that is too long. */
export function createMonitor(session: CoreSession): Monitor {
  const setting = (name: string): string => String(session.getConfigVariable(`csm_${name}`))
  const clientId = setting('client_id')
  if (clientId.length > MOST_CLIENT_ID) {
    throw new ArgumentError({
      message: `The value provided for csm_client_id: ${clientId} exceeds the maximum length of ${MOST_CLIENT_ID} characters`,
    })
  }
  const publish = createPublisher(setting('host'), Number(setting('port')))
  return { watch: (call, other) => bothObservers(other, new CallMonitor(call, clientId, publish)) }
}

function createPublisher(host: string, port: number): (event: MonitoringEvent) => void {
  let socket: Socket | undefined
  return (event) => {
    const bytes = Buffer.from(JSON.stringify(event))
    if (bytes.length > MOST_BYTES) {
      LOG.debug(`Not sending an event of ${bytes.length} bytes: ${MOST_BYTES} is the most.`)
      return
    }
    try {
      socket ??= openSocket(host.includes(':') ? 'udp6' : 'udp4')
      socket.send(bytes, port, host, () => undefined)
    } catch (error) {
      LOG.debug('An event could not be sent.', { error: String(error) })
    }
  }
}

/** Nobody waits for a monitor: it neither keeps the process alive nor fails. */
function openSocket(type: 'udp4' | 'udp6'): Socket {
  const socket = createSocket(type)
  socket.unref()
  return socket.on('error', () => undefined)
}
