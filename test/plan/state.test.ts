// "States of an image" (spec lockfile.md), row by row: `says` quotes the spec, `then` is state and source of each image.
import { type Asked, repository } from './builder.ts'
import { testRows } from './table.ts'

const OTHER = { prompt: 'A windmill' }
const at = (path: string, more: Asked = {}): Asked => ({ path: `images/${path}.jpg`, ...more })

testRows({
  unchanged: [
    {
      says: 'fingerprint, path and file as locked',
      given: repository().has('a', 'A'),
      then: { a: 'unchanged → nothing' },
    },
    {
      says: 'not the id, path, `alt`, order of keys … of the manifest',
      given: repository().has('a', 'A').wants('a', { alt: 'New words', model: 'flux-2-pro', prompt: ' A lighthouse ' }),
      then: { a: 'unchanged → nothing' },
    },
    {
      says: 'A file that is a Git LFS pointer with the locked SHA-256 counts as intact',
      given: repository().has('a', 'A').pointer('images/a.jpg', 'A'),
      then: { a: 'unchanged → nothing' },
    },
    {
      says: 'seed: that of the lock’s entry, else derived from the id',
      given: repository().has('a', 'A', { seed: 7 }).wants('a'),
      then: { a: 'unchanged → nothing' },
    },
    {
      says: 'accepted, and nothing changed since',
      given: repository().wants('a').accepts('a', 'mine').file('images/a.jpg', 'mine'),
      then: { a: 'unchanged → nothing' },
    },
  ],

  move: [
    {
      says: 'the image’s entry has the same fingerprint and another path … the old file is intact … at the new path is nothing',
      given: repository().has('a', 'A').wants('a', at('new')),
      then: { a: 'move → rename a' },
    },
    {
      says: 'no entry, and an entry whose id the manifest no longer has has the same fingerprint',
      given: repository().locks('old', 'A', { seed: 1 }).file('images/old.jpg', 'A').wants('new', { seed: 1 }),
      then: { new: 'move → rename old' },
    },
    {
      says: 'or the same but for the seed where the image writes none (the entry keeps its seed)',
      given: repository().locks('old', 'A').file('images/old.jpg', 'A').wants('new'),
      then: { new: 'move → rename old' },
    },
    {
      says: 'the entry keeps its seed … where the prompt names it',
      given: repository()
        .locks('old', 'A', { prompt: 'No. {{ seed }}' })
        .file('images/old.jpg', 'A')
        .wants('new', { prompt: 'No. {{seed}}' }),
      then: { new: 'move → rename old' },
    },
    {
      says: 'the same but for the seed where the image writes none: this one writes its own',
      given: repository().locks('old', 'A').file('images/old.jpg', 'A').wants('new', { seed: 1 }),
      then: { new: 'create → buy', old: 'orphan → nothing' },
    },
    {
      says: 'an entry whose id the manifest no longer has: an entry that still has its image is copied instead',
      given: repository().has('a', 'A', { seed: 1 }).wants('b', { seed: 1 }),
      then: { a: 'unchanged → nothing', b: 'create → copy a' },
    },
    {
      says: 'it has no entry: one that has its own takes no other’s',
      given: repository().locks('old', 'A').file('images/old.jpg', 'A').has('a', 'B', OTHER).wants('a'),
      then: { a: 'update → buy', old: 'orphan → nothing' },
    },
    {
      says: 'or the new path already has its bytes (old file gone)',
      given: repository().locks('a', 'A').wants('a', at('new')).file('images/new.jpg', 'A'),
      then: { a: 'move → rename a' },
    },
    {
      says: 'or the new path already has its bytes (old file edited)',
      given: repository()
        .locks('a', 'A')
        .file('images/a.jpg', 'mine')
        .wants('a', at('new'))
        .file('images/new.jpg', 'A'),
      then: { a: 'move → rename a' },
    },
    {
      says: 'or the new path already has its bytes (a person renamed file and id)',
      given: repository().locks('old', 'A').wants('new').file('images/new.jpg', 'A'),
      then: { new: 'move → rename old' },
    },
    {
      says: 'the old file is intact: as an LFS pointer too',
      given: repository().locks('a', 'A').pointer('images/a.jpg', 'A').wants('a', at('new')),
      then: { a: 'move → rename a' },
    },
    {
      says: 'the old file is intact or the new path already has its bytes: neither',
      given: repository().locks('a', 'A').file('images/a.jpg', 'mine').wants('a', at('new')),
      then: { a: 'missing → buy' },
    },
    {
      says: 'at the new path is … the intact file of another entry: a swap',
      given: repository().has('a', 'A').has('b', 'B', OTHER).wants('a', at('b')).wants('b', at('a', OTHER)),
      then: { a: 'move → rename a', b: 'move → rename b' },
    },
    {
      says: 'at the new path is … the intact file of another entry: an orphan’s, which is dropped',
      given: repository().has('a', 'A').wants('a', at('old')).locks('old', 'B', OTHER).file('images/old.jpg', 'B'),
      then: { a: 'move → rename a', old: 'orphan → nothing' },
    },
    {
      says: 'at the new path is … the intact file of another entry: not intact',
      given: repository().has('a', 'A').wants('a', at('old')).locks('old', 'B', OTHER).file('images/old.jpg', 'mine'),
      then: { a: 'edited → nothing', old: 'orphan → nothing' },
    },
    {
      says: 'at the new path is nothing, those bytes, or the intact file of another entry: a person’s file',
      given: repository().has('a', 'A').wants('a', at('new')).file('images/new.jpg', 'mine'),
      then: { a: 'edited → nothing' },
    },
    {
      says: 'at the new path … a person’s file stops the entry of a vanished id too',
      given: repository().locks('old', 'A').file('images/old.jpg', 'A').wants('new').file('images/new.jpg', 'mine'),
      then: { new: 'edited → nothing', old: 'orphan → nothing' },
    },
    {
      says: 'exact matches come first',
      given: repository()
        .locks('exact', 'E', { seed: 5 })
        .file('images/exact.jpg', 'E')
        .locks('a', 'A')
        .file('images/a.jpg', 'A')
        .wants('new', { seed: 5 })
        .wants('newer'),
      then: { new: 'move → rename exact', newer: 'move → rename a' },
    },
    {
      says: 'then ids in code-unit order',
      given: repository()
        .locks('b', '1')
        .file('images/b.jpg', '1')
        .locks('a', '2')
        .file('images/a.jpg', '2')
        .locks('B', '3')
        .file('images/B.jpg', '3')
        .wants('y')
        .wants('x'),
      then: { y: 'move → rename a', x: 'move → rename B', b: 'orphan → nothing' },
    },
    {
      says: 'Of several entries that could `move`: one whose file is gone could not',
      given: repository().locks('a', 'A').locks('b', 'B').file('images/b.jpg', 'B').wants('new'),
      then: { new: 'move → rename b', a: 'orphan → nothing' },
    },
    {
      says: '`accepted` is a source for its own image alone: no move to another id',
      given: repository().accepts('old', 'mine').file('images/old.jpg', 'mine').wants('new'),
      then: { new: 'create → buy', old: 'orphan → nothing' },
    },
    {
      says: '`accepted` is a source for its own image: it moves with its path',
      given: repository().accepts('a', 'mine').file('images/a.jpg', 'mine').wants('a', at('new')),
      then: { a: 'move → rename a' },
    },
  ],

  edited: [
    {
      says: 'at the path is a file whose bytes neither the image’s own entry locks …',
      given: repository().has('a', 'A').file('images/a.jpg', 'mine'),
      then: { a: 'edited → nothing' },
    },
    {
      says: '… with another fingerprint too: the person’s file is not overwritten',
      given: repository().has('a', 'A').wants('a', OTHER).file('images/a.jpg', 'mine'),
      then: { a: 'edited → nothing' },
    },
    {
      says: '… without an entry too',
      given: repository().wants('a').file('images/a.jpg', 'mine'),
      then: { a: 'edited → nothing' },
    },
    {
      says: '… an LFS pointer to other bytes',
      given: repository().has('a', 'A').pointer('images/a.jpg', 'mine'),
      then: { a: 'edited → nothing' },
    },
    {
      says: '… not what is no file at all: nothing can be stored there, and a person has to make room',
      given: repository().has('a', 'A').folder('images/a.jpg'),
      then: { a: 'missing → blocked plan/no-place' },
    },
    {
      says: 'the image’s own entry locks: its bytes at the new path, with another fingerprint, are ours',
      given: repository().locks('a', 'A').wants('a', at('new', OTHER)).file('images/new.jpg', 'A'),
      then: { a: 'update → buy' },
    },
    {
      says: 'nor the journal notes for this image: without an older entry',
      given: repository().wants('a').notes('a', 'A').file('images/a.jpg', 'A'),
      then: { a: 'create → noted' },
    },
    {
      says: 'nor the journal notes for this image: with an older entry',
      given: repository().locks('a', 'A', OTHER).wants('a').notes('a', 'B').file('images/a.jpg', 'B'),
      then: { a: 'update → noted' },
    },
    {
      says: 'nor the journal notes for this image: made anew with --force',
      given: repository().locks('a', 'A').wants('a').notes('a', 'B').file('images/a.jpg', 'B'),
      then: { a: 'missing → noted' },
    },
    {
      says: 'nor the journal notes for this image: what it notes for another is not ours',
      given: repository().wants('a').wants('b', OTHER).notes('b', 'B', OTHER).file('images/a.jpg', 'B'),
      then: { a: 'edited → nothing', b: 'create → buy' },
    },
    {
      says: 'the journal notes for this image: the file was edited after it',
      given: repository().wants('a').notes('a', 'A').file('images/a.jpg', 'mine'),
      then: { a: 'edited → nothing' },
    },
    {
      says: 'the journal notes for this image: the manifest changed after it',
      given: repository().wants('a', OTHER).notes('a', 'A').file('images/a.jpg', 'A'),
      then: { a: 'create → buy' },
    },
    {
      says: 'nor another entry locks for this path',
      given: repository().locks('old', 'A').file('images/old.jpg', 'A').wants('a', at('old', OTHER)),
      then: { a: 'create → buy', old: 'orphan → nothing' },
    },
    {
      says: 'nor another entry locks for this path: for another path it says nothing',
      given: repository().has('b', 'B', OTHER).wants('a').file('images/a.jpg', 'B'),
      then: { b: 'unchanged → nothing', a: 'edited → nothing' },
    },
    {
      says: 'or the entry is `accepted`, its file is there, and the fingerprint differs',
      given: repository().accepts('a', 'mine').file('images/a.jpg', 'mine').wants('a', OTHER),
      then: { a: 'edited → nothing' },
    },
    {
      says: 'or the entry is `accepted`, its file is there (at its old path), and the fingerprint differs',
      given: repository().accepts('a', 'mine').file('images/a.jpg', 'mine').wants('a', at('new', OTHER)),
      then: { a: 'edited → nothing' },
    },
    {
      says: 'or the entry is `accepted`, its file is there: it is gone',
      given: repository().accepts('a', 'mine').wants('a', OTHER),
      then: { a: 'update → buy' },
    },
  ],

  missing: [
    {
      says: 'same fingerprint, no file … else makes them again',
      given: repository().wants('a').locks('a', 'A'),
      then: { a: 'missing → buy' },
    },
    {
      says: 'takes the bytes back from git where a blob has them',
      given: repository().wants('a').locks('a', 'A').committed('a'),
      then: { a: 'missing → git' },
    },
    {
      says: 'takes the bytes back from git: the locked ones, not those of another image of the same request',
      given: repository()
        .wants('a', { seed: 1 })
        .locks('a', 'A', { seed: 1 })
        .committed('a')
        .has('b', 'B', { seed: 1 }),
      then: { a: 'missing → git', b: 'unchanged → nothing' },
    },
    {
      says: 'drawn again where the painter made it',
      given: repository().wants('a', { provider: 'placeholder' }).locks('a', 'A', { provider: 'placeholder' }),
      then: { a: 'missing → draw' },
    },
  ],

  update: [
    {
      says: 'entry, other fingerprint',
      given: repository().has('a', 'A').wants('a', OTHER),
      then: { a: 'update → buy' },
    },
    {
      says: 'entry, other fingerprint, no file',
      given: repository().locks('a', 'A').wants('a', OTHER),
      then: { a: 'update → buy' },
    },
    {
      says: 'where the path changed too',
      given: repository().has('a', 'A').wants('a', at('new', OTHER)),
      then: { a: 'update → buy' },
    },
  ],

  create: [{ says: 'no entry', given: repository().wants('a'), then: { a: 'create → buy' } }],

  orphan: [
    {
      says: 'entry without an image in the manifest',
      given: repository().has('b', 'B').locks('z', 'Z', OTHER).locks('a', 'A', { prompt: 'A mill' }),
      then: { b: 'unchanged → nothing', a: 'orphan → nothing', z: 'orphan → nothing' },
    },
    {
      says: 'an orphan is selected by its id',
      given: repository().has('b', 'B').locks('z', 'Z', OTHER).locks('a', 'A', { prompt: 'A mill' }),
      options: { named: ['z'] },
      then: { z: 'orphan → nothing' },
    },
    {
      says: 'an entry that a `move` takes is no `orphan`, also where the move was not selected',
      given: repository().has('b', 'B').locks('old', 'A', OTHER).file('images/old.jpg', 'A').wants('new', OTHER),
      options: { named: ['b', 'old', 'x*'] },
      then: { b: 'unchanged → nothing' },
    },
  ],
})
