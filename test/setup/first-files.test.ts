// The texts of `init` stand whatever the manifest is called.
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { named } from '../../src/named.ts'
import { adoptedManifest, exampleManifest } from '../../src/setup/first-files.ts'

test.each(["it's #1.yml", 'a\nprovider: x\n.yml', 'a\r\u2028b.yml'])('a manifest called %j', (name) => {
  const which = named([name])
  for (const text of [
    exampleManifest({ generator: null, images: 'images' }, 'images/a.png', which),
    adoptedManifest([], which),
  ])
    expect(load(text)).toMatchObject({ version: 1, provider: 'placeholder' })
})
