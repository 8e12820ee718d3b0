// Which images a name selects (spec cli.md: "in a glob `*` stays within a part and `**` crosses").
import { describe, expect, test } from 'vitest'
import { globPattern } from '../../src/glob.ts'
import { selection } from '../../src/plan/select.ts'

/** Ids with the key that they have under `images`. */
const IDS = [
  ['hero', 'hero'],
  ['icon/cloud-dark', 'icon'],
  ['icon/lock-dark', 'icon'],
  ['icon/big', 'icon/big'],
  ['a/b/c', 'a/b/c'],
  ['a.b', 'a.b'],
] as const

test.each<[string, string[], string[]]>([
  ['no name selects all', [], IDS.map(([id]) => id)],
  ['an id', ['hero'], ['hero']],
  ['the id of a matrix', ['icon'], ['icon/cloud-dark', 'icon/lock-dark']],
  ['one image of a matrix', ['icon/lock-dark'], ['icon/lock-dark']],
  ['* stays within a part', ['*'], ['hero', 'a.b']],
  ['* within a part', ['icon/*-dark'], ['icon/cloud-dark', 'icon/lock-dark']],
  ['* may be empty', ['hero*'], ['hero']],
  ['** crosses', ['a/**'], ['a/b/c']],
  ['** alone', ['**'], IDS.map(([id]) => id)],
  ['**/ may match no folder', ['**/hero'], ['hero']],
  ['**/ inside', ['a/**/c'], ['a/b/c']],
  ['a dot is a dot', ['a.*'], ['a.b']],
  ['several names', ['hero', 'a/*/c'], ['hero', 'a/b/c']],
  ['case counts', ['Hero'], []],
  ['no part of an id', ['ero'], []],
])('%s', (_, names, selected) => {
  const chosen = selection(names)
  expect(IDS.filter(([id, source]) => chosen.selected(id, source)).map(([id]) => id)).toEqual(selected)
})

describe('a glob', () => {
  test.each([
    ['x**/y', 'xy', false],
    ['x**/y', 'xz/y', true],
    ['**/y', 'xy', false],
    ['a/**/y', 'a/y', true],
    ['a+(b)', 'aab', false],
    ['a+(b)*', 'a+(b)c', true],
  ])('%s fits %s: %s', (glob, text, fits) => {
    expect(globPattern(glob).test(text)).toBe(fits)
  })
})

test('names that select nothing are told, whichever manifest the others are in', () => {
  const chosen = selection(['hero', 'icon', 'x*', 'nobody'])
  chosen.selected('icon/a', 'icon')
  expect(chosen.unused()).toEqual(['hero', 'x*', 'nobody'])
  chosen.selected('hero', 'hero')
  chosen.selected('xy', 'xy')
  expect(chosen.unused()).toEqual(['nobody'])
})
