// The simulated gateway for a person: `node build/simulator/main.js [api port] [delivery port]`.
import { startGateway, type Purchase } from './gateway.ts'

function line(purchase: Purchase): string {
  const { at, model, seed, prompt, billed } = purchase
  const words = JSON.stringify(prompt.length > 60 ? `${prompt.slice(0, 59)}…` : prompt)
  return `${new Date(at).toISOString()}  ${model}  seed ${seed ?? '-'}  ${billed ? 'billed' : 'free'}  ${words}`
}

const [api = 8787, delivery = 8788] = process.argv.slice(2).map(Number)
const gateway = await startGateway({
  ports: { api, delivery },
  onPurchase: (purchase) => console.log(line(purchase)),
})
console.log(`A simulated image gateway; it costs nothing. In another shell:

  export APIYI_BASE_URL=${gateway.baseUrl}
  export APIYI_API_KEY=${gateway.key}

Pictures come from ${gateway.deliveryOrigin}. Each purchase is a line below; Ctrl-C ends it.
`)

const stop = (): void => {
  for (const violation of gateway.violations) console.log(`violation: ${violation}`)
  void gateway.close()
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
