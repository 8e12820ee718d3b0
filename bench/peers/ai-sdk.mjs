// The AI SDK's `generateImage` as it comes, with its own retries; it takes the picture inside the answer.
import { createOpenAI } from '@ai-sdk/openai'
import { generateImage } from 'ai'
import { runPool } from './pool.mjs'

let model
await runPool(async (prompt, origin) => {
  model ??= createOpenAI({ apiKey: 'sk-bench', baseURL: `${origin}/v1` }).image('dall-e-3')
  const { image } = await generateImage({ model, prompt })
  return image.uint8Array
})
