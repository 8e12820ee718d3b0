// What the plan says beside state and source: changes, prices, twins of several manifests, drafts, earlier bills.
import { describe, expect, test } from 'vitest'
import { type Item, joinTwins } from '../../src/plan/plan.ts'
import { type Asked, entryOf, repository, type Repository } from './builder.ts'

const OTHER = { prompt: 'A windmill' }

function row(given: Repository, id: string, options: Parameters<Repository['plan']>[0] = {}): Item {
  return given.plan(options).find((item) => item.id === id) as Item
}

describe('changes', () => {
  const PNG = { path: 'images/{{ id }}.{{ ext }}', output_format: 'png' }
  test.each<[string, Repository, object[]]>([
    ['none where there are none', repository().has('a', 'A'), []],
    ['none of an image without an entry', repository().wants('a'), []],
    [
      '`update` names each parameter, then the path',
      repository()
        .has('a', 'A')
        .wants('a', { ...OTHER, seed: 4, size: '512x1024', path: 'b.jpg' }),
      [
        { key: 'prompt', from: 'A lighthouse', to: 'A windmill' },
        { key: 'width', from: 1024, to: 512 },
        { key: 'seed', from: entryOf('a', 'A').request.seed, to: 4 },
        { key: 'path', from: 'images/a.jpg', to: 'b.jpg' },
      ],
    ],
    [
      'null where a side does not have it',
      repository()
        .has('a', 'A', { ...PNG, model: 'flux-2-klein-9b' })
        .wants('a', { ...PNG, model: 'flux-2-flex' }),
      [
        { key: 'model', from: 'flux-2-klein-9b', to: 'flux-2-flex' },
        { key: 'prompt_upsampling', from: null, to: false },
        { key: 'steps', from: null, to: 50 },
        { key: 'guidance', from: null, to: 4.5 },
      ],
    ],
    [
      '`extra.<field>`',
      repository()
        .has('a', 'A', { model: 'gpt-image-2', extra: { quality: 'low', background: 'opaque' } })
        .wants('a', { model: 'gpt-image-2', extra: { quality: 'high', moderation: 'low' } }),
      [
        { key: 'extra.background', from: 'opaque', to: null },
        { key: 'extra.quality', from: 'low', to: 'high' },
        { key: 'extra.moderation', from: null, to: 'low' },
      ],
    ],
    [
      'of a `move`: the path',
      repository().has('a', 'A').wants('a', { path: 'b.jpg' }),
      [{ key: 'path', from: 'images/a.jpg', to: 'b.jpg' }],
    ],
    [
      'of a `move`: id and path',
      repository().locks('old', 'A').file('images/old.jpg', 'A').wants('a'),
      [
        { key: 'id', from: 'old', to: 'a' },
        { key: 'path', from: 'images/old.jpg', to: 'images/a.jpg' },
      ],
    ],
    [
      'of a `move`: the id alone',
      repository().locks('old', 'A', { path: 'a.jpg' }).file('a.jpg', 'A').wants('a', { path: 'a.jpg' }),
      [{ key: 'id', from: 'old', to: 'a' }],
    ],
  ])('%s', (_, given, changes) => {
    expect(row(given, 'a').changes).toEqual(changes)
  })
})

describe('price_usd', () => {
  // Spec providers.md, "Prices"; in millionths of a dollar.
  test.each<[string, Asked, number | null]>([
    ['flux-2-max', { model: 'flux-2-max' }, 70_000],
    ['flux-pro-1.1', { model: 'flux-pro-1.1' }, 35_000],
    ['null where the price is not known: gpt-image-2', { model: 'gpt-image-2' }, null],
    ['null where the price is not known: a model that is not listed', { model: 'flux-9' }, null],
    ['0 where nothing would be bought: drawn', { provider: 'placeholder' }, 0],
  ])('%s', (_, asked, price) => {
    expect(row(repository().wants('a', asked), 'a').price).toBe(price)
  })
})

describe('the seed that the plan settles', () => {
  test('a move keeps the entry’s seed, in the path too', () => {
    const named = { path: 'images/{{ seed }}.jpg' }
    const { seed } = entryOf('old', 'A').request
    const item = row(repository().locks('old', 'A', named).file(`images/${seed}.jpg`, 'A').wants('new', named), 'new')
    expect(item).toMatchObject({ state: 'move', path: `images/${seed}.jpg`, image: { seed }, changes: [{ key: 'id' }] })
  })

  test('editing a prompt keeps the seed', () => {
    expect(row(repository().has('a', 'A', { seed: 9 }).wants('a', OTHER), 'a').image?.request.seed).toBe(9)
  })

  test('two new images that could take the same entry: the first by id has it', () => {
    const given = repository().locks('old', 'A').file('images/old.jpg', 'A').wants('z').wants('m')
    expect(given.plan().map(({ id, state }) => [id, state])).toEqual([
      ['z', 'create'],
      ['m', 'move'],
    ])
  })
})

describe('twins of several manifests', () => {
  const plans = [
    repository().wants('b', { seed: 1 }).wants('x').rows(),
    repository().wants('a', { seed: 1 }).wants('b', { seed: 1, path: 'other.jpg' }).rows(),
  ]

  test('the first by id is bought, the rest are its copies at no price', () => {
    const found = joinTwins(plans).map((items) => items.map(({ id, source, price }) => [id, source, price]))
    expect(found).toEqual([
      [
        ['b', { kind: 'twin', of: 'a' }, 0],
        ['x', { kind: 'buy' }, 30_000],
      ],
      [
        ['a', { kind: 'buy' }, 30_000],
        ['b', { kind: 'twin', of: 'a' }, 0],
      ],
    ])
  })

  test('one whose link lives goes first, in whichever manifest', () => {
    const linked = repository().wants('z', { seed: 1 }).bought('z', 60_000).rows()
    const found = joinTwins([...plans, linked]).map((items) =>
      items.map(({ id, source, price }) => [id, source.kind, price]),
    )
    expect(found).toEqual([
      [
        ['b', 'twin', 0],
        ['x', 'buy', 30_000],
      ],
      [
        ['a', 'twin', 0],
        ['b', 'twin', 0],
      ],
      [['z', 'link', 0]],
    ])
  })

  test('what is free in one manifest stays free there', () => {
    const restored = repository().wants('a', { seed: 1 }).hadOnce('a', 'H', { seed: 1 }).rows()
    expect(joinTwins([restored, repository().wants('b', { seed: 1 }).rows()]).flat()).toMatchObject([
      { id: 'a', source: { kind: 'git' } },
      { id: 'b', source: { kind: 'buy' } },
    ])
  })
})

describe('may have been billed before', () => {
  test.each<[string, Repository, boolean]>([
    ['asked for again', repository().wants('a').maybeBilled('a'), true],
    ['nothing of it is known', repository().wants('a'), false],
    ['not where it comes from git', repository().wants('a').maybeBilled('a').hadOnce('a', 'H'), false],
    ['not where its link lives', repository().wants('a').maybeBilled('a').bought('a', 1), false],
    ['not of another request', repository().wants('a').wants('b', OTHER).maybeBilled('b'), false],
  ])('%s', (_, given, billed) => {
    expect(row(given, 'a').billedBefore).toBe(billed)
  })
})

describe('a draft', () => {
  test.each<[string, Asked, object]>([
    [
      'has the size, seed and prompt of the image, and the format of its path',
      { seed: 3, size: '640x480', output_format: 'png' },
      {
        provider: 'placeholder',
        model: 'placeholder',
        prompt: 'A lighthouse',
        width: 640,
        height: 480,
        seed: 3,
        output_format: 'png',
      },
    ],
    ['jpg is jpeg', { path: 'a.jpeg', seed: 3 }, { output_format: 'jpeg' }],
    [
      'of a model without size and seed is a square with the seed derived from the id',
      // First 4 bytes of `printf 'imagelock/seed/1\na' | sha256sum`, masked with 0x7fffffff.
      { model: 'gpt-image-2-all', path: 'a.png' },
      { width: 1024, height: 1024, seed: 0x1022fa2a, output_format: 'png' },
    ],
  ])('%s', (_, asked, request) => {
    const item = row(repository().wants('a', asked), 'a', { placeholder: true })
    expect(item.image?.request).toMatchObject(request)
    expect(item.image?.seed).toBe(item.image?.request.seed)
  })

  test('keeps the seed of the draft before it', () => {
    const drawn = { provider: 'placeholder', seed: 77 }
    expect(row(repository().has('a', 'A', drawn).wants('a', OTHER), 'a', { placeholder: true }).image?.seed).toBe(77)
  })
})
