// The types of the parts of undici that are loaded; the package describes its whole alone.
declare module 'undici/lib/dispatcher/agent.js' {
  export { Agent as default } from 'undici'
}
declare module 'undici/lib/dispatcher/client.js' {
  export { Client as default } from 'undici'
}
declare module 'undici/lib/core/connect.js' {
  export { buildConnector as default } from 'undici'
}
declare module 'undici/lib/api/api-connect.js' {
  import type { Dispatcher } from 'undici'
  /** Called on the dispatcher that is to connect. */
  export default function connect(
    this: Dispatcher,
    options: Dispatcher.ConnectOptions & { readonly origin: string; readonly servername?: string },
  ): Promise<Dispatcher.ConnectData>
}
