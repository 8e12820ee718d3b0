// Every class of fault of the network, the API and the disk, each at each step that it can befall, and one run under it.
import * as fs from 'node:fs'
import * as path from 'node:path'
import { expect } from 'vitest'
import type { Options } from '../../src/options.ts'
import type { DownloadFault, Fault, GatewayEvent, PurchaseFault, Script } from '../simulator/faults.ts'
import type { Env, Scene } from './harness.ts'
import { breakDisk, type DiskFault, fastNow, type Part, runInside } from './inside.ts'
import { alreadyBought, filesBelow, fingerprintsOf, judgeWhole } from './promises.ts'
import { inScene } from './storm.ts'

/** One row: what goes wrong, and where. */
export type Row =
  | { readonly step: 'buy'; readonly name: string; readonly fault: PurchaseFault }
  | { readonly step: 'download'; readonly name: string; readonly fault: DownloadFault; readonly always?: true }
  | { readonly step: 'connect'; readonly name: string; readonly env?: (s: Scene) => Env; readonly script?: Script }
  | { readonly step: 'clock'; readonly name: string; readonly off: number }
  | { readonly step: Part; readonly name: string; readonly disk: Omit<DiskFault, 'n'> }

const named = <F extends { readonly kind: string }>(fault: F): string => JSON.stringify(fault).replaceAll(/["{}]/g, '')
const buy = (fault: PurchaseFault): Row => ({ step: 'buy', name: named(fault), fault })
const download = (fault: DownloadFault): Row => ({ step: 'download', name: named(fault), fault })

const RETRY_AFTER = [
  '1',
  '0',
  '121',
  '99999999999',
  '-5',
  'soon',
  'Sat, 01 Jan 2000 00:00:00 GMT',
  'Fri, 01 Jan 2100 00:00:00 GMT',
]

const ANSWERS = [
  'empty',
  'html',
  'other-schema',
  'no-pictures',
  'two-pictures',
  'moderated',
  'broken-base64',
  'truncated-json',
] as const
const WIRE = [
  { kind: 'reset', when: 'read' },
  { kind: 'reset', when: 'headers' },
  { kind: 'reset', when: 'body' },
  { kind: 'fin' },
  { kind: 'silence' },
  { kind: 'drip', part: 'headers', everyMs: 50 },
  { kind: 'drip', part: 'body', everyMs: 20 },
  { kind: 'stall', after: 20 },
  { kind: 'bytewise' },
  { kind: 'cut', framing: 'length' },
  { kind: 'cut', framing: 'chunked' },
  { kind: 'cut', framing: 'close' },
  { kind: 'endless', framing: 'length' },
  { kind: 'endless', framing: 'chunked' },
  { kind: 'encoding', how: 'lie' },
  { kind: 'encoding', how: 'real' },
  { kind: 'encoding', how: 'bomb' },
  { kind: 'garbage' },
  { kind: 'no-last-chunk' },
  { kind: 'slow', ms: 300 },
  { kind: 'redirect', to: 'same-host' },
  { kind: 'redirect', to: 'other-host' },
  { kind: 'redirect', to: { url: 'http://169.254.169.254/latest' } },
] as const
const FLAWS = ['truncated', 'html', 'trailing', 'corrupt', 'empty'] as const

/** Where each kind of failure of the disk can strike. */
const DISK: readonly (readonly [DiskFault['kind'], readonly string[], readonly Part[]])[] = [
  ['write', ['ENOSPC', 'EIO', 'EDQUOT', 'short'], ['store', 'lock', 'journal', 'writer']],
  ['sync', ['EIO', 'ENOSPC'], ['store', 'lock', 'journal', 'writer']],
  ['open', ['ENOSPC', 'EACCES', 'EROFS', 'EMFILE'], ['store', 'lock', 'journal']],
  ['rename', ['EXDEV', 'EACCES', 'EROFS', 'EIO', 'EPERM'], ['store', 'lock', 'journal']],
  ['mkdir', ['ENOSPC', 'EACCES', 'EROFS'], ['store', 'writer']],
  ['link', ['EPERM', 'ENOSPC'], ['writer']],
  ['remove', ['EIO', 'EACCES'], ['store', 'journal', 'writer']],
]

/** Facts threats.md, "Faults worth injecting": every class at every step. */
export const ROWS: readonly Row[] = [
  ...[400, 401, 402, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503, 504, 520, 524].map((status) =>
    buy({ kind: 'status', status }),
  ),
  ...[500, 502, 503].map((status) => buy({ kind: 'status', status, body: 'html' })),
  ...RETRY_AFTER.map((retryAfter) => buy({ kind: 'status', status: 429, retryAfter })),
  buy({ kind: 'status', status: 429, body: 'empty' }),
  ...ANSWERS.map((what) => buy({ kind: 'answer', what })),
  ...WIRE.map((fault) => buy(fault)),
  ...FLAWS.map((flaw) => buy({ kind: 'picture', flaw })),
  ...['http://169.254.169.254/x', 'file:///etc/passwd', 'http://10.0.0.1/x.png'].map((url) =>
    buy({ kind: 'url', url }),
  ),
  ...[403, 404, 410].map((status) => download({ kind: 'expired', status } as DownloadFault)),
  ...[429, 500, 503].map((status) => download({ kind: 'status', status, body: 'xml' })),
  ...WIRE.map((fault) => download(fault)),
  ...FLAWS.map((flaw) => download({ kind: 'picture', flaw })),
  ...(
    [
      { kind: 'expired', status: 404 },
      { kind: 'reset', when: 'body' },
      { kind: 'picture', flaw: 'truncated' },
    ] as const
  ).map((fault): Row => ({ step: 'download', name: `always ${named(fault)}`, fault, always: true })),
  { step: 'connect', name: 'refused', env: (s) => ({ APIYI_BASE_URL: s.gateway.dead.refused }) },
  { step: 'connect', name: 'TLS', env: (s) => ({ APIYI_BASE_URL: s.gateway.dead.tls }) },
  { step: 'connect', name: 'DNS', env: () => ({ APIYI_BASE_URL: 'https://nobody.invalid/v1' }) },
  {
    step: 'connect',
    name: 'reset, unread',
    script: [{ on: 'connection', n: [1, 2], fault: { kind: 'reset', when: 'unread' } }],
  },
  { step: 'connect', name: 'FIN, unread', script: [{ on: 'connection', n: [1, 2], fault: { kind: 'fin' } }] },
  { step: 'clock', name: 'an hour ahead', off: 3_600_000 },
  { step: 'clock', name: 'an hour behind', off: -3_600_000 },
  ...DISK.flatMap(([kind, codes, parts]) =>
    codes.flatMap((what) =>
      parts.flatMap((part): Row[] =>
        what === 'short' && part === 'writer'
          ? []
          : [false, true].map((lasts) => ({
              step: part,
              name: `${kind}: ${what}${lasts ? ', for good' : ''}`,
              disk: { part, kind, what, lasts },
            })),
      ),
    ),
  ),
]

/** What became of the runs under faults, for the table in docs/reliability.md. */
export interface Tally {
  runs: number
  struck: number
  images: number
  purchases: number
  unknown: number
}

const scriptOf = (rows: readonly Row[], random: () => number): Script => {
  const [first] = rows.flatMap((row) => (row.step === 'connect' && row.script ? [row.script] : []))
  if (first) return first
  const buys = rows.flatMap((row) => (row.step === 'buy' ? [row.fault] : []))
  const downloads = rows.flatMap((row) => (row.step === 'download' ? [row] : []))
  const at = 1 + Math.floor(random() * 2)
  return (event: GatewayEvent): Fault | undefined => {
    if (event.kind === 'purchase') return event.n === at ? buys[0] : event.n === at + 1 ? buys[1] : undefined
    if (event.kind !== 'download') return undefined
    return downloads.find(({ always }) => always === true || event.nth === 1)?.fault
  }
}

/** Whether every link stays known and alive under a fault: each picture is bought once then, however many runs it takes. */
function keepsLinks(row: Row): boolean {
  if (row.step === 'store' || row.step === 'lock' || row.step === 'writer') return true
  if (row.step !== 'download' || row.always) return false
  return row.fault.kind !== 'redirect' || typeof row.fault.to === 'string'
}

/**
 * One run under one or two faults, then runs without any until all is there; every run is held against the oracle.
 * @throws the oracle's complaint
 */
export async function runUnder(rows: readonly Row[], random: () => number, tally: Tally): Promise<void> {
  const off = rows.find((row) => row.step === 'clock')?.off ?? 0
  const base64 = random() < 0.25
  const always = rows.some((row) => row.step === 'download' && row.always)
  // A picture that is broken for good is bought anew once its link has died, and one behind an address that is refused.
  const flawed = rows.some((row) => row.step === 'buy' && ['picture', 'url'].includes(row.fault.kind))
  const options = {
    git: random() < 0.1,
    now: () => fastNow(off),
    fluxAnswer: base64 ? ('base64' as const) : ('url' as const),
    // A link that is dead soon: what always fails is tried until then.
    ...(always ? { linkLifeMs: 40_000 } : {}),
    keeps: true,
  }
  await inScene(options, async (s) => {
    const began = Date.now()
    const ids = ['a', 'b', 'c'].slice(0, 1 + Math.floor(random() * 3))
    s.manifest(
      `defaults: { model: flux-2-klein-4b, size: 64x64, output_format: png }\nimages: { ${ids.map((id) => `${id}: ${id}`).join(', ')} }\n`,
    )
    const settings: Partial<Options> = {
      concurrency: 1 + Math.floor(random() * 3),
      paidRetries: random() < 0.2 ? 1 : 0,
    }
    s.gateway.script(scriptOf(rows, random))
    const disk = rows.flatMap((row) =>
      'disk' in row ? [{ ...row.disk, n: 1 + Math.floor(random() * (row.disk.lasts ? 3 : 4)) }] : [],
    )
    const heal = breakDisk(s.root, disk)
    const env = rows.flatMap((row) => (row.step === 'connect' && row.env ? [row.env(s)] : []))[0]
    let struck = 0
    try {
      const first = await runInside(s, settings, { random, failing: disk.length > 0, ...(env ? { env } : {}) })
      tally.unknown += first.document.totals?.['unknown'] ?? 0
    } finally {
      struck = heal()
    }
    tally.runs += 1
    if (struck > 0) tally.struck += 1
    s.gateway.script([])
    // The process that could not remove its lock would have ended by now, and dead ones are taken over.
    for (const name of filesBelow(s.state).filter((one) => one.endsWith('writer.lock')))
      fs.rmSync(path.join(s.state, name))
    // A machine that is busy may take longer than a link lives on the fast clock.
    for (let more = 1; (await resume(s, settings, random, off === 0 && !always && !flawed)) !== 0; more++)
      expect(more).toBeLessThan(4)
    expect(judgeWhole(s.root, ids, s.gateway.purchases)).toEqual([])
    // On a busy machine the fast clock may outrun a link.
    if (!base64 && rows.every(keepsLinks) && Date.now() - began < 10_000)
      expect(s.gateway.purchases.map(({ prompt }) => prompt).toSorted()).toEqual(ids)
    tally.images += ids.length
    tally.purchases += s.gateway.purchases.length
  })
}

/** A run without faults: what the journal vouches for is not bought again. @returns its exit code */
async function resume(s: Scene, settings: Partial<Options>, random: () => number, checks: boolean): Promise<number> {
  const { links, stored } = alreadyBought(s.root, s.state, fastNow() + 300_000)
  const known = new Set(checks ? [...links, ...stored] : [])
  const from = s.gateway.purchases.length
  const { code } = await runInside(s, settings, { random })
  expect(fingerprintsOf(s.gateway.purchases.slice(from)).filter((print) => known.has(print))).toEqual([])
  return code
}
