// YAML as the manifest reads it, held against another parser; places; what is refused; that nothing is slow.
import { expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import type { Finding } from '../../src/manifest/findings.ts'
import { type Node, valueOf } from '../../src/manifest/nodes.ts'
import { placeOf, sourceOf } from '../../src/manifest/source.ts'
import { compose } from '../../src/manifest/yaml.ts'
import { DIFFERENT, SAME } from './yaml-cases.ts'

function data(node: Node | null): unknown {
  if (node === null) return null
  if (node.kind === 'scalar') return valueOf(node)
  if (node.kind === 'sequence') return node.items.map(data)
  if (node.kind === 'alias') return undefined
  return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, data(value)]))
}

function here(text: string): { value: unknown; codes: string[] } {
  const source = sourceOf('images.yml', text)
  const findings: Finding[] = []
  const { root } = compose(source, findings)
  const codes = findings.map(({ at, code }) => {
    const { line, column } = placeOf(source, at)
    return `${code.slice('manifest/'.length)}:${line}:${column}`
  })
  return { value: codes.length > 0 ? undefined : data(root), codes }
}

function there(text: string): unknown {
  const document = parseDocument(text, { version: '1.2', schema: 'core', merge: false, logLevel: 'silent' })
  return document.errors.length > 0 ? undefined : document.toJS()
}

test(`reads and refuses ${SAME.length} texts as another parser does`, () => {
  const wrong = SAME.filter((text) => {
    try {
      expect(here(text).value).toStrictEqual(there(text))
      return false
    } catch {
      return true
    }
  })
  expect(wrong).toEqual([])
  // Both halves of the table are there.
  expect(SAME.filter((text) => there(text) === undefined).length).toBeGreaterThan(30)
})

test.each(DIFFERENT)('differs: $why', ({ text, here: expected }) => {
  expect(here(text).value).toStrictEqual(expected)
  expect(there(text)).not.toStrictEqual(expected)
})

test.each<[string, string[]]>([
  ['a: 1\nb: 2\na: 3\na: 4', ['duplicate-key:3:1', 'duplicate-key:4:1']],
  ['a: {b: 1, "b": 2}', ['duplicate-key:1:11']],
  ['a: &x 1\nb: *x\nc: !!int 1\nd: !y {e: &z [1]}', ['anchor:1:4', 'alias:2:4', 'tag:3:4', 'tag:4:4', 'anchor:4:11']],
  ['%YAML 1.1\n# c\n%FOO x\n---\na: 1', ['directive:1:1', 'directive:3:1']],
  ['%TAG !e! tag:x,2000:\n---\na: !e!b 1\nb: &c 1', ['tag:3:4', 'anchor:4:4', 'directive:1:1']],
  ['a: 1\n---\nb: 2\n---\nc: 3', ['documents:2:1']],
  ['a: "x\x07y\x07"\nb: 1\x00\n#\x1b', ['control-character:1:4', 'control-character:2:4', 'control-character:3:2']],
  ['a:\n  <<: {b: 1}\n  "<<": 1', ['merge-key:2:3']],
  ['a:\n  ? [b]\n  : c\n  ? |\n    d\n  : e', ['key:2:5']],
  ['a: &x 1\nb: [1\nc: 2', ['anchor:1:4', 'syntax:3:1']],
  ['a: &x 1\nb: *y\nc: "open\nd: 1\ne: 2\n', ['anchor:1:4', 'alias:2:4', 'syntax:4:1']],
  ['['.repeat(500), ['depth:1:100']],
  ['a:\r\n  b: &x 1\r\n  c: &y 2\r\n', ['anchor:2:6', 'anchor:3:6']],
  ['a: 1\rb: &x 2\r', ['anchor:2:4']],
  ['a: "x\ry"\nb: z\r\n', ['control-character:1:4']],
  ['a: # > x |\n  >\n  text\nb: !t | # c | d\n  x\n"c|": &q |-\n  y', ['tag:4:4', 'anchor:6:7']],
])('tells of everything in %j', (text, expected) => {
  expect(here(text).codes).toEqual(expected)
})

test.each<[string, number, number]>([
  ['a: # > x |\n  >\n  text\n', 2, 3],
  ['"a|": |\n  x', 1, 7],
  ['a:\n  "x"', 2, 3],
  ["a: 'x'", 1, 4],
  ['a: !t |-\n  x', 1, 7],
  ['a:\n  - x', 2, 3],
  ['a:\n\n  b: 1', 3, 3],
  ['a:', 1, 1],
])('the value in %j stands at %i:%i', (text, line, column) => {
  const source = sourceOf('', text)
  const { root } = compose(source, [])
  const value = root?.kind === 'mapping' ? root.entries[0]!.value : null
  expect(placeOf(source, value!.at)).toEqual({ line, column })
})
