// The text of `--help`.

export const HELP = `imagelock: images as code

  imagelock <command> [ids…] [options]

Commands
  plan              show what generate would do to each image, why, and its price
  generate          make the missing and changed images, and the lock
  check             fail if manifest, lock and files do not agree (CI, no key)
  accept ID…        keep a person's own picture: lock the bytes that are there
  restore ID…       bring the locked bytes back from git
  prune             drop images that the manifest no longer has
  reroll ID…        write a new random seed into the manifest
  pick ID SEED      take a candidate: its seed into the manifest, its file into place
  merge DIR…        put the bundles of shards together
  merge-driver BASE OURS THEIRS PATH
                    for git: merge two locks image by image
  explain ID…       each value, the line it came from, and the exact request
  init              write a first manifest and a workflow; overwrites nothing
  doctor            look for what is missing or wrong, each with its fix
  gallery           one HTML page of all images, to look at and to send around

An id selects its image, the id of a matrix all of its images; in a glob * stays
within a part of an id and ** crosses parts.

Options
  -m, --manifest PATH   default images.yml; repeatable; globs
      --json            one JSON document on stdout, whatever the exit code
      --quiet           only what went wrong
      --verbose         unchanged images too, and the stack of a fault
      --no-color        no colour (NO_COLOR is honoured too)
      --help, --version

Options of generate (the first three of plan too)
      --max-cost USD    buy for at most this much in one run (default 5)
      --max-images N    buy at most so many in one run (default 100)
      --placeholder     draw free drafts instead of buying
      --shards N|auto   of plan: a matrix for --json
      --shard I/N       make that part alone, into a bundle
      --out DIR         where the bundle goes (default here)
      --cache DIR       a folder of pictures by request, looked in before buying (of plan too)
      --yes             do not ask before spending on a terminal
      --force           make the named images again; the old bytes are kept
      --prune           prune afterwards
      --concurrency N   requests at once (default 8)
      --attempts N      tries where nothing was bought (default 4)
      --timeout SECONDS of one request (default 180)
      --candidates N    N variants of the named images, with the seeds after theirs; images
                        and lock stay as they are, and pick takes one without buying again
      --paid-retries N  ask again after a lost answer that may have been billed (default 0)

Option of init
      --adopt GLOB      existing images into manifest and lock as your own
Option of gallery
      --out FILE        the page, .html (default imagelock.html)

Exit codes
  0 done   1 some image not made   2 something for you to change   3 check: out of date
  4 a cap is passed, nothing was bought   70 a fault of imagelock   130, 143 stopped
`
