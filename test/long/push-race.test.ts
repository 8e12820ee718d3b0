// Twenty runs that deliver to one branch at the same moment.
import { expect, test } from 'vitest'
import { deliverToBranch } from '../../src/deliver/push.ts'
import { parseLock } from '../../src/lock/parse.ts'
import { lockOf } from '../lock/sample.ts'
import { picture } from '../deliver/pictures.ts'
import { clock, draw, proposal, site, target } from '../deliver/site.ts'

const LOCK = 'images.lock.json'

test('twenty writers deliver at once, and nothing is lost', async () => {
  const { open, repository, head, workTree, github } = await site()
  const pictures = Array.from({ length: 20 }, (_, at) => picture(`w${at}`))
  draw(workTree, pictures)
  const ended = await Promise.all(
    pictures.map(async (one) => deliverToBranch(await open(), proposal(head, [one]), target(), clock, Math.random)),
  )
  expect(new Set(ended.map(({ kind }) => kind))).toEqual(new Set(['delivered']))
  const { lock } = parseLock(await repository.show('main', LOCK), LOCK)
  expect(lock).toEqual(lockOf(Object.fromEntries(pictures.map(({ entry }, at) => [`w${at}`, entry]))))
  for (const { entry, bytes } of pictures) expect(await repository.show('main', entry.path)).toEqual(bytes)
  expect((await repository.log('main')).length).toBe(21)
  expect(github.violations).toEqual([])
}, 120_000)
