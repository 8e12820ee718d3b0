// Which manifests a workflow is for, and whether a push of one starts it.
import { expect, test } from 'vitest'
import { howToAdd, isFor, proposes } from '../../src/setup/workflow-manifests.ts'
import { usesIn, workflowFindings } from '../../src/setup/workflows.ts'

const workflow = (inputs: string, on = '{ push: { branches: [main] } }'): string =>
  `on: ${on}\npermissions: write-all\nconcurrency: x\njobs: { pics: { steps: [{ uses: imagelock/imagelock@v1, with: ${inputs} }] } }\n`

/** Inputs, a manifest, whether the step works on it. */
const STEPS: readonly (readonly [string, string, boolean])[] = [
  ['{}', 'images.yml', true],
  ['{}', 'images.yaml', true],
  ['{}', 'other.yml', false],
  ['{}', 'site/images.yml', false],
  ['{ manifest: other.yml }', 'other.yml', true],
  ['{ manifest: other.yml }', 'images.yml', false],
  ['{ manifest: "images.yml\\n ./site/images.yml\\n" }', 'site/images.yml', true],
  ['{ manifest: "packages/*/images.yml" }', 'packages/web/images.yml', true],
  ['{ manifest: "packages/*/images.yml" }', 'packages/web/deep/images.yml', false],
  ['{ manifest: "**/images.yml" }', 'a/b/images.yml', true],
  ['{ working-directory: ./site/ }', 'site/images.yml', true],
  ['{ working-directory: site, manifest: ../other.yml }', 'other.yml', true],
  ['{ working-directory: site }', 'images.yml', false],
  // Known only in a run.
  ['{ manifest: "${{ matrix.manifest }}" }', 'other.yml', true],
]

test.each(STEPS)('with %s for %s: %s', (inputs, manifest, expected) => {
  const [use] = usesIn('x', workflow(inputs)) ?? []
  expect(use && isFor(use, manifest)).toBe(expected)
  // What a job of other manifests has or lacks says nothing of these: neither that all is well nor that a key is missing.
  const found = workflowFindings('x', workflow(inputs), true, undefined, (one) => isFor(one, manifest))
  expect(found.map(({ code }) => code).filter((code) => code !== 'workflow/credentials')).toEqual(
    expected ? ['workflow/no-key'] : [],
  )
})

test.each([
  ['{}', 'push', true],
  ['{}', '[push]', true],
  ['{}', '{ push: }', true],
  ['{}', '{ push: { paths: [images.yml] } }', true],
  ['{}', '{ push: { paths: ["**/images.yml"] } }', true],
  ['{}', '{ push: { paths: ["*.yml"] } }', true],
  ['{}', '{ push: { paths: [other.yml] } }', false],
  ['{}', '{ push: { tags: ["v*"] } }', false],
  ['{}', '{ push: { tags: ["v*"], branches: [main] } }', true],
  ['{}', '{ schedule: [{ cron: "1 1 * * 1" }] }', false],
  ['{}', 'workflow_dispatch', false],
  ['{ manifest: other.yml }', 'push', false],
  ['{ command: check }', 'push', false],
  ['{ deliver: none }', 'push', false],
  ['{ deliver: pull-request }', 'push', true],
])('%s on %s: a push of images.yml is proposed: %s', (inputs, on, expected) => {
  const [use] = usesIn('x', workflow(inputs, on)) ?? []
  expect(use && proposes(use, 'images.yml')).toBe(expected)
})

/** Inputs of a step that is for others, a manifest, the line that is to be added, and what the input has to have beside it. */
test.each([
  ['{ manifest: a.yml }', 'docs/b.yml', 'docs/b.yml', 'a.yml'],
  ['{ manifest: ../a.yml, working-directory: ./site/ }', 'docs/b.yml', '../docs/b.yml', '../a.yml'],
  ['{ working-directory: site }', 'site/b.yml', 'b.yml', 'images.yml'],
  ['{}', 'docs/b.yml', 'docs/b.yml', 'images.yml'],
])('a step with %s that is told of %s works on that and on what it had', (inputs, manifest, line, beside) => {
  const [use] = usesIn('x', workflow(inputs)) ?? []
  const text = use ? howToAdd([use], [manifest]) : ''
  expect(text).toContain(`give the input manifest of its step both, one a line: ${beside} and ${line}`)
  const followed = inputs.replace('{', `{ "manifest": "${beside}\\n${line}",`).replace(/ manifest: [^ ,}]+,?/, '')
  const [after] = usesIn('x', workflow(followed)) ?? []
  expect(after && isFor(after, manifest)).toBe(true)
})

test('several that are lacking are told in one, each with what the push lacks', () => {
  const [use] =
    usesIn('x', workflow('{ working-directory: site }', '{ push: { paths: [images.yml, "docs/**"] } }')) ?? []
  expect(use && howToAdd([use], ['a.yml', 'docs/b.yml', 'site/c.yml'])).toMatch(
    /step all 4, one a line: images\.yml, \.\.\/a\.yml, \.\.\/docs\/b\.yml and c\.yml, and add a\.yml and site\/c\.yml to the paths of its push$/,
  )
})
