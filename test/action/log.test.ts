// What a workflow's log, its summary and the pull request show of a run with two manifests (spec action.md).
import * as fs from 'node:fs'
import { expect, test } from 'vitest'
import { actionScene } from './scene.ts'

const manifest = (...images: readonly string[]): string =>
  `version: 1\ndefaults: { model: flux-2-klein-4b, size: 64x64, output_format: png }\nimages:\n${images.map((one) => `  ${one}\n`).join('')}`

test('a group a manifest, a line an image; failures on top with what to do', { timeout: 120_000 }, async (context) => {
  const s = await actionScene(context, {
    'images.yml': manifest('hero: ::error::a lighthouse @octocat fixes #1'),
    'docs/images.yml': manifest('diagram: a diagram', 'duel: a duel'),
  })
  s.gateway.script([{ on: 'purchase', prompt: 'a duel', fault: { kind: 'answer', what: 'moderated' } }])
  const ran = await s.act({ manifest: 'images.yml\ndocs/images.yml' })
  expect(ran.code).toBe(1)

  const groups = ran.commands.filter(({ command }) => command === 'group').map(({ data }) => data)
  expect([...new Set(groups.map((title) => title.replace(' (continued)', '')))].toSorted()).toEqual([
    'docs/images.yml',
    'images.yml',
  ])
  expect(ran.commands.filter(({ command }) => command === 'endgroup')).toHaveLength(groups.length)
  expect(
    ran.commands.filter(
      ({ command }) => !['group', 'endgroup', 'error', 'warning', 'debug', 'add-mask'].includes(command),
    ),
  ).toEqual([])
  const made = ran.log.filter((line) => /^ {2}(?:generated|refused) /.test(line))
  expect(made).toHaveLength(3)
  for (const line of made)
    expect(line).toMatch(/ (?:images\/hero|docs\/images\/(?:diagram|duel))\.png {2}.*\d\.\d s {2}/)

  const [pull] = s.repository.pulls
  const body = String(pull?.body)
  for (const text of [body, ran.summary]) {
    expect(text).toMatch(
      /^(?:### imagelock generate\n\n)?\*\*1 image could not be made:\*\*\n\n\*\*1 refused\.\*\* Change the prompt/,
    )
    expect(text).toContain('- **refused** <code>duel</code> of <code>docs/images.yml</code>')
    expect(text).toContain(`/o/r/blob/${ran.outputs['commit-sha']}/docs/images/diagram.png?raw=true`)
    expect(text).toContain('2 generated, 1 refused. Spent 0.02 USD')
    expect(text).not.toMatch(/@octocat|fixes #1/)
  }
})

const once = (text: string, part: string): number => text.split(part).length - 1

test(
  'a cap, a lost answer, a mistake: the inputs are named, and the log says each once',
  { timeout: 120_000 },
  async (context) => {
    const s = await actionScene(context, { 'images.yml': manifest('a: one', 'b: two') })
    const capped = await s.act({ 'max-cost': '0.01' })
    const keyless = await s.act({}, { env: { APIYI_BASE_URL: s.gateway.baseUrl } })
    s.gateway.script([{ on: 'purchase', prompt: 'two', fault: { kind: 'fin', billed: true } }])
    const lost = await s.act()
    await s.repository.commit('main', {
      'images.yml': manifest('a: { promt: one }', ...Array.from({ length: 11 }, (_, at) => `b${at}: { promt: two }`)),
    })
    const wrong = await s.act({}, { workspace: await s.checkout() })
    expect([capped.code, keyless.code, lost.code, wrong.code]).toEqual([4, 2, 1, 2])
    for (const [ran, said] of [
      [capped, 'Raise the input max-cost, or name fewer images'],
      [keyless, 'draw free drafts with the input placeholder'],
      [lost, 'the input paid-retries allows that'],
    ] as const) {
      expect(ran.stdout).toContain(said)
      const report = fs.readFileSync(ran.outputs['report'] ?? '', 'utf8')
      for (const text of [ran.stdout, ran.stderr, ran.summary, report]) expect(text).not.toMatch(/--(?:max|paid|place)/)
    }
    expect(String(s.repository.pulls[0]?.body)).toContain('the input paid-retries allows that')
    expect(capped.summary).toContain('**Totals**: 2 not made. Spent 0.00 USD')
    expect([once(capped.stdout, 'Raise the input max-cost'), once(keyless.stdout, 'no key for')]).toEqual([1, 1])
    const errors = wrong.commands.filter(({ command }) => command === 'error')
    const [mistake] = errors
    // The platform shows ten; the rest stands in the log alone.
    expect([errors.length, wrong.log.filter((line) => line.includes('[manifest/')).length]).toEqual([10, 24])
    expect(mistake?.properties).toMatchObject({ file: 'images.yml', line: '4' })
    expect(once(wrong.stdout, mistake?.data ?? '')).toBe(1)
    expect(wrong.log.join('\n')).toMatch(
      /^images\.yml:4:8 {2}\[manifest\/[\w-]+\]\n {3}4 \| {3}a: \{ promt: one \}\n {5}\| {8}\^$/m,
    )
  },
)

test('what ends before its plan is headed by its own command; commands are told from the root of the repository', async (context) => {
  const s = await actionScene(context, {
    'site/images.yml': manifest('a: one'),
    'site/other.yml': manifest('b: { promt: two }'),
  })
  const headed = async (inputs: Readonly<Record<string, string>>): Promise<readonly unknown[]> => {
    const ran = await s.act({ 'working-directory': 'site', ...inputs })
    const report = JSON.parse(fs.readFileSync(ran.outputs['report'] ?? '', 'utf8')) as { readonly command: string }
    return [ran.code, ran.summary.split('\n')[0], report.command]
  }
  // No folder of bundles; a manifest that is wrong.
  expect(await headed({ command: 'merge' })).toEqual([2, '### imagelock merge', 'merge'])
  expect(await headed({ command: 'merge', bundles: 'x', manifest: 'other.yml' })).toEqual([
    2,
    '### imagelock merge',
    'merge',
  ])
  expect(await headed({ command: 'check', manifest: 'other.yml' })).toEqual([2, '### imagelock check', 'check'])

  const check = await s.act({ command: 'check', 'working-directory': 'site' })
  expect(check.stdout).toContain('To mend it: imagelock generate -m site/images.yml')
  expect(check.summary).toContain('imagelock generate -m site/images.yml')
  const glob = await s.act({ command: 'check', manifest: 'site/im*.yml' })
  expect(glob.stdout).toContain("To mend it: imagelock generate -m 'site/im*.yml'")
})
