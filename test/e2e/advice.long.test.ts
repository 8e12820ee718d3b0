// What people are told to do next works when they do it, word for word.
import * as fs from 'node:fs'
import * as path from 'node:path'
import { expect, test } from 'vitest'
import { type Ran, type Scene, scene } from './harness.ts'

const FREE = { APIYI_API_KEY: undefined, APIYI_BASE_URL: 'https://127.0.0.1:9' }
const WORKFLOW = '.github/workflows/imagelock.yml'
const SMALL = 'defaults: { size: 64x64, output_format: png }\n'

const messages = ({ json }: Ran): string => json.problems.map(({ message }) => message).join('\n')
/** Runs a command as it was told. */
const follow = async (s: Scene, told: string): Promise<number | null> => (await s.run(...told.split(' ').slice(1))).code
const wrote = (s: Scene, name: string, from: string | RegExp, to: string): void =>
  s.write(name, s.read(name).toString().replace(from, to))

test.concurrent('init beside a first manifest: its own path, its own commands, what the workflow and git lack', async (t) => {
  const s = await scene(t)
  await s.runIn(FREE, 'init')
  const second = await s.runIn(FREE, 'init', '-m', 'other.yml')
  expect(second.stdout).toMatch(/^next +imagelock plan -m other\.yml\n +imagelock generate -m other\.yml\n/m)
  expect(second.stdout).not.toContain('the workflow proposes it')
  const how = 'one a line: images.yml and other.yml, and add other.yml to the paths of its push'
  expect(second.stderr).toContain(`in the job images of ${WORKFLOW}, give the input manifest of its step both, ${how}`)
  expect(second.stderr).toContain('add the line "other.lock.json merge=imagelock"')
  expect(s.read('other.yml').toString()).toContain('`imagelock check -m other.yml`')
  expect((await s.run('plan', '-m', 'images.yml', '-m', 'other.yml', '--json')).codes).toEqual([])
  const doctor = await s.runIn(FREE, 'doctor', '-m', 'other.yml', '--json')
  expect([doctor.code, doctor.codes]).toEqual([0, ['workflow/other-manifest']])
  expect(messages(doctor)).toContain(how)
  expect(doctor.json.findings?.map(({ code }) => code)).not.toContain('workflow/fine')

  // As told: then nothing is left to say.
  fs.appendFileSync(path.join(s.root, '.gitattributes'), 'other.lock.json merge=imagelock\n')
  s.git('config', 'merge.imagelock.driver', 'git a driver that can be found')
  wrote(s, WORKFLOW, 'paths: [images.yml]', 'paths: [images.yml, other.yml]')
  wrote(s, WORKFLOW, /$/, '        with:\n          manifest: |\n            images.yml\n            other.yml\n')
  const mended = await s.runIn(FREE, 'doctor', '-m', 'other.yml', '--json')
  expect([mended.codes, mended.json.findings?.some(({ code }) => code === 'workflow/fine')]).toEqual([[], true])
  s.remove('other.yml')
  const again = await s.runIn(FREE, 'init', '-m', 'other.yml')
  expect(again.stdout).toContain('imagelock generate -m other.yml   # or commit and push: the workflow proposes it')
  expect(again.stderr).toMatch(/^warning: \S+ is there already and was left as it is \[init\/exists\]\n$/)
})

test.concurrent('a further manifest beside steps that name theirs: all of them, from the folder of the step', async (t) => {
  const s = await scene(t)
  const step = (more: string): string =>
    `jobs: { a: { steps: [{ uses: imagelock/imagelock@v1, with: { ${more} } }] } }\n`
  s.write('web/images/x.txt', '')
  for (const [more, how] of [
    ['manifest: "a.yml\\nb/*.yml"', 'all 3, one a line: a.yml, b/*.yml and web/other.yml'],
    ['working-directory: ./web/', 'both, one a line: images.yml and other.yml'],
    ['working-directory: docs/en', 'both, one a line: images.yml and ../../web/other.yml'],
  ] as const) {
    s.write('.github/workflows/mine.yml', `on: push\n${step(more)}`)
    expect((await s.runIn(FREE, 'init', '-m', 'web/other.yml')).stderr).toContain(`its step ${how} [init/exists]\n`)
  }
})

test.concurrent('in a folder below, and above what the workflow names: the manifest is named, not a new one offered', async (t) => {
  const s = await scene(t)
  s.write('web/images.yaml', 'version: 1\nprovider: placeholder\nimages: { a: A }\n')
  s.write('web/docs/deep/x.md', '')
  s.write('docs/x.md', '')
  const at = (folder: string, ...args: string[]): Promise<Ran> => s.start(args, FREE, path.join(s.root, folder)).done
  const below = await at('web/docs/deep', 'plan')
  expect([below.code, below.stderr]).toEqual([2, expect.stringContaining('-m ../../images.yaml,')])
  expect((await at('web/docs/deep', 'plan', '-m', '../../images.yaml')).code).toBe(0)
  const fix = async (folder: string): Promise<string> =>
    (await at(folder, 'doctor', '--json')).json.findings?.find(({ code }) => code === 'manifest/not-found')?.fix ?? ''
  expect(await fix('web/docs/deep')).toBe('imagelock doctor -m ../../images.yaml looks at the one above')
  // None is above these.
  expect((await at('docs', 'plan')).stderr).toContain('imagelock init writes a first one')
  expect(await fix('docs')).toContain('imagelock init writes one')
  await s.runIn(FREE, 'init', '-m', 'web/other.yml')
  wrote(s, WORKFLOW, 'manifest: web/other.yml', 'manifest: "web/*.yaml\\nweb/other.yml\\ngone.yml"')
  expect(await fix('')).toBe("imagelock doctor -m 'web/*.yaml' -m web/other.yml looks at what the workflow names")
  expect(await follow(s, 'imagelock doctor -m web/other.yml')).toBe(0)
  expect(await fix('docs')).toContain("imagelock doctor -m '../web/*.yaml' -m ../web/other.yml")
})

test.concurrent('init once more: what is next is what there is to do', async (t) => {
  const s = await scene(t)
  const next = ({ stdout }: Ran): string[] =>
    [...stdout.matchAll(/^(?:next)? +(imagelock \S+)/gm)].map(([, one]) => one ?? '')
  await s.runIn(FREE, 'init')
  expect(next(await s.runIn(FREE, 'init'))).toEqual(['imagelock plan', 'imagelock generate'])
  expect((await s.runIn(FREE, 'generate')).code).toBe(0)
  expect(next(await s.runIn(FREE, 'init'))).toEqual(['imagelock check'])
  wrote(s, 'images.yml', 'prompt:', 'promt:')
  const wrong = await s.runIn(FREE, 'init')
  expect([wrong.code, next(wrong)]).toEqual([0, ['imagelock plan']])
  expect(wrong.stderr).toMatch(
    /^warning: images\.yml is there already .*cannot be used as it is: images\.yml:\d+: .*prompt/,
  )
  s.remove('images.yml')
  s.write('images.yml/x.txt', '')
  const folder = await s.runIn(FREE, 'init')
  expect([folder.code, next(folder)]).toEqual([0, []])
  expect(folder.stderr).toContain('can be no manifest: it is no file')
})

test.concurrent('init before git init: after it nothing is lacking but what is told', async (t) => {
  const s = await scene(t, { git: false })
  const begun = await s.runIn(FREE, 'init')
  const next = begun.stdout.slice(begun.stdout.indexOf('next')).replace(/^next/, '')
  expect(next).toMatch(/^ +git init /)
  for (const line of next
    .trim()
    .split('\n')
    .map((one) => one.trim())) {
    if (line.startsWith('git init')) s.git('init', '-q')
    else if (line.startsWith('git config')) s.git('config', 'merge.imagelock.driver', 'git stands for it')
    else if (!line.startsWith('#')) expect([line, await follow(s, line.replace(/ +#.*/, ''))]).toEqual([line, 0])
  }
  expect((await s.runIn(FREE, 'doctor', '--json')).codes).toEqual([])
  expect((await s.runIn(FREE, 'init')).stderr).not.toContain('.gitattributes')
  fs.rmSync(path.join(s.root, '.git'), { recursive: true })
  expect((await s.runIn(FREE, 'init')).stderr).not.toContain('.gitattributes')
})

test.concurrent('--adopt leaves out what another manifest has', async (t) => {
  const s = await scene(t)
  s.manifest(`provider: placeholder\n${SMALL}images: { a: A, deep/b: B }\n`)
  await s.run('generate')
  s.write('images/deep/c.png', s.read('images/a.png'))
  const adopted = await s.run('init', '--adopt', 'images/**', '-m', 'own.yml', '--json')
  expect([adopted.code, messages(adopted)]).toEqual([
    0,
    expect.stringMatching(/images\/a\.png was not adopted: images\.yml has it already\nimages\/deep\/b\.png was not/),
  ])
  expect(Object.values(s.lock('own.lock.json')).map((one) => one.path)).toEqual(['images/deep/c.png'])
  expect((await s.run('check', '-m', 'images.yml', '-m', 'own.yml')).code).toBe(0)
})

test.concurrent('init takes no path that a manifest in a folder below wants', async (t) => {
  const s = await scene(t)
  s.write('docs/index.md', '')
  s.write('docs/images.yml', 'version: 1\nimages: { a: { prompt: A, path: images/example.png } }\n')
  // Neither is a manifest.
  s.write('mkdocs.yml', 'version: [1\nimages: x\n')
  s.write('docs/images/list.yml', 'images: [a]\n')
  await s.runIn(FREE, 'init')
  expect(s.read('images.yml').toString()).toContain('path: docs/images/example-2.png\n')
})

test.concurrent('a workflow of the same name that is another: told, and mended as told', async (t) => {
  const s = await scene(t)
  s.write(WORKFLOW, '# Not imagelock/imagelock@v1.\non: push\njobs: { a: { runs-on: x, steps: [{ run: "true" }] } }\n')
  const fix = async (): Promise<string> =>
    (await s.runIn(FREE, 'doctor', '--json')).json.findings?.find(({ code }) => code === 'workflow/none')?.fix ?? ''
  expect(await fix()).toContain(`${WORKFLOW} is another workflow: rename it, then imagelock init writes one`)
  const begun = await s.runIn(FREE, 'init')
  expect(begun.stderr).toContain('it does not run imagelock. Rename it and run imagelock init again')
  expect(begun.stdout).not.toContain('the workflow proposes it')
  fs.renameSync(path.join(s.root, WORKFLOW), path.join(s.root, '.github/workflows/mine.yml'))
  expect(await fix()).toBe('imagelock init writes one')
  expect((await s.runIn(FREE, 'init', '--json')).json.files).toEqual([WORKFLOW])
  expect((await s.runIn(FREE, 'doctor', '--json')).codes).toEqual(['attributes/merge-driver'])
})

test.concurrent("a person's own picture whose request changed: accept or --force, never restore", async (t) => {
  const s = await scene(t, { keeps: true })
  s.manifest(`provider: placeholder\n${SMALL}images: { a: A }\n`)
  await s.run('generate')
  for (const name of ['images.yml', 'images.lock.json']) s.remove(name)
  await s.run('init', '--adopt', 'images/*', '-m', 'own.yml')
  wrote(s, 'own.yml', /TODO[^"]*/, 'a pier')
  const accept = 'imagelock accept a -m own.yml'
  const force = 'imagelock generate --force a -m own.yml'
  expect((await s.run('plan', '-m', 'own.yml')).stdout).toContain(
    "a person's own picture, its request changed (prompt): accept keeps it, generate --force makes it anew",
  )
  const refused = await s.run('restore', 'a', '-m', 'own.yml', '--json')
  const error = refused.json.manifests[0]?.images[0]?.error
  expect([refused.code, error?.code]).toEqual([1, 'restore/nothing'])
  for (const told of [
    error?.message,
    messages(await s.run('generate', '-m', 'own.yml', '--json')),
    messages(await s.run('check', '-m', 'own.yml', '--json')),
  ]) {
    expect(told).toContain(accept)
    expect(told).toContain(force)
    expect(told).not.toContain('imagelock restore')
  }
  await s.run('gallery', '-m', 'own.yml')
  expect(s.read('imagelock.html').toString()).toContain(force)
  s.remove('imagelock.html')
  expect(await follow(s, accept)).toBe(0)
  expect((await s.run('check', '-m', 'own.yml')).code).toBe(0)

  // Another seed replaces nothing by itself.
  const rerolled = await s.run('reroll', 'a', '-m', 'own.yml', '--json')
  expect([rerolled.code, rerolled.codes, messages(rerolled)]).toEqual([
    0,
    ['reroll/left-alone'],
    expect.stringContaining(force),
  ])
  const before = s.sha('images/a.png')
  expect([await follow(s, force), s.sha('images/a.png') === before]).toEqual([0, false])
  expect((await s.run('check', '-m', 'own.yml')).code).toBe(0)
})

test.concurrent('an edited file: the commands name its own manifest, and restore only where something is locked', async (t) => {
  const s = await scene(t)
  const text = `version: 1\nprovider: placeholder\n${SMALL}images: { hero: A }\n`
  for (const name of ['a', 'b', 'c']) s.write(`${name}/images.yml`, text)
  await s.run('generate', '-m', '*/images.yml')
  s.commit()
  s.write('c/images.yml', text.replace('hero: A', 'hero: A, late: B'))
  s.write('c/images/late.png', s.read('a/images/hero.png'))
  s.write('a/images/hero.png', 'somebody')
  const told = messages(await s.run('check', '-m', '*/images.yml', '--json'))
  expect(told).toContain(
    'imagelock accept hero -m a/images.yml keeps what was edited, imagelock restore hero -m a/images.yml undoes it',
  )
  expect(told).toContain('imagelock accept late -m c/images.yml keeps what was edited, or remove the file')
  const nothing = await s.run('restore', 'late', '-m', 'c/images.yml', '--json')
  expect(nothing.json.manifests[0]?.images[0]?.error?.message).toContain('imagelock accept late -m c/images.yml keeps')
  expect(await follow(s, 'imagelock restore hero -m a/images.yml')).toBe(0)
  expect(await follow(s, 'imagelock accept late -m c/images.yml')).toBe(0)
  expect((await s.run('check', '-m', '*/images.yml')).code).toBe(0)
})

test.concurrent('candidates: paths from the current folder, pick lines that work, counted once', async (t) => {
  const s = await scene(t, { keeps: true })
  const head = `version: 1\n${SMALL}images:\n  a: { prompt: A, seed: 1 }\n`
  s.write('site/images.yml', `${head}  m: { matrix: { n: [x, y] }, prompt: "{{ n }}", seed: 5 }\n`)
  s.write('docs/x.md', '')
  const here = path.join(s.root, 'docs')
  const run = (...args: string[]): Promise<Ran> => s.start([...args, '-m', '../site/images.yml'], {}, here).done
  await run('generate')
  const made = await run('generate', 'a', 'm/x', '--candidates', '2')
  expect(made.stdout).toMatch(/^4 candidates made\. Spent 0\.12 USD$/m)
  expect(made.stderr).toContain('of the matrix m, of which pick takes none alone')
  const picks = [...made.stdout.matchAll(/^ {2}imagelock (pick .*?) {2,}(\S+)$/gm)]
  expect(picks.map(([, words]) => words)).toEqual([2, 3].map((seed) => `pick a ${seed} -m ../site/images.yml`))
  const files = [...made.stdout.matchAll(/\S+\.(?:png|webp)/g)].map(([file]) => file)
  // Four made, one contact sheet, four to look at.
  expect(files).toHaveLength(9)
  for (const file of files) {
    expect([file, fs.existsSync(path.join(here, file))]).toEqual([file, true])
    expect(file).toMatch(/^\.\.\/\.git\//)
  }
  s.asked()
  expect((await run('generate', 'a', '--candidates', '2')).stdout).toMatch(
    /^2 candidates there already\. Spent 0\.00 /m,
  )
  expect((await run('generate', 'a', '--candidates', '3')).stdout).toMatch(/^1 candidate made, 2 there already\. /m)
  expect(s.billed()).toBe(1)
  const taken = await s.start(picks[0]?.[1]?.split(' ') ?? [], {}, here).done
  expect([taken.code, taken.stdout.trim().split('\n').at(-1)]).toEqual([0, '1 candidate taken, nothing bought'])
  expect((await run('pick', 'a', '2')).stdout).toContain('the candidate was taken already')

  // What the warning says of the matrix: left out of it, written out with the seed, and taken for nothing.
  s.write(
    'site/images.yml',
    `${head.replace('seed: 1', 'seed: 2')}  m: { matrix: { n: [x, y], exclude: [{ n: x }] }, prompt: "{{ n }}", seed: 5 }\n  m/x: { prompt: x, seed: 7 }\n`,
  )
  expect([(await run('generate', '--json')).rows, s.asked().all]).toEqual([
    { a: 'unchanged', 'm/y': 'unchanged', 'm/x': 'update generated' },
    0,
  ])
  s.write('docs/images.yml', head)
  const two = await s.start(['generate', 'a', '--candidates', '1', '-m', '*/images.yml'], {}, s.root).done
  expect([two.code, /^\d.*(?=\. Spent)/m.exec(two.stdout)?.[0]]).toEqual([0, '2 candidates made'])
  const forced = await run('generate', '--force', 'a')
  expect(forced.stdout).toMatch(/^1 generated\. Spent/m)
})

test.concurrent("candidates of a person's own picture: no pick line that is refused", async (t) => {
  const s = await scene(t, { keeps: true })
  s.manifest(`provider: placeholder\n${SMALL}images: { a: { prompt: A, seed: 1 } }\n`)
  await s.run('generate')
  for (const name of ['images.yml', 'images.lock.json']) s.remove(name)
  await s.run('init', '--adopt', 'images/*', '-m', 'own.yml')
  const made = await s.run('generate', 'a', '--candidates', '1', '-m', 'own.yml')
  expect(made.stdout).not.toContain('imagelock pick')
  const seed = /^ {2}a {2}seed (\d+) /m.exec(made.stdout)?.[1] ?? ''
  expect(made.stderr).toContain('remove images/a.png first, then imagelock pick a SEED -m own.yml takes a candidate')
  expect((await s.run('pick', 'a', seed, '-m', 'own.yml', '--json')).codes).toEqual(['pick/edited'])
  s.remove('images/a.png')
  expect(await follow(s, `imagelock pick a ${seed} -m own.yml`)).toBe(0)
})

test.concurrent('a plan past a cap buys nothing by nature, and says what generate would do', async (t) => {
  const s = await scene(t)
  s.manifest(`${SMALL}images: { a: A }\n`)
  const plan = await s.run('plan', '--max-cost', '0', '--max-images', '0', '--json')
  expect([plan.code, plan.codes]).toEqual([0, ['cap/cost', 'cap/images']])
  expect(messages(plan)).not.toContain('was bought')
  expect(messages(plan).split('generate would buy nothing')).toHaveLength(3)
})

test.concurrent('check tells what is in the way, what is gone for good, and where restore has nothing to bring back', async (t) => {
  const s = await scene(t)
  const wants = (images: string): void => s.manifest(`provider: placeholder\n${SMALL}images: { ${images} }\n`)
  wants('own: O, changed: C, folder: F, renamed: R, left: L, gone: G')
  await s.run('generate')
  const mine = s.read('images/left.png')
  for (const id of ['own', 'changed']) s.write(`images/${id}.png`, mine)
  await s.run('accept', 'own', 'changed')
  wants('own: O, changed: C2, folder: F, renamed: { prompt: R, path: images/new.png }')
  for (const id of ['own', 'changed', 'folder']) s.remove(`images/${id}.png`)
  s.write('images/folder.png/x', '')
  s.write('images/new.png', mine)
  s.write('images/left.png', 'somebody')

  const told = messages(await s.run('check', '--json'))
  expect(told).toContain('remove first what stands in the way of images/folder.png (')
  expect(told).toContain(
    "it takes own (a person's own) back where git has it, else put the file back, or imagelock gen",
  )
  expect(told).toContain(
    "it makes changed (a person's own) anew, the file gone and the request changed: put the file back",
  )
  expect(told).toContain(
    'accept renamed keeps what was edited, or remove the file, and imagelock generate renamed fills',
  )
  expect(told).not.toContain('imagelock restore')
  const plan = (await s.run('plan')).stdout
  expect(plan).toMatch(
    /update +changed .*own picture, its file gone and its request changed \(prompt\): putting the file/,
  )
  expect(plan).not.toContain('drawn again')

  // Neither an orphan nor a person's own picture is told as one that is drawn as any other.
  const orphan = await s.run('explain', 'gone')
  expect(orphan.stdout).toMatch(/^gone {2}orphan\n[^]*prompt +G .*\n[^]*imagelock prune gone drops it\n$/)
  expect((await s.run('explain', 'own')).stdout).toMatch(/a person's own picture, its file gone: .*\n {2}drawn on this/)
  const nothing = await s.run('restore', 'gone', '--json')
  expect([nothing.code, nothing.codes]).toEqual([0, ['restore/orphan']])
  const pruned = await s.run('prune')
  expect(pruned.stdout).toMatch(/^ {2}pruned +gone +images\/gone\.png$/m)
  expect(pruned.stdout).toMatch(/^ {2}pruned +left +its entry alone$/m)
  expect(pruned.stderr).toContain('images/left.png was left')

  // As told.
  fs.rmSync(path.join(s.root, 'images/folder.png'), { recursive: true })
  s.write('images/changed.png', mine)
  expect((await s.run('generate', '--json')).rows).toMatchObject({ own: 'missing failed', changed: 'edited kept' })
  s.remove('images/new.png')
  for (const command of ['generate --force own', 'generate renamed', 'accept changed'])
    expect([command, await follow(s, `imagelock ${command}`)]).toEqual([command, 0])
  expect((await s.run('check', '--json')).codes).toEqual([])
})

test.concurrent('restore says where the picture is, and what keeps it out', async (t) => {
  const s = await scene(t)
  s.manifest(`provider: placeholder\n${SMALL}images: { a: A, b: B }\n`)
  await s.run('generate')
  s.commit()
  s.remove('images/b.png')
  s.write('images/b.png/x', '')
  const refused = await s.run('restore', 'b', '--json')
  expect(refused.json.manifests[0]?.images[0]?.error?.code).toBe('plan/no-place')
  fs.rmSync(path.join(s.root, 'images/b.png'), { recursive: true })
  expect((await s.run('restore', 'b')).code).toBe(0)

  s.write('images/a.png', 'no picture')
  // Told from the current folder, with the way out.
  const accept = await s.start(['accept', 'a', '-m', '../images.yml'], FREE, path.join(s.root, 'images')).done
  expect(accept.stderr).toMatch(
    /cannot be accepted: \.\.\/images\/a\.png is no whole picture .*; imagelock restore a -m \.\.\/images\.yml brings/,
  )
  s.manifest(`provider: placeholder\n${SMALL}images: { a: { prompt: A, path: images/new.png }, b: B }\n`)
  expect((await s.run('restore', 'a')).stdout).toMatch(/^ {2}restored +a +images\/a\.png /m)
  s.write('images/a.png', 'edited')
  const told = messages(await s.run('restore', 'a', '--json'))
  expect(told).toBe('a is back at images/a.png, where it was locked: imagelock generate a brings it to images/new.png')
  expect([await follow(s, 'imagelock generate a'), (await s.run('check')).code]).toEqual([0, 0])
})

test.concurrent('seeds: candidates of another request, one of a matrix, a model that takes none; folded warnings', async (t) => {
  const s = await scene(t, { keeps: true })
  const head = `${SMALL}images:\n  m: { matrix: { n: [x, y] }, prompt: "{{ n }}", provider: placeholder }\n`
  const seedless = [0, 1, 2, 3, 4].map((n) => `  g${n}: { prompt: "${n}", model: gpt-image-2-all }\n`)
  const wants = (prompt: string): void =>
    s.manifest(`${head}  a: { prompt: ${prompt}, provider: placeholder, seed: 1 }\n${seedless.join('')}`)
  wants('A')
  await s.run('generate', 'a', '--candidates', '2')
  wants('B')
  expect(messages(await s.run('pick', 'a', '2', '--json'))).toMatch(
    /seeds 2, 3 were made for another one \(prompt changed since\)/,
  )
  for (const words of [
    ['pick', 'm/x', '2'],
    ['reroll', 'm/x'],
  ])
    expect(messages(await s.run(...words, '--json'))).toContain(
      'exclude it from the matrix and write it out as an image',
    )

  // Programs have a warning an image, people one for all.
  const folded = await s.run('plan')
  expect(folded.stderr).toMatch(
    /^images\.yml {2}warning: g0, g1, g2 and 2 more: gpt-image-2-all takes no seed.* \(5 images; --verbose names each\) \S+\n$/,
  )
  expect((await s.run('plan', '--verbose')).stderr.match(/takes no seed/g)).toHaveLength(5)
  expect((await s.run('plan', '--json')).codes).toEqual(seedless.map(() => 'provider/unreproducible'))

  expect(messages(await s.run('reroll', 'g0', '--json'))).toContain('To make it, use imagelock generate g0')
  expect([await follow(s, 'imagelock generate g0'), s.billed()]).toEqual([0, 1])
  expect(messages(await s.run('reroll', 'g0', '--json'))).toContain('use imagelock generate --force g0')
  const capped = await s.run('generate', '--force', 'g0', '--max-cost', '0')
  expect([capped.code, capped.stdout]).toEqual([4, expect.stringContaining('\n1 unchanged (made again). Price: 0.0')])
})
