// `explain`: where each effective value comes from, and the exact request. Changes nothing, asks nobody.
import { endpointOf } from '../endpoints.ts'
import { type Explanation, explainOrphan, explainRequest, explainValues } from '../plan/explain.ts'
import { providerNamed } from '../providers/table.ts'
import { type Session, stateRows } from './session.ts'

export function explain(session: Session): { readonly manifest: string; readonly images: readonly Explanation[] }[] {
  return stateRows(session).map(({ loaded, items }) => {
    const { name, source, manifest } = loaded.file
    const drafts = new Map(manifest.drafts.map((draft) => [draft.id, draft]))
    const images = items.flatMap((item): Explanation[] => {
      if (item.state === 'orphan' && item.entry) return [explainOrphan(item.id, item.entry)]
      const draft = drafts.get(item.id)
      if (!draft || !item.image) return []
      const { provider } = item.image.request
      const baseUrl = providerNamed(provider)?.api ? endpointOf(provider, session.world.env).baseUrl : null
      return [
        {
          id: item.id,
          fingerprint: item.fingerprint,
          state: item.state,
          values: explainValues(draft, item.image, loaded.lock, source),
          left_out: draft.leftOut,
          request: explainRequest(item.image, baseUrl),
        },
      ]
    })
    return { manifest: name, images }
  })
}
