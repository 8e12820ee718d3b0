// A terminal of a given size that keeps what was written to it, and streams that write to it.
import headless from '@xterm/headless'
import { openTerminal } from '../../src/world/terminal.ts'

export interface Screen {
  /** Every write, as it came. */
  readonly writes: readonly string[]
  readonly write: (text: string) => void
  readonly resize: (columns: number) => void
  /** All rows from the first ever to the last that holds something, rows that were wrapped put together. */
  readonly lines: () => Promise<string[]>
  /** The row in which the cursor stands. */
  readonly bottom: () => Promise<string>
  /** What acted: a title, a bell, a hidden cursor, another buffer, a colour that was left on. */
  readonly acted: () => Promise<string[]>
}

export function openScreen(columns: number): Screen {
  const terminal = new headless.Terminal({ cols: columns, rows: 24, scrollback: 100_000, allowProposedApi: true })
  const acted: string[] = []
  const writes: string[] = []
  terminal.onBell(() => acted.push('bell'))
  terminal.onTitleChange((title) => acted.push(`title ${title}`))
  terminal.buffer.onBufferChange(() => acted.push('other buffer'))
  for (const code of [0, 1, 2, 4, 7, 8, 9, 10, 11, 52, 133])
    terminal.parser.registerOscHandler(code, () => acted.push(`OSC ${code}`) > 0)
  const settled = (): Promise<void> => new Promise((resolve) => terminal.write('', resolve))
  return {
    writes,
    write: (text) => {
      writes.push(text)
      // What the line discipline of a terminal does.
      terminal.write(text.replaceAll('\n', '\r\n'))
    },
    resize: (width) => terminal.resize(width, 24),
    lines: async () => {
      await settled()
      const all: string[] = []
      const buffer = terminal.buffer.active
      for (let at = 0; at < buffer.length; at += 1) {
        const line = buffer.getLine(at)
        const text = line?.translateToString(false) ?? ''
        if (line?.isWrapped) all[all.length - 1] += text
        else all.push(text)
      }
      const rows = all.map((line) => line.trimEnd())
      while (rows.at(-1) === '') rows.pop()
      return rows
    },
    bottom: async () => {
      await settled()
      const buffer = terminal.buffer.active
      return buffer.getLine(buffer.baseY + buffer.cursorY)?.translateToString(true) ?? ''
    },
    acted: async () => {
      await settled()
      const cell = terminal.buffer.active
        .getLine(terminal.buffer.active.baseY + terminal.buffer.active.cursorY)
        ?.getCell(0)
      const modes = terminal.modes
      return [
        ...acted,
        ...(modes.bracketedPasteMode || modes.mouseTrackingMode !== 'none' || modes.insertMode ? ['mode'] : []),
        ...(modes.wraparoundMode ? [] : ['no wraparound']),
        ...(cell && !cell.isFgDefault() ? ['colour'] : []),
      ]
    },
  }
}

/** A terminal of the product on that screen: both streams go there. */
export function onScreen(screen: Screen, size: { columns: number }): ReturnType<typeof openTerminal> {
  const stream = {
    isTTY: true,
    get columns() {
      return size.columns
    },
    destroyed: false,
    writableEnded: false,
    on: () => stream,
    write: (text: string) => (screen.write(text), true),
  } as unknown as NodeJS.WriteStream & { fd: 1 & 2 }
  const env = { TERM: 'xterm-256color' }
  return openTerminal({ color: true }, { stdout: stream, stderr: stream, stdin: process.stdin, env })
}
