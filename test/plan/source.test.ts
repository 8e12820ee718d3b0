// The rules below the table of states (spec lockfile.md; cli.md, `--placeholder`): where the bytes of an image come from.
import { type Asked, repository } from './builder.ts'
import { testRows } from './table.ts'

const OTHER = { prompt: 'A windmill' }
const at = (path: string, more: Asked = {}): Asked => ({ path: `images/${path}.jpg`, ...more })
const MINUTE = 60_000

testRows({
  'Before anything is bought, in this order': [
    {
      says: 'an intact image of the same fingerprint in this lock (`copied`), before a link that lives',
      given: repository().has('b', 'B', { seed: 1 }).wants('a', { seed: 1 }).bought('a', MINUTE).hadOnce('a', 'H'),
      then: { b: 'unchanged → nothing', a: 'create → copy b' },
    },
    {
      says: 'an intact image: its file was edited',
      given: repository().has('b', 'B', { seed: 1 }).file('images/b.jpg', 'mine').wants('a', { seed: 1 }),
      then: { b: 'edited → nothing', a: 'create → buy' },
    },
    {
      says: 'an intact image of the same fingerprint: for `update` too, and an orphan’s',
      given: repository()
        .has('a', 'A', OTHER)
        .wants('a', { seed: 1 })
        .locks('old', 'O', { seed: 1 })
        .file('images/old.jpg', 'O'),
      then: { a: 'update → copy old', old: 'orphan → nothing' },
    },
    {
      says: 'An `accepted` entry is a source for its own image alone: it is not copied',
      given: repository()
        .accepts('b', 'mine', { seed: 1 })
        .wants('b', { seed: 1 })
        .file('images/b.jpg', 'mine')
        .wants('a', { seed: 1 }),
      then: { b: 'unchanged → nothing', a: 'create → buy' },
    },
    {
      says: 'it is copied to an LFS path only: a pointer is no source for another path',
      given: repository().has('b', 'B', { seed: 1 }).pointer('images/b.jpg', 'B').wants('a', { seed: 1 }),
      then: { b: 'unchanged → nothing', a: 'create → buy' },
    },
    {
      says: 'it is copied to an LFS path',
      given: repository()
        .has('b', 'B', { seed: 1 })
        .pointer('images/b.jpg', 'B')
        .wants('a', { seed: 1 })
        .lfs('images/a.jpg'),
      then: { b: 'unchanged → nothing', a: 'create → copy b' },
    },
    {
      says: 'a candidate of the same fingerprint, before a link that lives and git',
      given: repository().wants('a').candidate('a').bought('a', MINUTE).hadOnce('a', 'H'),
      then: { a: 'create → candidate' },
    },
    {
      says: 'an intact image of the same fingerprint in this lock, before a candidate',
      given: repository().has('b', 'B', { seed: 1 }).wants('a', { seed: 1 }).candidate('a'),
      then: { b: 'unchanged → nothing', a: 'create → copy b' },
    },
    {
      says: 'a candidate is no source for an image whose accepted picture is gone',
      given: repository().wants('a').accepts('a', 'mine').candidate('a'),
      then: { a: 'missing → blocked plan/accepted-gone' },
    },
    {
      says: '--force makes the image anew, whatever candidates there are',
      given: repository().has('a', 'A').candidate('a'),
      options: { force: true, named: ['a'] },
      then: { a: 'unchanged → buy' },
    },
    {
      says: 'a purchase that the journal knows and whose link lives, before git',
      given: repository().wants('a').bought('a', MINUTE).hadOnce('a', 'H'),
      then: { a: 'create → link' },
    },
    {
      says: 'whose link lives: a dead one comes after git',
      given: repository().wants('a').bought('a', -MINUTE).hadOnce('a', 'H'),
      then: { a: 'create → git' },
    },
    {
      says: 'whose link died … the run buys the image anew, under its caps (one try is made in any case)',
      given: repository().wants('a').bought('a', -MINUTE),
      then: { a: 'create → dead link' },
    },
    {
      says: 'an entry of the same fingerprint in the last 100 versions of the lock … whose blob is there (`restored`)',
      given: repository().has('a', 'A', OTHER).wants('a').hadOnce('a', 'H'),
      then: { a: 'update → git' },
    },
    {
      says: 'the bytes of the entry itself come before those of older versions',
      given: repository().wants('a').locks('a', 'A').committed('a', true).hadOnce('a', 'H'),
      then: { a: 'missing → git pointer' },
    },
    {
      says: 'it is not bought again without `--force`: the next run has it as `failed` with the same code',
      given: repository().wants('a').cameWrong('a'),
      then: { a: 'create → blocked provider/wrong-format' },
    },
    {
      says: 'it is not bought again without `--force`',
      given: repository().wants('a').cameWrong('a'),
      options: { force: true, named: ['a'] },
      then: { a: 'create → buy' },
    },
  ],

  '`--cache`: pictures by fingerprint, looked in after the journal': [
    {
      says: 'a purchase that the journal knows and whose link lives comes first',
      given: repository().wants('a').bought('a', MINUTE).cached('a', 'C'),
      then: { a: 'create → link' },
    },
    {
      says: 'then the cache, before older versions of the lock in git',
      given: repository().wants('a').hadOnce('a', 'H').cached('a', 'C'),
      then: { a: 'create → cache' },
    },
    {
      says: 'the locked bytes of a missing image are worth more',
      given: repository().wants('a').locks('a', 'A').committed('a').cached('a', 'C'),
      then: { a: 'missing → git' },
    },
    {
      says: 'equal images are both taken from it',
      given: repository().wants('a', { seed: 1 }).wants('b', { seed: 1 }).cached('b', 'C', { seed: 1 }),
      then: { a: 'create → cache', b: 'create → cache' },
    },
    {
      says: 'no other picture of the same request stands in for one that a person accepted',
      given: repository().accepts('a', 'mine').wants('a').cached('a', 'C'),
      then: { a: 'missing → blocked plan/accepted-gone' },
    },
    {
      says: '--force makes it anew',
      given: repository().wants('a').cached('a', 'C'),
      options: { force: true, named: ['a'] },
      then: { a: 'create → buy' },
    },
  ],

  'Two images of one run with the same fingerprint are bought once': [
    {
      says: 'of equal images in one run the first by id is `generated`, the rest `copied`',
      given: repository().wants('c', { seed: 1 }).wants('a', { seed: 1 }).wants('b', { seed: 1 }),
      then: { c: 'create → twin a', a: 'create → buy', b: 'create → twin a' },
    },
    {
      says: 'a link that lives goes before a purchase',
      given: repository().wants('a', { seed: 1 }).wants('b', { seed: 1 }).bought('b', MINUTE),
      then: { a: 'create → link', b: 'create → twin a' },
    },
    {
      says: 'the same for what is drawn',
      given: repository()
        .wants('a', { seed: 1, provider: 'placeholder' })
        .wants('b', { seed: 1, provider: 'placeholder' }),
      then: { a: 'create → draw', b: 'create → twin a' },
    },
    {
      says: 'with another fingerprint they are two purchases',
      given: repository().wants('a').wants('b'),
      then: { a: 'create → buy', b: 'create → buy' },
    },
  ],

  'is settled by a person': [
    {
      says: '`generate --force ID` makes the image anew',
      given: repository().has('a', 'A').file('images/a.jpg', 'mine'),
      options: { force: true, named: ['a'] },
      then: { a: 'edited → buy' },
    },
    {
      says: '`generate --force ID` where a folder stands at the path: nothing is bought that could not be stored',
      given: repository().wants('a').folder('images/a.jpg'),
      options: { force: true, named: ['a'] },
      then: { a: 'create → blocked plan/no-place' },
    },
    {
      says: 'the named images again although unchanged: neither copied nor taken from git',
      given: repository().has('a', 'A', { seed: 1 }).has('b', 'B', { seed: 1 }).committed('a').hadOnce('a', 'H'),
      options: { force: true, named: ['a'] },
      then: { a: 'unchanged → buy' },
    },
  ],

  'An `accepted` entry': [
    {
      says: 'deleted and not in git, it is `failed` unless `--force`',
      given: repository().accepts('a', 'mine').wants('a'),
      then: { a: 'missing → blocked plan/accepted-gone' },
    },
    {
      says: '… and no other picture of the same request takes its place',
      given: repository()
        .accepts('a', 'mine', { seed: 1 })
        .wants('a', { seed: 1 })
        .has('b', 'B', { seed: 1 })
        .bought('a', MINUTE)
        .hadOnce('a', 'H', { seed: 1 }),
      then: { a: 'missing → blocked plan/accepted-gone', b: 'unchanged → nothing' },
    },
    {
      says: 'is a source for its own image: from git',
      given: repository().accepts('a', 'mine').wants('a').committed('a').bought('a', MINUTE),
      then: { a: 'missing → git' },
    },
    {
      says: 'unless `--force`',
      given: repository().accepts('a', 'mine').wants('a'),
      options: { force: true, named: ['a'] },
      then: { a: 'missing → buy' },
    },
    {
      says: 'made anew with --force by a run that was killed: what the journal notes is the image',
      given: repository().accepts('a', 'mine').wants('a').notes('a', 'N').file('images/a.jpg', 'N').committed('a'),
      then: { a: 'missing → noted' },
    },
  ],

  'an image whose path an image that was not selected still holds is `failed`': [
    {
      says: 'half of a swap',
      given: repository().has('a', 'A').has('b', 'B', OTHER).wants('a', at('b')).wants('b', at('a', OTHER)),
      options: { named: ['a'] },
      then: { a: 'move → blocked plan/path-held' },
    },
    {
      says: 'a new image at the old path of one that was not selected',
      given: repository().has('b', 'B').wants('b', at('new')).wants('a', at('b', OTHER)),
      options: { named: ['a'] },
      then: { a: 'create → blocked plan/path-held' },
    },
    {
      says: 'not with --force either',
      given: repository().has('b', 'B').wants('b', at('new')).wants('a', at('b', OTHER)),
      options: { named: ['a'], force: true },
      then: { a: 'create → blocked plan/path-held' },
    },
    {
      says: 'held by the entry that would move to the image that was not selected',
      given: repository().locks('old', 'B').file('images/old.jpg', 'B').wants('new').wants('a', at('old', OTHER)),
      options: { named: ['a'] },
      then: { a: 'create → blocked plan/path-held' },
    },
    {
      says: 'still holds: its file is gone',
      given: repository().locks('b', 'B').wants('b', at('new')).wants('a', at('b', OTHER)),
      options: { named: ['a'] },
      then: { a: 'create → buy' },
    },
    {
      says: 'not selected: both are, so the holder moves away in the same run',
      given: repository().has('b', 'B').wants('b', at('new')).wants('a', at('b', OTHER)),
      then: { b: 'move → rename b', a: 'create → buy' },
    },
  ],

  '--placeholder': [
    {
      says: 'draws those that are `create`',
      given: repository().wants('a'),
      options: { placeholder: true },
      then: { a: 'create → draw' },
    },
    {
      says: 'or locked as drawn before',
      given: repository().has('a', 'A', { provider: 'placeholder' }).wants('a', OTHER),
      options: { placeholder: true },
      then: { a: 'update → draw' },
    },
    {
      says: 'drawn before, and nothing changed: the same draft stays',
      given: repository()
        .locks('a', 'A', { provider: 'placeholder', model: 'placeholder', output_format: 'jpeg' })
        .file('images/a.jpg', 'A')
        .wants('a'),
      options: { placeholder: true },
      then: { a: 'unchanged → nothing' },
    },
    {
      says: 'To `check`, and to the next run without the option, a draft is `update`',
      given: repository().has('a', 'A', { provider: 'placeholder' }).wants('a'),
      then: { a: 'update → buy' },
    },
    {
      says: 'A real picture is never replaced … left without an outcome',
      given: repository().has('a', 'A').wants('a', OTHER).wants('b', { prompt: 'x' }).locks('b', 'B', { prompt: 'x' }),
      options: { placeholder: true },
      then: { a: 'update → left', b: 'missing → left' },
    },
    {
      says: 'all others get what is free (`move`, git, copy)',
      given: repository()
        .has('a', 'A')
        .wants('a', at('new'))
        .wants('b', OTHER)
        .locks('b', 'B', OTHER)
        .committed('b')
        .has('c', 'C', { seed: 1 })
        .has('d', 'D')
        .wants('d', { seed: 1 }),
      options: { placeholder: true },
      then: { a: 'move → rename a', b: 'missing → git', c: 'unchanged → nothing', d: 'update → copy c' },
    },
    {
      says: 'a `webp` image is `skipped` with a warning',
      given: repository().wants('a', { model: 'gpt-image-2', output_format: 'webp' }),
      options: { placeholder: true },
      then: { a: 'create → left with a warning' },
    },
    {
      says: 'a person’s file is `edited` all the same',
      given: repository().wants('a').file('images/a.jpg', 'mine'),
      options: { placeholder: true },
      then: { a: 'edited → nothing' },
    },
  ],
})
