// Which site generator a folder is built with, and where its static images live. Pure: it asks for names.

export interface Site {
  /** As its makers write it; null where none is known. */
  readonly generator: string | null
  /** Folder for images, relative to the folder that was looked at, with `/`. */
  readonly images: string
}

interface Generator {
  readonly name: string
  /** Files that only this generator has; `*` stands for one of the extensions of a script. */
  readonly marks: readonly string[]
  /** Where its images are served from: the first that is there, else the first. */
  readonly images: readonly string[]
}

const SCRIPTS = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts']

/** In the order they are looked for: what a more general tool is the base of comes first. */
const GENERATORS: readonly Generator[] = [
  { name: 'Docusaurus', marks: ['docusaurus.config.*'], images: ['static/img', 'static/images'] },
  { name: 'VitePress', marks: ['.vitepress/config.*'], images: ['public/images', 'public/img', 'public'] },
  { name: 'MkDocs', marks: ['mkdocs.yml', 'mkdocs.yaml'], images: ['docs/images', 'docs/img', 'docs/assets'] },
  {
    name: 'Hugo',
    marks: ['hugo.toml', 'hugo.yaml', 'hugo.yml', 'hugo.json', 'config/_default', 'archetypes/default.md'],
    images: ['static/images', 'static/img'],
  },
  { name: 'Jekyll', marks: ['_config.yml', '_config.yaml'], images: ['assets/images', 'assets/img', 'images'] },
  { name: 'Astro', marks: ['astro.config.*'], images: ['public/images', 'public/img', 'public'] },
  { name: 'Next.js', marks: ['next.config.*'], images: ['public/images', 'public/img', 'public'] },
  { name: 'Nuxt', marks: ['nuxt.config.*'], images: ['public/images', 'public/img', 'public'] },
  { name: 'Gatsby', marks: ['gatsby-config.*'], images: ['static/images', 'static/img', 'static'] },
  { name: 'SvelteKit', marks: ['svelte.config.*'], images: ['static/images', 'static/img', 'static'] },
  { name: 'Eleventy', marks: ['eleventy.config.*', '.eleventy.js'], images: ['public/img', 'src/img', 'img'] },
  { name: 'mdBook', marks: ['book.toml'], images: ['src/images', 'src/img'] },
  { name: 'Sphinx', marks: ['source/conf.py'], images: ['source/_static', 'source/_images'] },
  { name: 'Sphinx', marks: ['conf.py'], images: ['_static', '_images'] },
  { name: 'Vite', marks: ['vite.config.*'], images: ['public/images', 'public/img', 'public'] },
]

/** Where documentation is kept in a repository that holds more than it. */
const ROOTS = ['', 'docs/', 'website/', 'site/', 'documentation/', 'doc/', 'web/', 'www/']
const PLAIN = ['docs/images', 'docs/img', 'docs/assets', 'assets/images', 'images', 'img']

/**
 * @param has whether a file or folder is there, by its path relative to the folder that is looked at
 * @returns the first generator of the table in the first folder that has one; else `docs/images` where there is a
 *   `docs` folder, else `images`
 */
export function siteOf(has: (path: string) => boolean): Site {
  for (const root of ROOTS) {
    const found = GENERATORS.find(({ marks }) => marks.some((mark) => spelled(mark).some((name) => has(root + name))))
    if (found) return { generator: found.name, images: root + firstThere(found.images, (name) => has(root + name)) }
  }
  const images = PLAIN.find((name) => has(name)) ?? (has('docs') ? 'docs/images' : 'images')
  return { generator: null, images }
}

function spelled(mark: string): readonly string[] {
  return mark.endsWith('.*') ? SCRIPTS.map((extension) => mark.slice(0, -1) + extension) : [mark]
}

function firstThere(names: readonly string[], has: (path: string) => boolean): string {
  return names.find((name) => has(name)) ?? names[0] ?? 'images'
}
