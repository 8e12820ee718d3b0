// The plain loop that a person writes first: `fetch`, `fetch`, `writeFile`.
import { runPool } from './pool.mjs'

await runPool(async (prompt, origin) => {
  const answer = await fetch(`${origin}/v1/images/generations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer sk-bench' },
    body: JSON.stringify({ model: 'flux-2-pro', prompt }),
  })
  if (!answer.ok) throw new Error(`status ${answer.status}`)
  const { data } = await answer.json()
  const picture = await fetch(data[0].url)
  if (!picture.ok) throw new Error(`status ${picture.status}`)
  return Buffer.from(await picture.arrayBuffer())
})
