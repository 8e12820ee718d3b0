// Words of the command line about seeds and candidates: what is taken, and what is refused with a code.
import { expect, test } from 'vitest'
import { readArguments } from '../src/arguments.ts'

function read(line: string): unknown {
  try {
    const parsed = readArguments(line.split(' '))
    return parsed.kind === 'run' ? [parsed.options.ids, parsed.options.seed, parsed.options.candidates] : parsed.kind
  } catch (error) {
    return (error as { code: string }).code
  }
}

test.each<[string, unknown]>([
  ['pick a 0', [['a'], 0, 0]],
  ['pick a/b 2147483647 -m x.yml', [['a/b'], 2147483647, 0]],
  ['pick a', 'option/ids'],
  ['pick a 1 2', 'option/ids'],
  ['pick * 1', 'option/ids'],
  ['pick a 01', 'option/value'],
  ['pick a 1.0', 'option/value'],
  ['pick a 0x1', 'option/value'],
  ['pick a 2147483648', 'option/value'],
  ['pick a 99999999999', 'option/value'],
  ['reroll a b', [['a', 'b'], null, 0]],
  ['reroll', 'option/ids'],
  ['generate a --candidates 100', [['a'], null, 100]],
  ['generate a --candidates 0', 'option/value'],
  ['generate a --candidates 101', 'option/value'],
  ['generate --candidates 1', 'option/ids'],
  ['generate a --candidates 1 --force', 'option/together'],
  ['generate a --candidates 1 --prune', 'option/together'],
  ['generate a --candidates 1 --placeholder', 'option/together'],
  ['plan a --candidates 1', 'option/not-here'],
])('%s', (line, expected) => {
  expect(read(line)).toEqual(expected)
})
