// The `openai` client as it comes, with its own retries, then the link with `fetch`.
import OpenAI from 'openai'
import { runPool } from './pool.mjs'

let client
await runPool(async (prompt, origin) => {
  client ??= new OpenAI({ apiKey: 'sk-bench', baseURL: `${origin}/v1` })
  const { data } = await client.images.generate({ model: 'flux-2-pro', prompt })
  const picture = await fetch(data[0].url)
  if (!picture.ok) throw new Error(`status ${picture.status}`)
  return Buffer.from(await picture.arrayBuffer())
})
