export const id = 9342;
export const ids = [9342];
export const modules = {

/***/ 9342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HELP: () => (/* binding */ HELP)
/* harmony export */ });
// The text of `--help`: at most 80 columns, commands by what a person is about to do, options by command.
const HELP = `imagelock: images as code. images.yml says which pictures a repository holds;
imagelock makes the missing ones and writes images.lock.json.

  imagelock <command> [ids…] [options]

Begin
  init              write a first manifest and a workflow; overwrites nothing
  doctor            look for what is missing or wrong, each with its fix
Make
  plan              show what generate would do to each image, and its price
  generate          make the missing and changed images, and the lock
  prune             drop images that the manifest no longer has
Look
  check             fail if manifest, lock and files do not agree (CI; no key)
  explain ID…       each value, the line it came from, and the exact request
  gallery           one HTML page of all images, to look at and to send around
Another picture
  reroll ID…        write a new random seed into the manifest
  pick ID SEED      take a candidate: seed into the manifest, file into place
A file that somebody edited
  accept ID…        keep it: lock the bytes that are there
  restore ID…       bring the locked bytes back from git
Many machines, and git
  merge DIR…        put the bundles of shards together
  merge-driver BASE OURS THEIRS PATH
                    for git: merge two locks image by image

An id selects its image, the id of a matrix all of its images; in a glob * stays
within a part of an id and ** crosses parts. Without ids: all images.

Options of every command
  -m, --manifest PATH   default images.yml; repeatable; globs
      --json            one JSON document on stdout, whatever the exit code
      --quiet           only what went wrong
      --verbose         unchanged images too, and the stack of a fault
      --no-color        no colour (NO_COLOR is honoured too)
      --help, --version
Options of plan and generate
      --max-cost USD    buy for at most this much in one run (default 5)
      --max-images N    buy at most so many in one run (default 100)
      --placeholder     draw free drafts instead of buying
      --cache DIR       a folder of pictures, looked in before buying
      --shards N|auto   plan: cut the work into parts, for a workflow's matrix
Options of generate
      --yes             do not ask before spending on a terminal
      --force           make the named images again; the old bytes are kept
      --prune           prune afterwards
      --candidates N    N variants of the named images, to pick one
      --concurrency N   requests at once (default 8)
      --attempts N      tries where nothing was bought (default 4)
      --timeout SECONDS of one request (default 180)
      --paid-retries N  ask again after a lost answer that may have been billed
                        (default 0)
      --shard I/N       make that part alone, into a bundle
      --out DIR         where the bundle goes (default: here)
Options of others
      --adopt GLOB      init: existing images as your own
      --out FILE        gallery: the page, .html (default imagelock.html)

Exit codes
  0 done   1 some image not made   2 something for you to change
  3 check: out of date   4 a cap is passed, nothing was bought
  5 delivery failed   70 a fault of imagelock   130, 143 stopped
`;


/***/ })

};
