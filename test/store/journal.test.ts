// The journal: what a run reads of an earlier one, and what is on the disk when a promise resolves.
import { describe, expect, test } from 'vitest'
import { type JournalFile, type JournalRecord, lostWarning, openJournal, replay } from '../../src/store/journal.ts'
import { remaining } from '../../src/store/recover.ts'
import { entryOf } from '../plan/builder.ts'

const ask = (n: number, fp = 'F'): JournalRecord => ({ t: 'ask', n, id: 'a', fp, cost: 30_000 })
const link = (n: number): JournalRecord => ({ t: 'link', n, url: `https://x/${n}`, deadline: 9, request_id: 'r' })
const end = (n: number, as: 'stored' | 'nothing' | 'unknown'): JournalRecord => ({ t: 'end', n, as })
const note: JournalRecord = { t: 'note', id: 'a', entry: { ...entryOf('a', 'A'), fingerprint: 'F' }, temp: null }
const text = (...records: JournalRecord[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('')
const told = (...records: JournalRecord[]): { bought: string[]; open: string[] } => {
  const { purchases, unsettled } = replay(text(...records))
  return { bought: [...purchases].map(([fp, { order }]) => `${fp} ${order}`), open: [...unsettled] }
}

describe('what was bought', () => {
  test.each<[string, JournalRecord[], string[], string[]]>([
    ['asked for, killed: the outcome was never learned', [ask(1)], [], ['F']],
    ['the link is known', [ask(1), link(1)], ['F 1'], []],
    ['stored', [ask(1), link(1), end(1, 'stored')], [], []],
    ['nothing was bought', [ask(1), end(1, 'nothing')], [], []],
    ['unknown', [ask(1), end(1, 'unknown')], [], ['F']],
    ['unknown after its link died', [ask(1), link(1), end(1, 'unknown')], [], ['F']],
    ['unknown, then stored by a repetition', [ask(1), end(1, 'unknown'), ask(2), end(2, 'stored')], [], []],
    ['unknown, then nothing by a repetition', [ask(1), end(1, 'unknown'), ask(2), end(2, 'nothing')], [], ['F']],
    ['killed, then stored by a later run', [ask(1), ask(2), link(2), end(2, 'stored')], [], []],
    ['stored, then asked for again and killed', [ask(1), end(1, 'stored'), ask(2)], [], ['F']],
    ['stored, then bought again and killed', [ask(1), end(1, 'stored'), ask(2), link(2)], ['F 2'], []],
    ['two links of one picture: the newest', [ask(1), link(1), ask(2), link(2)], ['F 2'], []],
    ['two pictures', [ask(1), ask(2, 'G'), link(2), end(1, 'stored')], ['G 2'], []],
    ['noted as stored, killed before it said so', [ask(1), link(1), note], [], []],
    ['unknown, then noted as stored', [ask(1), end(1, 'unknown'), note], [], []],
    ['noted as stored, then asked for again with --force and killed', [ask(1), note, ask(2)], [], ['F']],
    ['a link of no purchase', [link(4), end(5, 'unknown')], [], []],
  ])('%s', (_, records, bought, open) => {
    expect(told(...records)).toEqual({ bought, open })
  })

  test('the whole purchase is remembered', () => {
    const { purchases } = replay(text(ask(3), link(3)))
    const whole = { order: 3, id: 'a', url: 'https://x/3', deadline: 9, requestId: 'r', cost: 30_000 }
    expect(purchases.get('F')).toEqual(whole)
  })
})

test('the other records', () => {
  const entry = entryOf('a', 'A')
  const newer = entryOf('a', 'B')
  const view = replay(
    text(
      { t: 'temp', path: 'x/.imagelock-000000000000.tmp' },
      { t: 'note', id: 'a', entry, temp: 'x/.imagelock-000000000000.tmp' },
      { t: 'note', id: 'a', entry: newer, temp: null },
      { t: 'moving', temp: 'm', from: 'f', to: 't' },
      { t: 'aside', fp: 'F', file: '/s/x.png', code: 'c', message: 'm' },
      { t: 'kept', id: 'b', file: '/s/y.png' },
    ),
  )
  expect([...view.notes]).toEqual([
    [
      'a',
      [
        { id: 'a', entry, temp: 'x/.imagelock-000000000000.tmp' },
        { id: 'a', entry: newer, temp: null },
      ],
    ],
  ])
  expect(view.temporaries).toEqual(['x/.imagelock-000000000000.tmp'])
  expect(view.moving).toMatchObject([{ temp: 'm', from: 'f', to: 't' }])
  expect(view.asides.get('F')).toMatchObject({ file: '/s/x.png', code: 'c', message: 'm' })
  expect(view.kept).toMatchObject([{ id: 'b', file: '/s/y.png' }])
})

test('a candidate settles what was asked for it; one whose name leads out of the state folder is none', () => {
  const names = { file: 'a-2-00000000.png', temp: '.imagelock-000000000000.tmp' }
  const candidate = { t: 'candidate', id: 'a', ...names, entry: { ...entryOf('a', 'A'), fingerprint: 'F' } } as const
  const whole = replay(text(ask(1), link(1), candidate))
  expect([whole.candidates.get('F'), whole.purchases.size, whole.unsettled.size]).toEqual([
    { id: 'a', ...names, entry: candidate.entry },
    0,
    0,
  ])
  const nothing = (): boolean => false
  expect(remaining(whole, nothing, nothing, 0)).toEqual([candidate])
  for (const file of ['../x.png', 'x/y.png', '..', '.', '/x.png', 'x\\y.png', 'x.png/', 'x\n', '']) {
    const planted = replay(text(ask(1), link(1), { ...candidate, file }))
    expect([file, planted.candidates.size, planted.purchases.size]).toEqual([file, 0, 1])
    const half = replay(text(ask(1), link(1), { ...candidate, temp: file }))
    expect([file, half.candidates.size, half.purchases.size]).toEqual([file, 0, 1])
  }
})

describe('a record counts where every field that is relied on is there', () => {
  const before = text(ask(1))
  const entry = entryOf('a', 'A')
  const names = { file: 'a-2.png', temp: '.imagelock-000000000000.tmp' }
  test.each<[JournalRecord, string[]]>([
    [ask(2, 'G'), ['n', 'id', 'fp']],
    [link(1), ['n', 'url', 'deadline']],
    [end(1, 'nothing'), ['n', 'as']],
    [{ t: 'temp', path: 'x' }, ['path']],
    [{ t: 'moving', temp: 'a', from: 'b', to: 'c' }, ['temp', 'from', 'to']],
    [note, ['id', 'entry', 'entry.path', 'entry.fingerprint', 'entry.file', 'entry.file.sha256']],
    [{ t: 'aside', fp: 'F', file: '/s/x.png', code: 'c', message: 'm' }, ['fp', 'file', 'code', 'message']],
    [{ t: 'kept', id: 'b', file: '/s/y.png' }, ['id', 'file']],
    [
      { t: 'candidate', id: 'a', ...names, entry },
      ['id', 'file', 'temp', 'entry', 'entry.path', 'entry.fingerprint', 'entry.file', 'entry.file.sha256'],
    ],
    [{ t: 'split', of: 3, wants: 'w', work: ['F', 'G'] }, ['of', 'wants', 'work', 'work.1']],
  ])('%j', (record, fields) => {
    expect(replay(before + text(record))).not.toEqual(replay(before))
    for (const field of fields) {
      for (const value of [undefined, null, true, 7, '7', {}]) {
        const broken = structuredClone(record) as unknown as Record<string, unknown>
        const parents = field.split('.').slice(0, -1)
        const parent = parents.reduce((now, name) => now[name] as Record<string, unknown>, broken)
        const name = field.split('.').at(-1) as string
        if (typeof parent[name] === typeof value && typeof value !== 'object') continue
        parent[name] = value
        const line = `${JSON.stringify(broken)}\n`
        expect([line, replay(before + line)]).toEqual([line, replay(before)])
      }
    }
  })

  test('the sharing out of the newest, a kept file once', () => {
    const split = (of: number): JournalRecord => ({ t: 'split', of, wants: 'w', work: ['F'] })
    const kept = (file: string): JournalRecord => ({ t: 'kept', id: 'b', file })
    const view = replay(text(split(2), split(3), kept('x'), kept('y'), kept('x')))
    expect(view.split).toEqual({ of: 3, wants: 'w', work: ['F'] })
    expect(view.kept.map(({ file }) => file)).toEqual(['x', 'y'])
    expect([replay('').split, replay('').kept]).toEqual([null, []])
  })
})

describe('a torn journal', () => {
  const whole = text(ask(1), end(1, 'unknown'), ask(7, 'G'), link(7))

  test('cut at any byte, it says what its whole lines say', () => {
    for (let length = 0; length <= whole.length; length++) {
      const cut = replay(whole.slice(0, length))
      const lines = replay(whole.slice(0, whole.slice(0, length).lastIndexOf('\n') + 1))
      // The last line may be whole but for its newline: then it counts.
      if (!isWhole(whole.slice(0, length)))
        expect([...cut.unsettled, ...cut.purchases]).toEqual([...lines.unsettled, ...lines.purchases])
    }
    expect(replay(whole).purchases.get('G')?.order).toBe(7)
  })

  test.each([
    ['NUL bytes of a power cut', '\0\0\0\0\n'],
    ['another program’s line', 'hello\n[1]\n{"a":1}\n'],
    ['a kind of record that this version does not know', '{"t":"later","id":"a"}\n'],
    ['a name of every object', '{"t":"constructor"}\n{"t":"__proto__"}\n{"t":null}\n{"t":7}\n'],
    [
      'a purchase without its fields',
      '{"t":"ask","n":50}\n{"t":"ask","n":"50","id":"a","fp":"F"}\n{"t":"ask","n":50,"id":"a"}\n',
    ],
    [
      'a link without its fields',
      '{"t":"link","n":7}\n{"t":"link","n":7,"url":"x","deadline":"9"}\n{"t":"link","n":7,"url":{},"deadline":9}\n',
    ],
    ['an end without its fields', '{"t":"end","n":7}\n{"t":"end","as":"stored"}\n'],
    [
      'a file without its name',
      '{"t":"temp"}\n{"t":"temp","path":7}\n{"t":"moving","temp":"a","from":"b"}\n{"t":"moving","from":"a","to":"b"}\n',
    ],
    [
      'a picture without its entry',
      '{"t":"note","id":"a"}\n{"t":"note","id":"a","entry":null}\n{"t":"note","id":"a","entry":7}\n{"t":"note","id":"a","entry":{"path":"x","fingerprint":"G"}}\n',
    ],
    [
      'an entry without its fields',
      '{"t":"note","id":"a","entry":{"path":"x","file":{"sha256":"y"}}}\n{"t":"note","id":"a","entry":{"fingerprint":"G","file":{"sha256":"y"}}}\n{"t":"note","entry":{"path":"x","fingerprint":"G","file":{"sha256":"y"}}}\n',
    ],
    [
      'a kept file without its name',
      '{"t":"kept","id":"a"}\n{"t":"kept","file":"a"}\n{"t":"aside","fp":"G","file":"x","code":"c"}\n{"t":"aside","fp":"G","file":"x","message":"m"}\n',
    ],
  ])('%s is left out', (_, line) => {
    expect(replay(`${line}${whole}${line}`)).toEqual(replay(whole))
  })

  test('what the next run notes is not glued to the torn line', async () => {
    const file = memory(`${text(ask(1), end(1, 'nothing'))}{"t":"ask","n":2,"id"`)
    const journal = openJournal(file, 2)
    await journal.sync(ask(2, 'G'))
    await journal.sync(end(2, 'unknown'))
    expect([...replay(file.text()).unsettled]).toEqual(['G'])
    // One line is ended, once.
    expect(
      file
        .text()
        .split('\n')
        .filter((line) => line === ''),
    ).toHaveLength(1)
  })

  test('nor what follows a write that failed half way', async () => {
    const file = memory('')
    const journal = openJournal(file, 1)
    await journal.sync(ask(1))
    file.failNext()
    await expect(journal.sync(end(1, 'stored'))).rejects.toThrow('ENOSPC')
    await journal.sync(ask(2, 'G'))
    expect([...replay(file.text()).unsettled].toSorted()).toEqual(['F', 'G'])
  })
})

function isWhole(cut: string): boolean {
  try {
    JSON.parse(cut.slice(cut.lastIndexOf('\n') + 1))
    return true
  } catch {
    return false
  }
}

test('the next number is free', () => {
  expect([replay('').next, replay(text(ask(4), ask(2), end(4, 'stored'))).next]).toEqual([1, 5])
  const journal = openJournal(memory(''), 5)
  expect([journal.number(), journal.number()]).toEqual([5, 6])
})

describe('group commit', () => {
  test('a thousand records of one moment share two syncs, in their order', async () => {
    const file = memory('')
    const journal = openJournal(file, 1)
    await Promise.all(Array.from({ length: 1000 }, (_, n) => journal.sync(ask(n + 1, `F${n}`))))
    expect(file.appends).toEqual([true, true])
    expect([...replay(file.text()).unsettled]).toEqual(Array.from({ length: 1000 }, (_, n) => `F${n}`))
  })

  test('no promise resolves before its record is synced', async () => {
    const file = memory('')
    const journal = openJournal(file, 1)
    const seen: boolean[] = []
    await Promise.all(
      Array.from({ length: 20 }, async (_, n) => {
        await journal.sync(ask(n + 1, `F${n}`))
        seen.push(file.text().includes(`"F${n}"`))
      }),
    )
    expect(seen).toEqual(Array.from({ length: 20 }, () => true))
  })

  test('a note alone costs no sync', async () => {
    const file = memory('')
    const journal = openJournal(file, 1)
    await journal.note({ t: 'temp', path: 'x' })
    await Promise.all([journal.note({ t: 'temp', path: 'y' }), journal.note({ t: 'temp', path: 'z' })])
    expect(file.appends).not.toContain(true)
  })

  test('a failure is told to each of its batch, and to nobody else', async () => {
    const file = memory('')
    const journal = openJournal(file, 1)
    const first = journal.sync(ask(1))
    file.failNext(1)
    const batch = [journal.sync(ask(2)), journal.sync(ask(3))]
    expect((await Promise.allSettled([first, ...batch])).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
    ])
    await journal.sync(ask(4))
  })
})

describe('what a run leaves behind', () => {
  const wanted = (fp: string): boolean => fp === 'F'
  const left = (now: number, ...records: JournalRecord[]): JournalRecord[] =>
    remaining(replay(text(...records)), wanted, wanted, now)

  test('nothing, where all is stored: the journal goes', async () => {
    const file = memory(text(ask(1), link(1), end(1, 'stored')))
    await openJournal(file, 2).close(left(0, ask(1), link(1), end(1, 'stored')))
    expect(file.removed()).toBe(true)
  })

  test('what remains, in the place of all else: the journal stays', async () => {
    const file = memory(text(ask(1), link(1), ask(2, 'G')))
    await openJournal(file, 3).close([ask(1, 'G'), link(1)])
    expect([file.removed(), file.text()]).toEqual([false, text(ask(1, 'G'), link(1))])
  })

  test.each<[string, number, JournalRecord[], JournalRecord[]]>([
    [
      'a link that lives, wanted or not',
      8,
      [ask(5, 'G'), link(5)],
      [ask(1, 'G'), { ...link(5), n: 1 } as JournalRecord],
    ],
    ['a dead link that nobody wants is forgotten', 9, [ask(5, 'G'), link(5)], []],
    [
      'what still has a temporary name (the caller looks which are there)',
      0,
      [
        { t: 'temp', path: 'x/.imagelock-0123456789ab.tmp' },
        { t: 'moving', temp: '.imagelock-0123456789ac.tmp', from: 'a.png', to: 'b.png' },
      ],
      [
        { t: 'temp', path: 'x/.imagelock-0123456789ab.tmp' },
        { t: 'moving', temp: '.imagelock-0123456789ac.tmp', from: 'a.png', to: 'b.png' },
      ],
    ],
    [
      'a dead link that is wanted has one try yet',
      9,
      [ask(5), link(5)],
      [ask(1), { ...link(5), n: 1 } as JournalRecord],
    ],
    ['an outcome that nobody wants any more is forgotten', 0, [ask(5, 'G')], []],
  ])('%s', (_, now, records, expected) => {
    expect(left(now, ...records)).toEqual(expected)
  })

  test('read again, it says the same', () => {
    const aside: JournalRecord = { t: 'aside', fp: 'F', file: '/s/x.png', code: 'c', message: 'm' }
    const note: JournalRecord = { t: 'note', id: 'a', entry: entryOf('a', 'A'), temp: null }
    const records = [
      ask(4, 'G'),
      link(4),
      ask(6),
      end(6, 'unknown'),
      aside,
      note,
      { t: 'kept', id: 'b', file: 'y' } as const,
    ]
    const before = replay(text(...records))
    const after = replay(text(...left(0, ...records)))
    expect({ ...after, next: 0, purchases: [...after.purchases.keys()] }).toEqual({
      ...before,
      next: 0,
      purchases: ['G'],
    })
  })
})

interface Memory extends JournalFile {
  /** Of each append, whether it was synced. */
  readonly appends: boolean[]
  readonly text: () => string
  readonly removed: () => boolean
  /** The append after so many more writes half of its text and fails. */
  readonly failNext: (after?: number) => void
}

/** A disk that takes its time. */
function memory(start: string): Memory {
  const appends: boolean[] = []
  let content = start
  let gone = false
  let failAfter = Infinity
  return {
    appends,
    text: () => content,
    removed: () => gone,
    failNext: (after = 0) => {
      failAfter = after
    },
    append: async (more, sync) => {
      await new Promise((resolve) => setTimeout(resolve, 1))
      if (failAfter-- === 0) {
        content += more.slice(0, more.length / 2)
        throw new Error('ENOSPC')
      }
      content += more
      appends.push(sync)
    },
    rewrite: async (whole) => {
      content = whole
    },
    remove: async () => {
      gone = true
    },
  }
}

test('what came together is synced where one of it must be, and not where none must', async () => {
  const file = memory('')
  const journal = openJournal(file, 1)
  await Promise.all([
    journal.note(ask(1)),
    journal.note(ask(2, 'G')),
    journal.sync(ask(3, 'H')),
    journal.note(ask(4, 'I')),
  ])
  await journal.note(ask(5, 'J'))
  expect(file.appends).toEqual([false, true, false])
  expect([...replay(file.text()).unsettled]).toEqual(['F', 'G', 'H', 'I', 'J'])
})

test('the warning about a lost purchase names the image and the request', () => {
  const lost = 'a was bought by an earlier run and its link died before the picture was stored'
  const warning = (message: string): object => ({ severity: 'warning', code: 'journal/lost', message })
  expect(lostWarning('a', 'r-1')).toEqual(warning(`${lost} (request id r-1)`))
  expect(lostWarning('a', null)).toEqual(warning(`${lost} (which left no request id)`))
})
