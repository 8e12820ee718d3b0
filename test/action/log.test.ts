// What a workflow's log, its summary and the pull request show of a run with two manifests (spec action.md).
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
  for (const line of made) expect(line).toMatch(/ images\/\w+\.png {2}.*\d\.\d s {2}/)

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
