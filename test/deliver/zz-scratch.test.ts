import { test } from 'vitest'
import { deliverToBranch } from '../../src/deliver/push.ts'
import { picture } from './pictures.ts'
import { clock, draw, proposal, site, target } from './site.ts'
test('race', async () => {
  const { open, head, workTree, github } = await site()
  const pictures = Array.from({ length: 20 }, (_, at) => picture(`w${at}`))
  draw(workTree, pictures)
  const t0 = Date.now()
  const done: string[] = []
  await Promise.all(pictures.map(async (one, i) => {
    let n = 0, last = Date.now()
    const bench = await open()
    const c = { ...clock, sleep: async (ms: number, s: AbortSignal) => { n++; done.push(`  ${i} lost ${n} at ${Date.now()-t0} took ${Date.now()-last} pause ${ms|0}`); await clock.sleep(ms, s); last = Date.now() } }
    const r = await deliverToBranch(bench, proposal(head, [one]), target(), c, Math.random)
    done.push(`${i} ${r.kind} after ${n} at ${Date.now() - t0} took ${Date.now()-last}`)
  }))
  console.log(done.join('\n'), github.requests.filter(r => r.path.includes('service=git-receive')).length)
}, 100000)
