// What real git says of attributes → what breaks images; and the fix that is named mends it.
import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { expect, test } from 'vitest'
import { ATTRIBUTES as ASKED, attributeFindings, readAttributes } from '../../src/setup/attributes.ts'
import type { Finding } from '../../src/setup/finding.ts'

/** Lines of `.gitattributes` → what is found, of a PNG and a JPEG. */
const ATTRIBUTES: readonly (readonly [string, readonly string[]])[] = [
  ['*.png text', ['attributes/text']],
  ['*.png eol=lf', ['attributes/text']],
  ['* text=auto eol=lf', []],
  ['* text\n*.png -text\n*.jpg binary', []],
  ['*.jpg working-tree-encoding=UTF-16', ['attributes/encoding']],
  ['*.jpg ident', ['attributes/ident']],
  ['*.png filter=crypt', ['attributes/filter']],
  ['*.md text', []],
]

test.each(ATTRIBUTES)('%s', (lines, expected) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'imagelock-attributes-'))
  const git = (args: readonly string[], input = ''): string =>
    execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      input,
      env: { PATH: process.env['PATH'], HOME: folder },
    })
  const look = (text: string): Finding[] => {
    fs.writeFileSync(path.join(folder, '.gitattributes'), `${text}\n`)
    const output = git(['check-attr', '-z', '--stdin', ...ASKED], 'pics/a.png\0pics/ü b.jpg\0')
    return attributeFindings(readAttributes(output))
  }
  try {
    git(['init', '-q'])
    const found = look(lines)
    expect(found.map(({ severity, code }) => [severity, code])).toEqual(expected.map((code) => ['error', code]))
    const cures = found.flatMap(
      ({ fix }) => /^put (.*) at the end of \.gitattributes$/.exec(fix ?? '')?.[1]?.split(' and ') ?? [],
    )
    expect(cures.length).toBe(found.length)
    expect(look([lines, ...cures].join('\n'))).toEqual([])
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
})
