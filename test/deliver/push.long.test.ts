// Delivery to a branch against a real git server: races, refusals, lost answers, many pictures.
import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, test } from 'vitest'
import { deliverToBranch, onTop } from '../../src/deliver/push.ts'
import { formatLock } from '../../src/lock/format.ts'
import { lockOf } from '../lock/sample.ts'
import { picture } from './pictures.ts'
import { clock, countingGit, draw, proposal, READER, site, target } from './site.ts'

const A = picture('a')
const B = picture('img/b')
const LOCK = 'images.lock.json'
const calm = (): number => 0

test('images and lock come to the branch; with nothing new the same commit stays', async () => {
  const { bench, repository, head, workTree } = await site()
  draw(workTree, [A, B])
  const run = proposal(head, [A, B])
  const first = await deliverToBranch(bench, run, target(), clock, calm)
  expect(first).toEqual({ kind: 'delivered', commit: (await repository.branches())['main'], left: [] })
  expect(await repository.show('main', 'img/b.png')).toEqual(B.bytes)
  expect((await repository.show('main', LOCK)).toString()).toBe(formatLock(lockOf({ a: A.entry, 'img/b': B.entry })))
  const again = await deliverToBranch(bench, run, target(), clock, calm)
  expect(again).toEqual({ ...first, kind: 'unchanged' })
  expect((await repository.log('main')).length).toBe(2)
})

test('a missing branch is made at the commit that is named, or refused', async () => {
  const { bench, repository, head, workTree } = await site()
  draw(workTree, [A])
  const branch = 'imagelock/main/images'
  expect(await deliverToBranch(bench, proposal(head, [A]), target({ branch }), clock, calm)).toEqual({
    kind: 'missing',
  })
  const made = await deliverToBranch(bench, proposal(head, [A]), target({ branch, ground: onTop(head) }), clock, calm)
  expect(made).toMatchObject({ kind: 'delivered' })
  expect((await repository.log(branch, 1))[0]?.parents).toEqual([head])
  const nothing = target({ branch: 'other', ground: onTop(head) })
  expect(await deliverToBranch(bench, proposal(head, []), nothing, clock, calm)).toMatchObject({ kind: 'unchanged' })
  expect(Object.keys(await repository.branches())).toEqual([branch, 'main'])
})

describe('meanwhile', () => {
  test('the branch moves between look and push: people’s commits and other runs’ images stay', async () => {
    const { bench, repository, head, workTree, github } = await site()
    draw(workTree, [A])
    const theirs = { [LOCK]: formatLock(lockOf({ 'img/b': B.entry })), 'img/b.png': B.bytes, 'README.md': 'theirs\n' }
    const move = async (): Promise<void> => void (await repository.commit('main', theirs))
    github.fault({ kind: 'call', path: /service=git-receive-pack/, run: move })
    expect(await deliverToBranch(bench, proposal(head, [A]), target(), clock, calm)).toMatchObject({
      kind: 'delivered',
    })
    const both = formatLock(lockOf({ a: A.entry, 'img/b': B.entry }))
    expect((await repository.show('main', LOCK)).toString()).toBe(both)
    expect(Object.keys(await repository.files('main'))).toEqual(['README.md', 'a.png', LOCK, 'img/b.png'])
    expect((await repository.show('main', 'README.md')).toString()).toBe('theirs\n')
  })

  test('the branch is set back: what was dropped there does not return', async () => {
    const { open, clone, repository, head, github } = await site()
    const dropped = await repository.commit('main', { 'leaked.txt': 'secret' })
    const workTree = await clone({ depth: 0 })
    draw(workTree, [A])
    const back = async (): Promise<void> => repository.force('main', head)
    github.fault({ kind: 'call', path: /service=git-receive-pack/, run: back })
    const run = proposal(dropped, [A])
    expect(await deliverToBranch(await open({ workTree }), run, target(), clock, calm)).toMatchObject({
      kind: 'delivered',
    })
    expect((await repository.log('main')).length).toBe(2)
    expect(Object.keys(await repository.files('main'))).toEqual(['README.md', 'a.png', LOCK])
  })

  test('the base moves on: a branch is made at the checked-out commit of a shallow clone all the same', async () => {
    const { open, clone, repository } = await site({ 'big.bin': 'x'.repeat(1_000_000) })
    const head = await repository.commit('main', { 'more.txt': 'x' })
    const workTree = await clone({ depth: 1 })
    await repository.commit('main', { 'and-more.txt': 'x' })
    draw(workTree, [A])
    const made = target({ branch: 'imagelock/rescue/1', ground: onTop(head) })
    const ended = await deliverToBranch(await open({ workTree }), proposal(head, [A]), made, clock, calm)
    expect(ended).toMatchObject({ kind: 'delivered' })
    expect((await repository.log('imagelock/rescue/1', 1))[0]?.parents).toEqual([head])
  })

  test('a person’s own file came to the path of an image: it stays, and is told', async () => {
    const { bench, repository, head, workTree } = await site()
    draw(workTree, [A, B])
    await repository.commit('main', { 'a.png': 'my own' })
    const ended = await deliverToBranch(bench, proposal(head, [A, B]), target(), clock, calm)
    expect(ended).toMatchObject({ kind: 'delivered', left: [{ manifest: 'images.yml', id: 'a', why: 'foreign' }] })
    expect((await repository.show('main', 'a.png')).toString()).toBe('my own')
    expect((await repository.show('main', LOCK)).toString()).toBe(formatLock(lockOf({ 'img/b': B.entry })))
  })

  test('it never ends: said after the attempts, nothing overwritten', async () => {
    const { bench, repository, head, workTree, github } = await site()
    draw(workTree, [A])
    let count = 0
    const move = async (): Promise<void> => void (await repository.commit('main', { n: String((count += 1)) }))
    github.fault({ kind: 'call', path: /service=git-receive-pack/, run: move, times: 99 })
    const ended = await deliverToBranch(bench, proposal(head, [A]), target({ attempts: 3 }), clock, calm)
    expect(ended).toEqual({ kind: 'raced', attempts: 3 })
    expect((await repository.log('main')).length).toBe(4)
  })

  test('an answer is lost: the push counts once', async () => {
    const { bench, repository, head, workTree, github } = await site()
    draw(workTree, [A])
    github.fault({ kind: 'reset', method: 'POST', path: /git-receive-pack$/, when: 'after' })
    const ended = await deliverToBranch(bench, proposal(head, [A]), target(), clock, calm)
    expect(ended).toMatchObject({ kind: 'delivered', commit: (await repository.branches())['main'] })
    expect((await repository.log('main')).length).toBe(2)
  })

  test('the server is in trouble, for a while or for good', async () => {
    const { bench, head, workTree, github } = await site()
    draw(workTree, [A])
    github.fault({ kind: 'server-error', path: /octo/, times: 2 })
    expect(await deliverToBranch(bench, proposal(head, [A]), target(), clock, calm)).toMatchObject({
      kind: 'delivered',
    })
    github.fault({ kind: 'server-error', path: /octo/, times: 99 })
    expect(await deliverToBranch(bench, proposal(head, [B]), target(), clock, calm)).toMatchObject({
      kind: 'refused',
      reason: 'other',
    })
  })
})

describe('refused', () => {
  test.each(['protection', 'ruleset'] as const)('by a %s: the branch is named protected, once', async (by) => {
    const { bench, repository, head, workTree, github } = await site()
    draw(workTree, [A])
    await repository.protect('main', by)
    const ended = await deliverToBranch(bench, proposal(head, [A]), target(), clock, calm)
    expect(ended).toMatchObject({
      kind: 'refused',
      reason: 'protected',
      message: expect.stringMatching(/GH0(?:06|13)/),
    })
    expect(
      github.requests.filter(({ path: at, method }) => method === 'POST' && at.endsWith('receive-pack')).length,
    ).toBe(1)
    expect((await repository.branches())['main']).toBe(head)
  })

  test('by rights', async () => {
    const { open, head, workTree } = await site()
    draw(workTree, [A])
    const bench = await open({ token: READER })
    const ended = await deliverToBranch(bench, proposal(head, [A]), target(), clock, calm)
    expect(ended).toMatchObject({ kind: 'refused', reason: 'denied' })
  })

  test('by a lock on the branch that cannot be read', async () => {
    const { bench, repository, head, workTree } = await site()
    draw(workTree, [A])
    await repository.commit('main', { [LOCK]: '<<<<<<< HEAD\n' })
    const ended = deliverToBranch(bench, proposal(head, [A]), target(), clock, calm)
    await expect(ended).rejects.toMatchObject({ code: 'lock/conflict', exit: 2 })
  })
})

describe('leases', () => {
  test('a branch of the tool is rebuilt on its base; one that moved is not replaced nor removed', async () => {
    const { bench, repository, head, workTree } = await site()
    draw(workTree, [A])
    const old = await repository.commit('pr', { 'old.txt': 'x' })
    const base = await repository.commit('main', { 'new.txt': 'x' })
    const rebuild = target({
      branch: 'pr',
      ground: (tip) => Promise.resolve({ parents: [base], lease: { kind: 'replace', commit: tip ?? '' } }),
    })
    const ended = await deliverToBranch(bench, proposal(head, [A]), rebuild, clock, calm)
    expect(ended).toMatchObject({ kind: 'delivered' })
    const [latest] = await repository.log('pr', 1)
    expect(latest?.parents).toEqual([base])
    const now = latest?.sha ?? ''

    expect(await bench.push(head, 'pr', { kind: 'replace', commit: old })).toEqual({ kind: 'moved' })
    expect(await bench.push(head, 'pr', { kind: 'create' })).toEqual({ kind: 'moved' })
    await expect(bench.push(head, 'pr', { kind: 'from', commit: now })).rejects.toThrow('drop commits')
    expect(await bench.deleteBranch('pr', old)).toEqual({ kind: 'moved' })
    expect((await repository.branches())['pr']).toBe(now)
    expect(await bench.deleteBranch('pr', now)).toMatchObject({ kind: 'pushed' })
    expect(await bench.deleteBranch('pr', now)).toEqual({ kind: 'moved' })
    expect(Object.keys(await repository.branches())).toEqual(['main'])
  })
})

describe('a branch with commits by people, behind its base', () => {
  const behind = (base: string): ReturnType<typeof target> =>
    target({
      branch: 'pr',
      ground: (tip) =>
        Promise.resolve(tip === null ? null : { parents: [tip, base], lease: { kind: 'from', commit: tip } }),
    })

  test('takes the base in: files by git, the lock by image', async () => {
    const C = picture('c')
    const both = picture('both')
    const theirs = picture('both, of the base', { path: 'both.png' })
    const { bench, repository, head, workTree } = await site({ 'text.txt': 'one\n' })
    const lock = (images: Parameters<typeof lockOf>[0]): string => formatLock(lockOf(images))
    const branch = { [LOCK]: lock({ b: B.entry, both: both.entry }), 'img/b.png': B.bytes, 'both.png': both.bytes }
    await repository.commit('pr', { ...branch, 'person.txt': 'by a person\n' })
    const locked = lock({ both: theirs.entry, c: C.entry })
    await repository.commit('main', { [LOCK]: locked, 'c.png': C.bytes, 'both.png': theirs.bytes, 'text.txt': 'two\n' })
    const base = await repository.commit('main', { more: 'x' })
    draw(workTree, [A])
    const [tip] = await repository.log('pr', 1)
    expect(await deliverToBranch(bench, proposal(head, [A]), behind(base), clock, calm)).toMatchObject({
      kind: 'delivered',
    })
    expect((await repository.log('pr', 1))[0]?.parents).toEqual([tip?.sha, base])
    const images = { a: A.entry, b: B.entry, both: both.entry, c: C.entry }
    expect((await repository.show('pr', LOCK)).toString()).toBe(lock(images))
    const names = ['README.md', 'a.png', 'both.png', 'c.png', LOCK, 'img/b.png', 'more', 'person.txt', 'text.txt']
    expect(Object.keys(await repository.files('pr'))).toEqual(names)
    expect((await repository.show('pr', 'text.txt')).toString()).toBe('two\n')
    expect(await repository.show('pr', 'both.png')).toEqual(both.bytes)
  })

  test('is left to people where their texts conflict; the pictures come all the same', async () => {
    const { bench, repository, head, workTree } = await site({ 'text.txt': 'one\n' })
    const tip = await repository.commit('pr', { 'text.txt': 'two\n' })
    const base = await repository.commit('main', { 'text.txt': 'three\n' })
    draw(workTree, [A])
    expect(await deliverToBranch(bench, proposal(head, [A]), behind(base), clock, calm)).toMatchObject({
      kind: 'delivered',
    })
    expect((await repository.log('pr', 1))[0]?.parents).toEqual([tip])
    expect((await repository.show('pr', 'text.txt')).toString()).toBe('two\n')
    expect(await repository.show('pr', 'a.png')).toEqual(A.bytes)
  })
})

describe('moves, prunes, restored files', () => {
  test('what the run changed, and nothing else', async () => {
    const [gone, lost, stays] = [picture('gone'), picture('lost'), picture('stays')]
    const base = { gone: gone.entry, lost: lost.entry, stays: stays.entry, away: picture('away').entry }
    const files = { 'gone.png': gone.bytes, 'stays.png': 'edited by a person', [LOCK]: formatLock(lockOf(base)) }
    const { bench, repository, head, workTree } = await site(files)
    const moved = picture('gone', { path: 'new/gone.png' })
    draw(workTree, [moved, lost])
    const { manifests } = proposal(head, [], base)
    const ours = lockOf({ ...base, gone: moved.entry })
    const run = { head, manifests: manifests.map((one) => ({ ...one, ours })) }
    expect(await deliverToBranch(bench, run, target(), clock, calm)).toMatchObject({ kind: 'delivered', left: [] })
    const now = await repository.files('main')
    expect(Object.keys(now)).toEqual(['README.md', LOCK, 'lost.png', 'new/gone.png', 'stays.png'])
    expect((await repository.show('main', 'stays.png')).toString()).toBe('edited by a person')
  })

  test('manifests of one run share a commit', async () => {
    const { bench, repository, head, workTree } = await site()
    draw(workTree, [A])
    draw(workTree, [B], 'site')
    const [first] = proposal(head, [A]).manifests
    const [second] = proposal(head, [B]).manifests
    if (first === undefined || second === undefined) throw new Error('no manifest')
    const below = { ...second, manifest: 'site/images.yml', lockPath: `site/${LOCK}`, folder: 'site' }
    await deliverToBranch(bench, { head, manifests: [first, below] }, target(), clock, calm)
    expect(Object.keys(await repository.files('main'))).toEqual([
      'README.md',
      'a.png',
      LOCK,
      `site/${LOCK}`,
      'site/img/b.png',
    ])
    expect((await repository.log('main')).length).toBe(2)
  })
})

test('three hundred pictures are one push and a handful of processes', async () => {
  const { open, repository, head, workTree } = await site()
  const pictures = Array.from({ length: 300 }, (_, at) => picture(`p${at}`, { size: 3000 }))
  draw(workTree, pictures)
  const git = countingGit()
  const bench = await open({ env: git.env })
  expect(await deliverToBranch(bench, proposal(head, pictures), target(), clock, calm)).toMatchObject({
    kind: 'delivered',
  })
  expect(git.starts().length).toBeLessThanOrEqual(14)
  expect((await repository.log('main')).length).toBe(2)
  expect(Object.keys(await repository.files('main')).length).toBe(302)
  const folder = path.join(workTree, '..', 'again')
  await repository.clone(folder)
  for (const { entry, bytes } of pictures)
    expect(fs.readFileSync(path.join(folder, entry.path)).equals(bytes)).toBe(true)
})
