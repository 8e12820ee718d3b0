// What is done with branch and pull request, by the sentences of the spec (action.md, "Delivery").
import { describe, expect, test } from 'vitest'
import {
  type BranchCommit,
  decide,
  type Decision,
  isToolsCommit,
  type Observed,
} from '../../src/deliver/pull-request.ts'

const nothing: Observed = { baseHasProposal: false, branch: null, open: null, closed: null }
const ours = { tip: 'a', behind: 0, allOurs: true, hasProposal: false }
const theirs = { ...ours, allOurs: false }
const refused = { number: 3, merged: false, byPerson: true, hasProposal: true }
const propose = (how: (Decision & { kind: 'propose' })['how'], pull: number | null): Decision => ({
  kind: 'propose',
  how,
  pull,
})

const TABLE: readonly [string, readonly [Partial<Observed>, Decision][]][] = [
  [
    'One branch and one pull request a run',
    [
      [{}, propose('new', null)],
      [{ branch: ours }, propose('on-top', null)],
      // An earlier run pushed and was not allowed to open it.
      [{ branch: { ...ours, hasProposal: true } }, propose('nothing', null)],
      [{ baseHasProposal: true }, { kind: 'none' }],
      [{ baseHasProposal: true, branch: ours }, { kind: 'none' }],
    ],
  ],
  ['A second run updates the same pull request', [[{ branch: ours, open: 7 }, propose('on-top', 7)]]],
  [
    'with nothing to change it changes nothing (same commit, no API write)',
    [
      [
        { branch: { ...ours, hasProposal: true }, open: 7 },
        { kind: 'unchanged', pull: 7 },
      ],
      [
        { branch: { ...ours, behind: 9, hasProposal: true }, open: 7 },
        { kind: 'unchanged', pull: 7 },
      ],
      [
        { branch: { ...theirs, hasProposal: true }, open: 7 },
        { kind: 'unchanged', pull: 7 },
      ],
    ],
  ],
  [
    "when the base has caught up it closes the pull request, and deletes the branch where all its commits are the tool's",
    [
      [
        { baseHasProposal: true, branch: ours, open: 7 },
        { kind: 'close', pull: 7, deleteBranch: true },
      ],
      [
        { baseHasProposal: true, branch: { ...ours, hasProposal: true, behind: 1 }, open: 7 },
        { kind: 'close', pull: 7, deleteBranch: true },
      ],
      [
        { baseHasProposal: true, branch: theirs, open: 7 },
        { kind: 'close', pull: 7, deleteBranch: false },
      ],
      [
        { baseHasProposal: true, branch: null, open: 7 },
        { kind: 'close', pull: 7, deleteBranch: false },
      ],
    ],
  ],
  [
    'New commits by a person on the branch are never overwritten: the run puts its own commit on top',
    [[{ branch: theirs, open: 7 }, propose('on-top', 7)]],
  ],
  [
    "Behind its base, and only where there is something to commit, a branch of the tool's commits alone is rebuilt on it with a lease; else the base is merged in",
    [
      [{ branch: { ...ours, behind: 2 }, open: 7 }, propose('rebuild', 7)],
      [{ branch: { ...theirs, behind: 2 }, open: 7 }, propose('merge-base', 7)],
      [{ branch: { ...ours, behind: 2, hasProposal: true }, open: null }, propose('nothing', null)],
      // Left over from a pull request that was merged.
      [
        { branch: { ...ours, behind: 1 }, closed: { ...refused, merged: true, hasProposal: false } },
        propose('rebuild', null),
      ],
    ],
  ],
  [
    'Where everything that the run would propose stands in a pull request that a person closed unmerged, nothing is bought or opened',
    [
      [{ closed: refused }, { kind: 'skip', pull: 3 }],
      [
        { closed: refused, branch: { ...ours, hasProposal: true } },
        { kind: 'skip', pull: 3 },
      ],
      [{ closed: { ...refused, merged: true } }, propose('new', null)],
      // Closed by the tool, since the base had caught up, or by another app: nobody said no.
      [{ closed: { ...refused, byPerson: false } }, propose('new', null)],
      [{ closed: refused, open: 7, branch: ours }, propose('on-top', 7)],
      [{ closed: refused, baseHasProposal: true }, { kind: 'none' }],
    ],
  ],
  [
    'As soon as one image differs, a pull request with all of them is opened',
    [
      [{ closed: { ...refused, hasProposal: false } }, propose('new', null)],
      [{ closed: { ...refused, hasProposal: false }, branch: ours }, propose('on-top', null)],
    ],
  ],
]

describe.each(TABLE)('%s', (_, rows) => {
  test.each(rows)('%j', (observed, decision) => {
    expect(decide({ ...nothing, ...observed })).toEqual(decision)
  })
})

const bot = { name: 'github-actions[bot]', email: '41898282+github-actions[bot]@users.noreply.github.com' }
const mona = { name: 'Mona', email: 'mona@example.com' }
const site = { name: 'GitHub', email: 'noreply@github.com' }
const known = { identities: [bot], paths: new Set(['images.lock.json', 'a.png']) }
const commit: BranchCommit = { parents: 1, author: bot, committer: bot, paths: ['a.png', 'images.lock.json'] }

test.each<[string, Partial<BranchCommit>, boolean]>([
  ['its own by git', {}, true],
  ['its own by the API', { committer: site }, true],
  ['with an author of the user’s choice', { author: mona }, true],
  ['a person’s', { author: mona, committer: mona }, false],
  ['a person’s by the site', { author: mona, committer: site }, false],
  ['of another workflow with the same account', { paths: ['a.png', 'README.md'] }, false],
  ['of an image that no lock names', { paths: ['b.png'] }, false],
  ['an image that was optimised by somebody under another name', { committer: { ...bot, name: 'x' } }, false],
  ['rebased by a person', { committer: mona }, false],
  ['a merge', { parents: 2 }, false],
])('is the tool’s commit or not: %s', (_, change, expected) => {
  expect(isToolsCommit({ ...commit, ...change }, known)).toBe(expected)
})

const app = { name: 'my-app[bot]', email: '77+my-app[bot]@users.noreply.github.com' }
test.each<[string, string | null, Partial<BranchCommit>, boolean]>([
  ['the app behind the token', 'my-app[bot]', { author: app }, true],
  ['another app', 'other[bot]', { author: app }, false],
  ['no account known', null, { author: app }, false],
  ['a name that is only written so', 'my-app[bot]', { author: { ...app, email: 'x@example.com' } }, false],
  ['the app’s name on a commit of somebody’s own', 'my-app[bot]', { author: app, committer: mona }, false],
  ['a person’s token', 'mona', { author: { name: 'mona', email: '1+mona@users.noreply.github.com' } }, false],
])('a commit by the API: %s', (_, account, change, expected) => {
  expect(isToolsCommit({ ...commit, committer: site, ...change }, { ...known, account })).toBe(expected)
})
